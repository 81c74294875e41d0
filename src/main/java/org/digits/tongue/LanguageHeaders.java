package org.digits.tongue;

import java.time.Duration;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Says in which language an answer is and what that depends on, and remembers a choice.
 */
class LanguageHeaders implements HandlerInterceptor {

	private static final Duration MEMORY = Duration.ofDays(365);

	private final ChosenLanguage language;

	LanguageHeaders(ChosenLanguage language) {
		this.language = language;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		Stream.of(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE)
			.filter((header) -> !response.getHeaders(HttpHeaders.VARY).contains(header))
			.forEach((header) -> response.addHeader(HttpHeaders.VARY, header));
		response.setHeader(HttpHeaders.CONTENT_LANGUAGE, this.language.resolveLocale(request).toLanguageTag());
		this.language.asked(request)
			.ifPresent((locale) -> remember(ChosenLanguage.LANGUAGE, locale.toLanguageTag(), request, response));
		this.language.askedNumerals(request)
			.ifPresent((numerals) -> remember(ChosenLanguage.NUMERALS, numerals, request, response));
		return true;
	}

	private static void remember(String name, String value, HttpServletRequest request, HttpServletResponse response) {
		response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(name, value)
					.path(request.getContextPath() + "/")
					.maxAge(MEMORY)
					.sameSite("Lax")
					.secure(request.isSecure())
					.httpOnly(true)
					.build()
					.toString());
	}

}
