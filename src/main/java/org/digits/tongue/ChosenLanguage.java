package org.digits.tongue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The reader's language: what the address asks for ({@code ?lang=hi}), what was chosen
 * before, what the browser asks for, or the first of all. The same with the digits
 * ({@code ?numerals=own}).
 */
class ChosenLanguage implements LocaleResolver {

	static final String LANGUAGE = "lang";

	static final String NUMERALS = "numerals";

	static final String OWN = "own";

	static final String PLAIN = "plain";

	private static final String RESOLVED = ChosenLanguage.class.getName();

	private final List<Locale> offered;

	ChosenLanguage(List<Locale> offered) {
		this.offered = List.copyOf(offered);
	}

	@Override
	public Locale resolveLocale(HttpServletRequest request) {
		if (request.getAttribute(RESOLVED) instanceof Locale locale) {
			return locale;
		}
		Locale language = asked(request).or(() -> find(cookie(request, LANGUAGE)))
			.or(() -> accepted(request))
			.orElse(this.offered.get(0));
		String numerals = askedNumerals(request).orElseGet(() -> String.valueOf(cookie(request, NUMERALS)));
		Locale locale = numerals.equals(OWN) ? Figures.inOwnDigits(language) : language;
		request.setAttribute(RESOLVED, locale);
		return locale;
	}

	/** The language that the address asks for, if it is one that is offered. */
	Optional<Locale> asked(HttpServletRequest request) {
		return find(parameter(request, LANGUAGE));
	}

	/** The digits that the address asks for. */
	Optional<String> askedNumerals(HttpServletRequest request) {
		return Optional.ofNullable(parameter(request, NUMERALS))
			.filter((numerals) -> numerals.equals(OWN) || numerals.equals(PLAIN));
	}

	/** Uploads have a body to be read by others, and at another time. */
	private static @Nullable String parameter(HttpServletRequest request, String name) {
		return HttpMethod.GET.matches(request.getMethod()) ? request.getParameter(name) : null;
	}

	private Optional<Locale> find(@Nullable String tag) {
		return this.offered.stream().filter((locale) -> locale.toLanguageTag().equals(tag)).findFirst();
	}

	private Optional<Locale> accepted(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
		if (header == null || header.isBlank()) {
			return Optional.empty();
		}
		try {
			return Optional.ofNullable(Locale.lookup(LanguageRange.parse(header), this.offered));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static @Nullable String cookie(HttpServletRequest request, String name) {
		return Stream.ofNullable(request.getCookies())
			.flatMap(Arrays::stream)
			.filter((cookie) -> cookie.getName().equals(name))
			.map(Cookie::getValue)
			.findFirst()
			.orElse(null);
	}

	@Override
	public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
		throw new UnsupportedOperationException("The address of a page says its language: ?lang=");
	}

}
