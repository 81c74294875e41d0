package org.digits.tongue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.ibm.icu.text.CaseMap;
import com.ibm.icu.util.ULocale;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpMethod;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The languages that are offered, and the one of the request that is being answered. */
public class Tongues {

	private static final int SAMPLE = 123;

	private final MessageSource messages;

	private final List<Locale> offered;

	Tongues(MessageSource messages, List<Locale> offered) {
		this.messages = messages;
		this.offered = offered;
	}

	/** What the reader of the answer understands. */
	public Wording here() {
		return in(locale());
	}

	/** One language, whoever reads. */
	public Wording in(Locale locale) {
		return new Wording(this.messages, locale);
	}

	/** The tag of the reader's language, for {@code lang}. */
	public String tag() {
		return locale().stripExtensions().toLanguageTag();
	}

	/** What it is called, in itself. */
	public String name() {
		return name(locale().stripExtensions());
	}

	/** Which way it is written, for {@code dir}. */
	public String direction() {
		return ULocale.forLocale(locale()).isRightToLeft() ? "rtl" : "ltr";
	}

	/**
	 * The languages, to choose from. Those of a region are left out: whoever wants them
	 * has a browser that asks for them.
	 */
	public List<Choice> languages() {
		return this.offered.stream()
			.filter((locale) -> locale.getCountry().isEmpty())
			.map((locale) -> new Choice(name(locale), locale.toLanguageTag(),
					address(ChosenLanguage.LANGUAGE, locale.toLanguageTag()),
					locale.getLanguage().equals(locale().getLanguage())))
			.toList();
	}

	/** The digits, to choose from; none where the language has no others. */
	public List<Choice> numerals() {
		Locale locale = locale();
		if (!Figures.hasOwnDigits(locale)) {
			return List.of();
		}
		boolean own = Figures.areOwnDigits(locale);
		return Stream.of(false, true)
			.map((choice) -> new Choice(sample(choice ? Figures.inOwnDigits(locale) : locale.stripExtensions()), tag(),
					address(ChosenLanguage.NUMERALS, choice ? ChosenLanguage.OWN : ChosenLanguage.PLAIN),
					choice == own))
			.toList();
	}

	private String sample(Locale locale) {
		return in(locale).number(SAMPLE);
	}

	private static String name(Locale locale) {
		ULocale own = ULocale.forLocale(locale);
		return CaseMap.toTitle().wholeString().noLowercase().apply(locale, null, own.getDisplayLanguage(own));
	}

	/** Of the page that is shown; what came of a form can't be asked for again. */
	private static String address(String parameter, String value) {
		String path = (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
				? path(attributes.getRequest()) : "/";
		return path + "?" + parameter + "=" + value;
	}

	private static String path(HttpServletRequest request) {
		Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		String path = (failed instanceof String uri) ? uri : request.getRequestURI();
		boolean again = HttpMethod.GET.matches(request.getMethod());
		return again ? "/" + path.replaceFirst("^/+", "") : request.getContextPath() + "/";
	}

	private static Locale locale() {
		return LocaleContextHolder.getLocale();
	}

	/**
	 * Something to choose.
	 *
	 * @param name how it is called, in its own language
	 * @param tag its language
	 * @param address where it leads
	 * @param current whether it is chosen
	 */
	public record Choice(String name, String tag, String address, boolean current) {
	}

}
