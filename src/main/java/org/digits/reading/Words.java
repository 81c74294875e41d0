package org.digits.reading;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.digits.classify.LineWords;
import org.digits.glyph.Line;
import org.digits.glyph.Strip;
import org.digits.image.Box;
import org.digits.image.Ink;
import org.digits.reading.Reading.Outcome;
import org.digits.reading.Reading.ReadLine;
import org.digits.reading.Reading.ReadSign;

/**
 * Words beside a number: what a form has printed in front of it, a unit behind it, a
 * heading, a tick, the hole of a binder. To who knows digits, an o is a nought and an l a
 * one, so a network that knows words tells them; they are taken out, and what is left is
 * read again. No such number is a sure one.
 */
final class Words {

	/**
	 * From this logarithm of odds on, columns added up, it is a word. A 10 in one stroke
	 * may be a "to": amounts on cheques reach 30.
	 */
	private static final double PLAINLY = 32;

	/**
	 * The same where there is room between it and the number: with more than 16 columns,
	 * amounts on cheques reach 4.
	 */
	private static final double IF_APART = 10;

	/** So many columns are room, two thirds of what a digit is tall. */
	private static final double APART = 18;

	/** The same where all are words, and there is no number. */
	private static final double ALL = 40;

	/** Beside words, what is a number is one by as much at least. */
	private static final double NUMBER = 4;

	private static final String LEFT_OUT = "Words or marks beside the number were left out.";

	private final LineWords network;

	/**
	 * Who knows words.
	 * @param network tells them from numbers; gives nothing if there is none
	 */
	Words(LineWords network) {
		this.network = network;
	}

	/**
	 * What is seen without the words, if there seem to be any; or else the same.
	 * @param seen what was seen
	 * @param again what is seen of what is left of the ink
	 */
	Trace leftOut(Trace seen, Function<Ink, Trace> again) {
		Reading reading = seen.reading();
		if (reading.outcome() == Outcome.READ || reading.outcome() == Outcome.BLANK || seen.ink().ground().isSmall()) {
			return seen;
		}
		List<Told> lines = seen.glyphs().lines().stream().flatMap((line) -> told(line).stream()).toList();
		List<Word> words = words(lines);
		if (words.isEmpty()) {
			return seen;
		}
		double odds = sum(words);
		double left = lines.stream().mapToDouble(Told::sum).sum() - odds;
		Trace rest = again.apply(seen.ink().without(words.stream().flatMapToInt(Word::pixels)));
		if (rest.reading().number() != null && left < -NUMBER) {
			return rest.with(without(words, reading, rest.reading(), seen.ink().scale()));
		}
		return (odds < ALL) ? seen : seen.with(new Reading(Outcome.NOT_A_NUMBER, null, probability(odds), List.of(),
				Reading.NO_DIGITS, reading.model(), reading.turned()));
	}

	private Optional<Told> told(Line line) {
		Strip strip = (line.pieces() > 1) ? line.strip().get() : Strip.NONE;
		if (strip.width() == 0) {
			return Optional.empty();
		}
		float[] said = this.network.words(strip);
		List<Line.Run> runs = line.runs().get();
		return Optional.of(new Told(strip, runs, runs.stream().mapToDouble((run) -> sum(said, strip, run)).toArray()));
	}

	/** How much tells for a part's being a word. */
	private static double sum(float[] said, Strip strip, Line.Run run) {
		double begin = strip.column(run.begin()) / LineWords.COLUMNS;
		double end = strip.column(run.end()) / LineWords.COLUMNS;
		double sum = 0;
		for (int i = (int) begin; i < Math.min(said.length, Math.ceil(end)); i++) {
			sum += said[i] * (Math.min(i + 1, end) - Math.max(i, begin));
		}
		return sum;
	}

	/**
	 * The words of all lines, if some are plain: what else of a line is rather words than
	 * numbers, is words as well then.
	 */
	private static List<Word> words(List<Told> lines) {
		List<Word> plain = lines.stream().flatMap((line) -> line.words().stream()).toList();
		return plain.isEmpty() ? plain
				: lines.stream()
					.flatMap((line) -> (line.sum() > sum(line.words())) ? Stream.of(line.all()) : line.words().stream())
					.toList();
	}

