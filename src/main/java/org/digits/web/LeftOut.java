package org.digits.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.digits.reading.Reading;
import org.digits.reading.Reading.ReadSign;
import org.jspecify.annotations.Nullable;

/** What was written beside the digits and is no part of the number, in a sentence. */
final class LeftOut {

	private static final Map<String, List<String>> WORDS = Map.of("point",
			List.of("a point or comma", "points or commas"), "dash", List.of("a dash", "dashes"), "slash",
			List.of("a slash", "slashes"), "other", List.of("something that is no digit", "things that are no digits"));

	private LeftOut() {
	}

	/** The sentence; null if nothing was left out. */
	static @Nullable String of(Reading reading) {
		Map<String, Long> counts = reading.lines()
			.stream()
			.flatMap((line) -> line.signs().stream())
			.filter((sign) -> !sign.kept())
			.collect(Collectors.groupingBy(ReadSign::name, Collectors.counting()));
		String things = counts.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((entry) -> words(entry.getKey(), entry.getValue()))
			.collect(Collectors.joining(", "));
		return things.isEmpty() ? null : "Left out, as no part of the number: " + things + ".";
	}

	private static String words(String name, long count) {
		List<String> words = WORDS.getOrDefault(name, List.of(name, name));
		return (count == 1) ? words.get(0) : count + " " + words.get(1);
	}

}
