package org.digits.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.digits.classify.Calibration;
import org.digits.classify.Guess;
import org.digits.classify.ModelCard;
import org.digits.glyph.Glyph;
import org.digits.glyph.Line;
import org.digits.image.Ground;
import org.digits.image.Ink;
import org.digits.reading.Reading.Candidate;
import org.digits.reading.Reading.Outcome;
import org.digits.reading.Reading.ReadDigit;
import org.digits.reading.Reading.ReadLine;

/** Makes one of the four honest answers of the ways in which the lines are read. */
final class Verdicts {

	/** From this probability on of being no digit, that is the answer. */
	private static final double SURELY_OTHER = .95;

	private final String model;

	private final Calibration calibration;

	private final double acceptedError;

	/**
	 * Verdicts on what a model says.
	 * @param card the model's card
	 * @param acceptedError the share of sure answers that may be wrong, 0 to 1
	 */
	Verdicts(ModelCard card, double acceptedError) {
		this.model = card.id();
		this.calibration = card.calibration();
		this.acceptedError = acceptedError;
	}

	/** A line and the likeliest way to read it. */
	record Way(Line line, BestPath path) {

		/**
		 * The probability of this way to cut the line; what is in one piece isn't cut.
		 */
		double share() {
			return (this.line.pieces() == 1) ? 1 : this.path.share();
		}

	}

	double acceptedError() {
		return this.acceptedError;
	}

	/**
	 * The answer.
	 * @param all every line of writing that was found, from the top
	 * @param ink the ink that they were found in
	 * @param oneDigit whether somebody said that it is one digit
	 */
	Reading of(List<Way> all, Ink ink, boolean oneDigit) {
		if (all.isEmpty()) {
			return new Reading(Outcome.BLANK, null, 1, List.of(), "Nothing is written here.", this.model);
		}
		double other = other(all, oneDigit);
		if (other > SURELY_OTHER) {
			return new Reading(Outcome.NOT_A_NUMBER, null, other, List.of(),
					"Something is written here, but it does not look like digits.", this.model);
		}
		List<Way> ways = all.stream()
			.filter((way) -> !way.path().steps().isEmpty())
			.map((way) -> believed(way, ink.ground(), oneDigit))
			.toList();
		List<ReadLine> lines = ways.stream().map((way) -> line(way, ink.scale())).toList();
		String number = lines.stream().map(ReadLine::number).collect(Collectors.joining("\n"));
		double confidence = lines.stream().mapToDouble(ReadLine::confidence).reduce(1, (a, b) -> a * b);
		if (all.stream().anyMatch((way) -> way.path().passed() > 0)) {
			return new Reading(Outcome.UNSURE, number, confidence, lines,
					"Part of the writing could not be read as digits. Please check the number.", this.model);
		}
		if (!isSure(ways, ink.ground())) {
			return new Reading(Outcome.UNSURE, number, confidence, lines,
					"This is the best guess, but it is not sure enough. Please check it.", this.model);
		}
		return new Reading(Outcome.READ, number, confidence, lines, null, this.model);
	}

	/** The probability that nothing of it is a digit. */
	private static double other(List<Way> ways, boolean oneDigit) {
		return ways.stream()
			.flatMap((way) -> way.path().steps().stream())
			.mapToDouble((step) -> (oneDigit ? step.guess().toldADigit() : step.guess()).other())
			.reduce(1, Math::min);
	}

	/** The same way, every digit as sure as it may be on this ground. */
	private Way believed(Way way, Ground ground, boolean oneDigit) {
		BestPath path = way.path();
		List<BestPath.Step> steps = path.steps().stream().map((step) -> {
			Guess guess = this.calibration.calibrated(step.guess(), ground);
			return new BestPath.Step(step.index(), step.candidate(), oneDigit ? guess.toldADigit() : guess);
		}).toList();
		return new Way(way.line(), new BestPath(steps, path.share(), path.passed()));
	}

	/**
	 * A number is wrong where any of its digits is. With the accepted error shared out
	 * among them, each has to be the surer the more there are; and so has the way in
	 * which each line was taken apart.
	 */
	private boolean isSure(List<Way> ways, Ground ground) {
		long digits = ways.stream().mapToLong((way) -> way.path().steps().size()).sum();
		double naming = this.calibration.on(ground).threshold(this.acceptedError / digits);
		double cutting = this.calibration.threshold(this.acceptedError / ways.size());
		return ways.stream()
			.allMatch((way) -> way.share() >= cutting
					&& way.path().steps().stream().allMatch((step) -> step.guess().confidence() >= naming));
	}

	private static ReadLine line(Way way, double scale) {
		StringBuilder number = new StringBuilder();
		List<ReadDigit> digits = new ArrayList<>();
		double confidence = 1;
		int end = 0;
		for (BestPath.Step step : way.path().steps()) {
			if (!digits.isEmpty() && hasSpace(way.line(), end, step.candidate().from())) {
				number.append(' ');
			}
			number.append(step.guess().best());
			digits.add(digit(step, scale));
			confidence *= step.guess().confidence();
			end = step.candidate().to();
		}
		return new ReadLine(number.toString(), Math.min(confidence, way.share()), digits);
	}

	private static boolean hasSpace(Line line, int end, int next) {
		return line.spaces().stream().anyMatch((space) -> space >= end && space <= next);
	}

	private static ReadDigit digit(BestPath.Step step, double scale) {
		Guess guess = step.guess();
		Glyph glyph = step.candidate().glyph();
		List<Candidate> candidates = IntStream.range(0, 10)
			.mapToObj((digit) -> new Candidate(String.valueOf(digit), guess.digits()[digit]))
			.sorted((a, b) -> Double.compare(b.probability(), a.probability()))
			.toList();
		return new ReadDigit(String.valueOf(guess.best()), guess.confidence(), candidates, glyph.box().times(scale),
				glyph.slant(), glyph.strokeWidth() * scale, glyph.pixels());
	}

}
