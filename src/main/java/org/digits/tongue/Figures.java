package org.digits.tongue;

import java.util.Locale;
import java.util.stream.Collectors;

import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.NumberingSystem;
import com.ibm.icu.util.ULocale;

/**
 * How numbers are written. The digits 0 to 9 are used in every language, unless the
 * locale asks for others by its extension ({@code hi-u-nu-deva}).
 */
final class Figures {

	private static final String KEYWORD = "nu";

	private static final String PLAIN = "latn";

	private Figures() {
	}

	/** A locale to format numbers by. */
	static ULocale locale(Locale locale) {
		return ULocale.forLocale((locale.getUnicodeLocaleType(KEYWORD) != null) ? locale : with(locale, PLAIN));
	}

	/** The same language with the digits of its own script. */
	static Locale inOwnDigits(Locale locale) {
		String own = ownDigits(locale);
		return own.equals(PLAIN) ? locale : with(locale, own);
	}

	static boolean hasOwnDigits(Locale locale) {
		return !ownDigits(locale).equals(PLAIN);
	}

	static boolean areOwnDigits(Locale locale) {
		return locale.getUnicodeLocaleType(KEYWORD) != null;
	}

	private static String ownDigits(Locale locale) {
		NumberingSystem own = NumberingSystem
			.getInstance(ULocale.forLocale(locale.stripExtensions()).setKeywordValue("numbers", "native"));
		return own.isAlgorithmic() ? PLAIN : own.getName();
	}

	private static Locale with(Locale locale, String digits) {
		return new Locale.Builder().setLocale(locale).setUnicodeLocaleKeyword(KEYWORD, digits).build();
	}

	/** The same digits one by one, those of the locale. */
	static String digits(String plain, Locale locale) {
		String digits = NumberingSystem.getInstance(locale(locale)).getDescription();
		return plain.chars()
			.mapToObj((digit) -> digits.substring(digit - '0', digit - '0' + 1))
			.collect(Collectors.joining());
	}

	/** With so many places after the point. */
	static String format(double value, int least, int most, Locale locale) {
		return NumberFormatter.withLocale(locale(locale))
			.precision(Precision.minMaxFraction(least, most))
			.format(value)
			.toString();
	}

}
