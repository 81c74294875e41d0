package org.digits.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.digits.image.Box;
import org.digits.reading.Reading;
import org.digits.reading.Reading.Candidate;
import org.digits.reading.Reading.Outcome;
import org.digits.reading.Reading.ReadDigit;
import org.digits.reading.Reading.ReadLine;
import org.digits.reading.Reading.Text;

/**
 * What a person said of a reading, put in the place of what was read.
 *
 * @param reading the reading as it is then
 * @param boxes where digits were named
 * @param checked whether a person said what the whole number is
 */
record Said(Reading reading, List<Box> boxes, boolean checked) {

	private static final double SAME = .5;

	/** A person who names one digit has seen the others too; these need no more. */
	private static final double UNDOUBTED = .99;

	static Said of(Reading reading, List<Repair> words) {
		Said said = new Said(reading, List.of(), false);
		for (Repair repair : words) {
			said = (repair instanceof Repair.Say say) ? said.named(say)
					: (repair instanceof Repair.Number number) ? said.told(number.number()) : said;
		}
		return said;
	}

	private Said told(String number) {
		Reading told = new Reading(Outcome.READ, number, 1, this.reading.lines(), null, this.reading.model());
		return new Said(told, this.boxes, true);
	}

	private Said named(Repair.Say say) {
		List<Box> named = new ArrayList<>(this.boxes);
		List<ReadLine> lines = this.reading.lines().stream().map((line) -> named(line, say, named)).toList();
		if (named.size() == this.boxes.size()) {
			return this;
		}
		String number = lines.stream().map(ReadLine::number).collect(Collectors.joining("\n"));
		double confidence = lines.stream().mapToDouble(ReadLine::confidence).reduce(1, (a, b) -> a * b);
		boolean sure = lines.stream()
			.flatMap((line) -> line.digits().stream())
			.allMatch((digit) -> digit.confidence() >= UNDOUBTED);
		Reading now = new Reading(sure ? Outcome.READ : this.reading.outcome(), number, confidence, lines,
				sure ? null : this.reading.reason(), this.reading.model());
		return new Said(now, List.copyOf(named), this.checked);
	}

	private static ReadLine named(ReadLine line, Repair.Say say, List<Box> named) {
		List<ReadDigit> digits = new ArrayList<>(line.digits());
		int at = IntStream.range(0, digits.size())
			.filter((i) -> Choices.shared(digits.get(i).box(), say.box()) > SAME)
			.findFirst()
			.orElse(-1);
		if (at < 0) {
			return line;
		}
		ReadDigit was = digits.get(at);
		named.add(was.box());
		String digit = String.valueOf(say.digit());
		digits.set(at, new ReadDigit(digit, 1, List.of(new Candidate(digit, 1)), was.box(), was.slant(),
				was.strokeWidth(), was.pixels()));
		double confidence = digits.stream().mapToDouble(ReadDigit::confidence).reduce(1, (a, b) -> a * b);
		String number = withDigit(line.number(), at, digit);
		return new ReadLine(number, confidence, digits, line.signs(), List.of(new Text(number, confidence)));
	}

	/** The same text with another digit in the place of the one of this index. */
	private static String withDigit(String text, int index, String digit) {
		int seen = -1;
		for (int i = 0; i < text.length(); i++) {
			if (Character.isDigit(text.charAt(i)) && ++seen == index) {
				return text.substring(0, i) + digit + text.substring(i + 1);
			}
		}
		return text;
	}

}
