package org.digits.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.digits.reading.Reading;
import org.digits.reading.Reading.Candidate;
import org.digits.reading.Reading.ReadDigit;
import org.digits.reading.Reading.ReadLine;

/** What else a line may be: itself, with one digit read as its next likeliest. */
final class RunnersUp {

	private static final double HARDLY = 0.01;

	private RunnersUp() {
	}

	/** The likeliest of them, best first, and which line it is if there are several. */
	static List<String> of(Reading reading, int limit) {
		List<Swap> swaps = new ArrayList<>();
		List<ReadLine> lines = reading.lines();
		for (int i = 0; i < lines.size(); i++) {
			collect(lines.get(i), (lines.size() > 1) ? " in line " + (i + 1) : "", swaps);
		}
		return swaps.stream()
			.sorted(Comparator.comparingDouble(Swap::odds).reversed())
			.limit(limit)
			.map(Swap::text)
			.toList();
	}

	private static void collect(ReadLine line, String where, List<Swap> swaps) {
		String text = line.number();
		int next = 0;
		for (int i = 0; i < text.length() && next < line.digits().size(); i++) {
			if (!Character.isWhitespace(text.charAt(i))) {
				collect(line.digits().get(next++), text.substring(0, i), text.substring(i + 1) + where, swaps);
			}
		}
	}

	private static void collect(ReadDigit digit, String before, String after, List<Swap> swaps) {
		for (Candidate candidate : digit.candidates()) {
			double odds = candidate.probability() / Math.max(digit.confidence(), 1e-9);
			if (!candidate.digit().equals(digit.digit()) && odds >= HARDLY) {
				swaps.add(new Swap(before + candidate.digit() + after, odds));
			}
		}
	}

	private record Swap(String text, double odds) {
	}

}
