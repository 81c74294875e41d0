package org.digits.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.digits.tongue.Tongues;
import org.digits.tongue.Wording;
import org.digits.web.Answer.Refused;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.ModelAndView;

/**
 * Tells of a failure in the words that the client understands: a browser gets a page, and
 * the home page again if its upload failed; the API and everybody else a problem
 * document.
 */
class FailureAnswers {

	private final Tongues tongues;

	FailureAnswers(Tongues tongues) {
		this.tongues = tongues;
	}

	/**
	 * An answer that Spring MVC can return: a page or a problem document.
	 * @param path the path that was asked for
	 */
	Object of(Refused refused, HttpHeaders headers, String path, HttpServletRequest request) {
		return forBrowser(path, request) ? page(refused, path) : document(refused, headers, path);
	}

	ResponseEntity<Object> document(Refused refused, HttpHeaders headers, String path) {
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(refused.problem().status())
			.headers(headers)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
		sayWhenToRetry(refused);
		ProblemDetail document = document(refused);
		document.setInstance(address(path));
		return answer.body(document);
	}

	/** The document alone, for one picture among others. */
	ProblemDetail document(Refused refused) {
		return document(refused, this.tongues.here());
	}

	/** The same, for a reader of some language. */
	ProblemDetail document(Refused refused, Wording wording) {
		Problem problem = refused.problem();
		ProblemDetail document = ProblemDetail.forStatusAndDetail(problem.status(), wording.say(refused.words()));
		document.setType(problem.type());
		document.setTitle(wording.say(problem.titleKey()));
		return document;
	}

	private static void sayWhenToRetry(Refused refused) {
		if (refused.problem() == Problem.BUSY
				&& RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
				&& attributes.getResponse() != null) {
			attributes.getResponse().setHeader(HttpHeaders.RETRY_AFTER, "1");
		}
	}

	static @Nullable URI address(String path) {
		try {
			return new URI(path);
		}
		catch (URISyntaxException ex) {
			return null; // the container lets through what RFC 3986 doesn't
		}
	}

	ModelAndView page(Refused refused, String path) {
		sayWhenToRetry(refused);
		String view = path.endsWith("/predict") ? "home" : path.endsWith("/stacks") ? "stacks" : "problem";
		return new ModelAndView(view,
				Map.of("problem", refused.problem(), "sentence", this.tongues.here().say(refused.words())),
				refused.problem().status());
	}

	private static boolean forBrowser(String path, HttpServletRequest request) {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		return !path.startsWith(request.getContextPath() + "/api/") && accept != null
				&& accept.contains(MediaType.TEXT_HTML_VALUE);
	}

}
