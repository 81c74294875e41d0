package org.digits.reading;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.digits.glyph.Line;
import org.digits.image.Box;
import org.digits.reading.Reading.Outcome;
import org.digits.reading.Reading.ReadLine;

/**
 * Whether a picture lies on its side, as photos do whose camera did not know how it was
 * held. A line of writing is broad, and on its side a number is rarely read as a line of
 * digits. On which of both sides it lies is less plain, so that no such reading is a sure
 * one. Pictures on their head are not told from others: many numbers are numbers then,
 * too.
 */
final class Sideways {

	/** A line of fewer digits is about as high as broad. */
	private static final int DIGITS = 3;

	/** All writing is at least so much higher than broad. */
	private static final double HIGH = 1.2;

	/**
	 * In more pieces there is a page of writing, which takes long to read. Amounts on
	 * their side have 35 at most.
	 */
	private static final int PIECES = 60;

	/** What is less sure than this is guessed of anything that is written or drawn. */
	private static final double LEAST = .5;

	private static final String TURNED = "The picture seems to lie on its side, so it was turned. Please check the number.";

	private Sideways() {
	}

	/** Whether that is worth a look; in a thumbnail there is no line to be seen. */
	static boolean mayLie(Trace given) {
		Reading reading = given.reading();
		List<Line> written = given.glyphs().lines();
		return reading.outcome() != Outcome.READ && !given.ink().ground().isSmall() && !isWritten(reading.lines())
				&& written.stream().mapToInt(Line::pieces).sum() <= PIECES
				&& written.stream().map(Line::box).reduce(Box::and).filter(Sideways::isHigh).isPresent();
	}

	private static boolean isHigh(Box box) {
		return box.height() > HIGH * box.width();
	}

	/** Whether there is a line that is longer than digits on their side make one. */
	private static boolean isWritten(List<ReadLine> lines) {
		return isLine(lines) || lines.stream().anyMatch((line) -> line.digits().size() > DIGITS);
	}

	private static boolean isLine(List<ReadLine> lines) {
		return lines.size() == 1 && lines.get(0).digits().size() >= DIGITS;
	}

	/**
	 * The surer of both turned readings that is a line, if it is rather right than wrong;
	 * or else the given one.
	 * @param given what was seen of the picture as it is
	 * @param turned what is seen when it is turned clockwise by so many right angles
	 */
	static Trace upright(Trace given, IntFunction<Trace> turned) {
		List<Side> sides = IntStream.of(1, 3)
			.mapToObj((quarters) -> new Side(quarters, turned.apply(quarters)))
			.toList();
		double all = confidence(given) + sides.stream().mapToDouble(Side::sureness).sum();
		return sides.stream()
			.filter((side) -> isLine(side.trace().reading().lines()))
			.max(Comparator.comparingDouble(Side::sureness))
			.filter((side) -> side.sureness() >= LEAST)
			.map((side) -> side.told(all))
			.orElse(given);
	}

	/** How sure a number is; none is not sure at all. */
	private static double confidence(Trace trace) {
		return (trace.reading().number() != null) ? trace.reading().confidence() : 0;
	}

	/**
	 * A way to turn the picture.
	 *
	 * @param quarters clockwise, in right angles
	 * @param trace what is seen then
	 */
	private record Side(int quarters, Trace trace) {

		double sureness() {
			return confidence(this.trace);
		}

		/**
		 * The same, and that it was turned.
		 * @param all how sure all ways together are, of which one is right
		 */
		Trace told(double all) {
			Reading reading = this.trace.reading();
			double confidence = reading.confidence() * sureness() / all;
			return new Trace(this.trace.photo(), this.trace.ink(), this.trace.glyphs(), new Reading(Outcome.UNSURE,
					reading.number(), confidence, reading.lines(), TURNED, reading.model(), 90 * this.quarters));
		}

	}

}
