package org.digits.tongue;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

import com.ibm.icu.text.ListFormatter;

import org.springframework.context.MessageSource;

/** One reader's language: makes sentences and figures of it. */
public final class Wording {

	private final MessageSource messages;

	private final Locale locale;

	Wording(MessageSource messages, Locale locale) {
		this.messages = messages;
		this.locale = locale;
	}

	/** For a reader of whom nothing is known, not even a request. */
	public static Wording english() {
		return new Wording(new Bundles(), Locale.ENGLISH);
	}

	/** An entry of the bundles, its places filled with the arguments. */
	public String say(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, this.locale);
	}

	/** The same. */
	public String say(Words words) {
		return words.key().isEmpty() ? translated(words.english()) : say(words.key(), words.arguments().toArray());
	}

	/**
	 * English sentences in this language; a sentence that isn't in the bundles stays as
	 * it is.
	 */
	public String translated(String english) {
		return isEnglish() ? english
				: Sentences.of(english).stream().map(this::sentence).collect(Collectors.joining(" "));
	}

	private String sentence(String english) {
		String text = this.messages.getMessage(Sentences.key(english), Sentences.numbers(english), english,
				this.locale);
		return (text != null) ? text : english;
	}

	/** An entry of the bundles, or else other words for it. */
	public String sayOr(String key, String otherwise) {
		String text = this.messages.getMessage(key, null, otherwise, this.locale);
		return (text != null) ? text : otherwise;
	}

	/** A whole number, its digits grouped as they are in this language. */
	public String number(long value) {
		return number(value, 0, 0);
	}

	/** A number with at least and at most so many places after the point. */
	public String number(double value, int least, int most) {
		return Figures.format(value, least, most, this.locale);
	}

	/** A share in percent; 100 is all. */
	public String percent(double value, int least, int most) {
		return say("figure.percent", number(value, least, most));
	}

	/** Things one after another, as in {@code a, b}. */
	public String list(Collection<String> things) {
		return ListFormatter
			.getInstance(Figures.locale(this.locale), ListFormatter.Type.UNITS, ListFormatter.Width.SHORT)
			.format(things);
	}

	/** The reader's language, and digits. */
	Locale locale() {
		return this.locale;
	}

	private boolean isEnglish() {
		return this.locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
	}

}
