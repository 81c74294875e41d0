package org.digits.web;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.digits.door.Farewell;
import org.digits.tongue.Tongues;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.LocaleResolver;

/**
 * What programs that send pictures are told when they are sent away: the same documents
 * as elsewhere, but each is made once only, so that those who have a seat notice nothing
 * of the crowd.
 */
class ShortAnswers implements Farewell {

	private final FailureAnswers answers;

	private final Tongues tongues;

	private final LocaleResolver languages;

	private final JsonMapper json;

	private final Map<Key, byte[]> made = new ConcurrentHashMap<>();

	ShortAnswers(FailureAnswers answers, Tongues tongues, LocaleResolver languages, JsonMapper json) {
		this.answers = answers;
		this.tongues = tongues;
		this.languages = languages;
		this.json = json;
	}

	@Override
	public boolean tell(int status, HttpServletRequest request, HttpServletResponse response) throws IOException {
		String path = request.getRequestURI();
		if (!path.equals(request.getContextPath() + ReadingsApi.PATH)) {
			return false;
		}
		Locale language = this.languages.resolveLocale(request);
		byte[] document = this.made.computeIfAbsent(new Key(status, language), (key) -> document(key, path));
		response.setStatus(status);
		response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
		response.addHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
		response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setContentLength(document.length);
		response.getOutputStream().write(document);
		return true;
	}

	private byte[] document(Key key, String path) {
		Problem problem = Problem.of(HttpStatus.valueOf(key.status()));
		ProblemDetail document = this.answers.document(problem.refused(), this.tongues.in(key.language()));
		document.setInstance(FailureAnswers.address(path));
		return this.json.writeValueAsBytes(document);
	}

	/**
	 * An answer.
	 *
	 * @param status its status
	 * @param language one of those that are offered
	 */
	private record Key(int status, Locale language) {
	}

}
