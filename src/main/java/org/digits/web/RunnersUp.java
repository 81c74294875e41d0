package org.digits.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.digits.reading.Reading;
import org.digits.reading.Reading.ReadLine;
import org.digits.reading.Reading.Text;
import org.digits.tongue.Wording;

/** What else a line may say. */
final class RunnersUp {

	private static final double HARDLY = 0.01;

	private RunnersUp() {
	}

	/** The likeliest of them, best first, and which line it is if there are several. */
	static List<String> of(Reading reading, int limit, Wording wording) {
		List<Other> others = new ArrayList<>();
		List<ReadLine> lines = reading.lines();
		for (int i = 0; i < lines.size(); i++) {
			ReadLine line = lines.get(i);
			for (Text text : line.candidates()) {
				double odds = text.probability() / Math.max(line.confidence(), 1e-9);
				if (!text.number().equals(line.number()) && !text.number().isEmpty() && odds >= HARDLY) {
					others.add(new Other((lines.size() > 1) ? wording.say("result.others.in-line", text.number(), i + 1)
							: text.number(), odds));
				}
			}
		}
		return others.stream()
			.sorted(Comparator.comparingDouble(Other::odds).reversed())
			.limit(limit)
			.map(Other::text)
			.toList();
	}

	/**
	 * What the whole number may be, likeliest first: what was read, and the same with one
	 * line read otherwise.
	 */
	static List<String> options(Reading reading, int limit) {
		List<Other> options = new ArrayList<>();
		String number = String.valueOf(reading.number());
		List<ReadLine> lines = reading.lines();
		for (int i = 0; i < lines.size(); i++) {
			ReadLine line = lines.get(i);
			for (Text text : line.candidates()) {
				double odds = text.probability() / Math.max(line.confidence(), 1e-9);
				if (!text.number().equals(line.number()) && !text.number().isEmpty() && odds >= HARDLY) {
					List<String> texts = new ArrayList<>(lines.stream().map(ReadLine::number).toList());
					texts.set(i, text.number());
					options.add(new Other(String.join("\n", texts), odds));
				}
			}
		}
		return Stream.concat(Stream.of(number),
				options.stream().sorted(Comparator.comparingDouble(Other::odds).reversed()).map(Other::text).distinct())
			.limit(limit)
			.toList();
	}

	private record Other(String text, double odds) {
	}

}