	private static double sum(List<Word> words) {
		return words.stream().mapToDouble(Word::odds).sum();
	}

	private static Reading without(List<Word> words, Reading seen, Reading rest, double scale) {
		double sure = words.stream().mapToDouble((word) -> probability(word.odds())).reduce(1, (a, b) -> a * b);
		String turned = (seen.turned() > 0) ? String.valueOf(seen.reason()).replace(Reading.CHECK, "") + " " : "";
		return new Reading(Outcome.UNSURE, rest.number(), sure * rest.confidence(),
				rest.lines().stream().map((line) -> beside(line, words, scale)).toList(),
				turned + LEFT_OUT + Reading.CHECK, rest.model(), seen.turned());
	}

	/** The same line with the words that stand on it, from the left. */
	private static ReadLine beside(ReadLine line, List<Word> words, double scale) {
		Box digits = line.digits().stream().map(Reading.ReadDigit::box).reduce(Box::and).orElseThrow();
		Stream<ReadSign> left = words.stream()
			.map((word) -> word.box().times(scale))
			.filter((box) -> middle(box) >= digits.y() && middle(box) < digits.bottom())
			.map((box) -> new ReadSign(Kind.name(Kind.ELSE.index()), false, box));
		List<ReadSign> signs = Stream.concat(left, line.signs().stream())
			.sorted(Comparator.comparingInt((sign) -> sign.box().x()))
			.toList();
		return new ReadLine(line.number(), line.confidence(), line.digits(), signs, line.candidates());
	}

	private static double middle(Box box) {
		return box.y() + box.height() / 2.0;
	}

	private static double probability(double odds) {
		return 1 / (1 + Math.exp(-odds));
	}

	/**
	 * What is said of a line.
	 *
	 * @param strip the line
	 * @param runs its parts
	 * @param odds how much tells for each part's being a word, as the logarithm of the
	 * odds
	 */
	private record Told(Strip strip, List<Line.Run> runs, double[] odds) {

		double sum() {
			return Arrays.stream(this.odds).sum();
		}

		Word all() {
			return new Word(this.runs, sum());
		}

		/**
		 * What is in front of the number, and what is behind it, where these are plainly
		 * words. The number is where most tells for one.
		 */
		List<Word> words() {
			int first = 0;
			int end = 0;
			double least = 0;
			for (int from = 0; from < this.odds.length; from++) {
				double sum = 0;
				for (int i = from; i < this.odds.length; i++) {
					sum += this.odds[i];
					if (sum < least) {
						least = sum;
						first = from;
						end = i + 1;
					}
				}
			}
			return Stream.concat(word(0, first, first), word(end, this.odds.length, end)).toList();
		}

		/**
		 * Some parts, if they are plainly a word.
		 * @param joint the part before which it and the number meet
		 */
		private Stream<Word> word(int from, int to, int joint) {
			double sum = Arrays.stream(this.odds, from, to).sum();
			boolean isApart = joint > 0 && joint < this.runs.size() && gapBefore(joint) > APART;
			return (sum > (isApart ? IF_APART : PLAINLY)) ? Stream.of(new Word(this.runs.subList(from, to), sum))
					: Stream.empty();
		}

		private double gapBefore(int run) {
			return this.strip.column(this.runs.get(run).begin()) - this.strip.column(this.runs.get(run - 1).end());
		}

	}

	/**
	 * A word or a mark.
	 *
	 * @param runs the parts of the line that it is written in
	 * @param odds how much tells for its being no number, as the logarithm of the odds
	 */
	private record Word(List<Line.Run> runs, double odds) {

		IntStream pixels() {
			return this.runs.stream().flatMapToInt((run) -> Arrays.stream(run.pixels()));
		}

		Box box() {
			return this.runs.stream().map(Line.Run::box).reduce(Box::and).orElseThrow();
		}

	}

}
