package org.digits.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.digits.reading.Reading;
import org.digits.reading.Reading.Candidate;
import org.digits.reading.Reading.ReadDigit;
import org.digits.reading.Reading.ReadLine;

/** What else a number may be: itself, with one digit read as its next likeliest. */
final class RunnersUp {

	private RunnersUp() {
	}

	/** The likeliest of them, best first. */
	static List<String> of(Reading reading, int limit) {
		List<Swap> swaps = new ArrayList<>();
		StringBuilder text = new StringBuilder();
		for (ReadLine line : reading.lines()) {
			text.append(text.isEmpty() ? "" : "\n");
			collect(line, text.length(), swaps);
			text.append(line.number());
		}
		return swaps.stream()
			.sorted(Comparator.comparingDouble(Swap::odds).reversed())
			.limit(limit)
			.map((swap) -> swap.in(text.toString()))
			.toList();
	}

	private static void collect(ReadLine line, int offset, List<Swap> swaps) {
		int next = 0;
		for (int i = 0; i < line.number().length() && next < line.digits().size(); i++) {
			if (!Character.isWhitespace(line.number().charAt(i))) {
				collect(line.digits().get(next++), offset + i, swaps);
			}
		}
	}

	private static void collect(ReadDigit digit, int position, List<Swap> swaps) {
		for (Candidate candidate : digit.candidates()) {
			double odds = candidate.probability() / Math.max(digit.confidence(), 1e-9);
			if (!candidate.digit().equals(digit.digit()) && odds >= 0.01) {
				swaps.add(new Swap(position, candidate.digit(), odds));
			}
		}
	}

	private record Swap(int position, String digit, double odds) {

		String in(String number) {
			return number.substring(0, this.position) + this.digit + number.substring(this.position + 1);
		}

	}

}
