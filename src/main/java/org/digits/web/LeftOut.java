package org.digits.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.digits.reading.Reading;
import org.digits.tongue.Wording;
import org.jspecify.annotations.Nullable;

/** What was written beside the digits and is no part of the number, in a sentence. */
final class LeftOut {

	private static final Set<String> KNOWN = Set.of("point", "dash", "slash");

	private LeftOut() {
	}

	/** The sentence; null if nothing was left out. */
	static @Nullable String of(Reading reading, Wording wording) {
		Map<String, Long> counts = reading.lines()
			.stream()
			.flatMap((line) -> line.signs().stream())
			.filter((sign) -> !sign.kept())
			.collect(Collectors.groupingBy((sign) -> KNOWN.contains(sign.name()) ? sign.name() : "other", TreeMap::new,
					Collectors.counting()));
		List<String> things = counts.entrySet()
			.stream()
			.map((entry) -> wording.say("result.left-out." + entry.getKey(), entry.getValue()))
			.toList();
		return things.isEmpty() ? null : wording.say("result.left-out", wording.list(things));
	}

}
