package org.digits.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
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
	 * What the line in most doubt may say, likeliest first, beginning with what was read.
	 */
	static List<Option> options(Reading reading, int limit) {
		List<ReadLine> lines = reading.lines();
		return IntStream.range(0, lines.size())
			.boxed()
			.min(Comparator.comparing((Integer line) -> texts(lines.get(line)).size() < 2)
				.thenComparingDouble((line) -> lines.get(line).confidence()))
			.map((line) -> texts(lines.get(line)).stream()
				.limit(limit)
				.map((text) -> Option.of(reading, line, text))
				.toList())
			.orElse(List.of());
	}

	/** What it may say, beginning with what was read. */
	private static List<String> texts(ReadLine line) {
		Stream<String> others = line.candidates()
			.stream()
			.filter((text) -> text.probability() >= HARDLY * line.confidence())
			.map(Text::number);
		return Stream.concat(Stream.of(line.number()), others).filter((text) -> !text.isEmpty()).distinct().toList();
	}

	/**
	 * What a line may say.
	 *
	 * @param text the line
	 * @param line which line it is, from 1
	 * @param number the whole number, if the line says so
	 */
	record Option(String text, int line, String number) {

		static Option of(Reading reading, int line, String text) {
			List<String> texts = new ArrayList<>(reading.lines().stream().map(ReadLine::number).toList());
			texts.set(line, text);
			return new Option(text, line + 1, String.join("\n", texts));
		}

	}

	private record Other(String text, double odds) {
	}

}
