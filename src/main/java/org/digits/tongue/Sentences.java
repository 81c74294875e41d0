package org.digits.tongue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences of rooms that know no languages. Each is found in the bundles by itself: its
 * key is made of its words, and the numbers in it fill its places.
 */
final class Sentences {

	private static final String KEY = "said.";

	private static final Pattern GAP = Pattern.compile("(?<=[.!?])\\s+(?=\\p{Lu})");

	private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d[\\d,]*(\\.\\d+)?(?![\\w])");

	private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");

	private Sentences() {
	}

	static List<String> of(String text) {
		return List.of(GAP.split(text.strip()));
	}

	/** Such as {@code said.the-file-has-n-mb}. */
	static String key(String sentence) {
		String words = NUMBER.matcher(sentence.replaceAll("['’]", "")).replaceAll("n").toLowerCase(Locale.ROOT);
		return KEY + NO_WORD.matcher(words).replaceAll("-").replaceAll("^-|-$", "");
	}

	/** The numbers in it, in their order. */
	static Object[] numbers(String sentence) {
		List<Object> numbers = new ArrayList<>();
		Matcher matcher = NUMBER.matcher(sentence);
		while (matcher.find()) {
			numbers.add(Double.valueOf(matcher.group().replace(",", "")));
		}
		return numbers.toArray();
	}

}
