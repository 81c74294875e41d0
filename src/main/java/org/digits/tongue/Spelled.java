package org.digits.tongue;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import org.jspecify.annotations.Nullable;

/**
 * A plain number as people say and write it: in words, and in figures that are grouped as
 * the language groups them (12,34,567 in India) and are its own if the reader wants that.
 *
 * @param words in words; digit by digit where it begins with 0 or is too long for a
 * number that anybody says
 * @param figures in figures; null if that is the number as it was
 */
public record Spelled(String words, @Nullable String figures) {

	private static final Pattern PLAIN = Pattern.compile("[0-9]{1,24}");

	private static final int SAYABLE = 12;

	/** The number, if the text is one that has no signs, gaps or lines; or else null. */
	public static @Nullable Spelled of(@Nullable String text, Wording wording) {
		if (text == null || !PLAIN.matcher(text).matches()) {
			return null;
		}
		Locale locale = wording.locale();
		boolean number = text.length() <= SAYABLE && (text.length() == 1 || !text.startsWith("0"));
		String figures = number ? wording.number(Long.parseLong(text)) : Figures.digits(text, locale);
		return new Spelled(number ? words(text, locale) : digitByDigit(text, locale),
				figures.equals(text) ? null : figures);
	}

	private static String words(String number, Locale locale) {
		RuleBasedNumberFormat words = new RuleBasedNumberFormat(ULocale.forLocale(locale.stripExtensions()),
				RuleBasedNumberFormat.SPELLOUT);
		return words.format(Long.parseLong(number));
	}

	private static String digitByDigit(String digits, Locale locale) {
		return digits.chars()
			.mapToObj((digit) -> words(String.valueOf((char) digit), locale))
			.collect(Collectors.joining(" "));
	}

}
