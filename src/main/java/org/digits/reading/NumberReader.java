package org.digits.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.digits.classify.Classifier;
import org.digits.classify.Guess;
import org.digits.glyph.Glyph;
import org.digits.glyph.GlyphFinder;
import org.digits.glyph.Glyphs;
import org.digits.glyph.Line;
import org.digits.image.Ink;
import org.digits.image.Photo;
import org.digits.ink.InkFinder;
import org.digits.reading.Reading.Candidate;
import org.digits.reading.Reading.Outcome;
import org.digits.reading.Reading.ReadDigit;
import org.digits.reading.Reading.ReadLine;

/** Reads the number in a photo. Safe to use from several threads. */
public final class NumberReader {

	/**
	 * The share of accepted answers that may be wrong, unless something else is asked
	 * for.
	 */
	public static final double ACCEPTED_ERROR = .001;

	/** From this probability on of being no digit, that is the answer. */
	private static final double SURELY_OTHER = .95;

	private final InkFinder inkFinder = new InkFinder();

	private final GlyphFinder glyphFinder = new GlyphFinder();

	private final Classifier classifier;

	private final double threshold;

	/** A reader of whose sure answers a share of {@link #ACCEPTED_ERROR} may be wrong. */
	public NumberReader(Classifier classifier) {
		this(classifier, ACCEPTED_ERROR);
	}

	/**
	 * A reader.
	 * @param classifier the model that knows the digits
	 * @param acceptedError the share of sure answers that may be wrong, 0 to 1
	 */
	public NumberReader(Classifier classifier, double acceptedError) {
		this.classifier = classifier;
		this.threshold = classifier.card().calibration().threshold(acceptedError);
	}

	/**
	 * The number in a photo, and all that was seen on the way to it.
	 * @param photo the picture
	 * @param digits how many digits to expect, if known; 1 means that all ink is one
	 * digit
	 */
	public Trace read(Photo photo, OptionalInt digits) {
		Ink ink = this.inkFinder.find(photo);
		Glyphs glyphs = this.glyphFinder.find(ink, digits);
		return new Trace(photo, ink, glyphs, reading(ink, glyphs, digits));
	}

	private Reading reading(Ink ink, Glyphs glyphs, OptionalInt digits) {
		String model = this.classifier.card().id();
		if (glyphs.lines().isEmpty()) {
			return new Reading(Outcome.BLANK, null, 1, List.of(), "Nothing is written here.", model);
		}
		List<Guess> guesses = guesses(glyphs);
		List<ReadLine> lines = new ArrayList<>();
		int passed = 0;
		int first = 0;
		double other = 1;
		for (Line line : glyphs.lines()) {
			List<Guess> mine = guesses.subList(first, first + line.candidates().size());
			first += line.candidates().size();
			BestPath path = BestPath.of(line, mine, (glyphs.lines().size() == 1) ? digits.orElse(0) : 0);
			passed += path.passed();
			if (!path.steps().isEmpty()) {
				lines.add(line(line, path, ink.scale()));
				other *= path.steps().stream().mapToDouble((step) -> step.guess().other()).min().orElse(1);
			}
		}
		if (lines.isEmpty() || other > SURELY_OTHER) {
			return new Reading(Outcome.NOT_A_NUMBER, null, lines.isEmpty() ? 1 : other, List.of(),
					"Something is written here, but it does not look like digits.", model);
		}
		String number = lines.stream().map(ReadLine::number).collect(Collectors.joining("\n"));
		double confidence = lines.stream().mapToDouble(ReadLine::confidence).reduce(1, (a, b) -> a * b);
		if (passed > 0) {
			return new Reading(Outcome.UNSURE, number, confidence, lines,
					"Part of the writing could not be read as digits. Please check the number.", model);
		}
		if (confidence < this.threshold) {
			return new Reading(Outcome.UNSURE, number, confidence, lines,
					"This is the best guess, but it is not sure enough. Please check it.", model);
		}
		return new Reading(Outcome.READ, number, confidence, lines, null, model);
	}

	private List<Guess> guesses(Glyphs glyphs) {
		List<Glyph> all = glyphs.lines()
			.stream()
			.flatMap((line) -> line.candidates().stream())
			.map(Line.Candidate::glyph)
			.toList();
		return this.classifier.classify(all);
	}

	private static ReadLine line(Line line, BestPath path, double scale) {
		StringBuilder number = new StringBuilder();
		List<ReadDigit> digits = new ArrayList<>();
		double confidence = 1;
		int end = 0;
		for (BestPath.Step step : path.steps()) {
			int from = step.candidate().from();
			if (!digits.isEmpty() && line.spaces().stream().anyMatch(between(end, from))) {
				number.append(' ');
			}
			number.append(step.guess().best());
			digits.add(digit(step, scale));
			confidence *= step.guess().confidence();
			end = step.candidate().to();
		}
		return new ReadLine(number.toString(), Math.min(confidence, path.share()), digits);
	}

	private static java.util.function.Predicate<Integer> between(int end, int from) {
		return (space) -> space >= end && space <= from;
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
