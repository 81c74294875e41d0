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
 * Which way up a picture is, as photos are any whose camera did not know how it was held.
 * A line of writing is broad, and on its side a number is rarely read as a line of
 * digits; on its head it often is. So one that lies on its side is turned where that
 * makes a number of it, and one on its head only where it is rather none as it is and a
 * plain one turned. Some numbers are numbers either way: no such reading is a sure one.
 */
final class WayUp {

	/** A line of fewer digits is about as high as broad. */
	private static final int DIGITS = 3;

	/** All writing on its side is at least so much higher than broad. */
	private static final double HIGH = 1.2;

	/**
	 * In more pieces there is a page of writing, which takes long to read. Amounts on
	 * their side have 35 at most.
	 */
	private static final int PIECES = 60;

	/** What is less sure than this is rather not right. */
	private static final double RATHER = .5;

	/** Less sure than this are upright numbers whose picture stands on its head. */
	private static final double PLAINLY = .85;

	private static final String ON_ITS_SIDE = "The picture seems to lie on its side, so it was turned.";

	private static final String ON_ITS_HEAD = "The picture seems to stand on its head, so it was turned.";

	private static final String CHECK = " Please check the number.";

	private WayUp() {
	}

	/**
	 * What is seen of the picture when it is set upright, if it seems not to be; or else
	 * what is seen of it as it is.
	 * @param given what was seen of the picture as it is
	 * @param turned what is seen when it is turned clockwise by so many right angles
	 */
	static Trace upright(Trace given, IntFunction<Trace> turned) {
		if (!isWorthALook(given)) {
			return given;
		}
		if (isHigh(given)) {
			double least = isColumn(given.glyphs().lines()) ? Math.max(RATHER, given.sureness()) : RATHER;
			return isWritten(given.reading().lines()) ? given : surest(given, turned, least, ON_ITS_SIDE, 1, 3);
		}
		return (given.sureness() < RATHER) ? surest(given, turned, PLAINLY, ON_ITS_HEAD, 2) : given;
	}

	/** In a thumbnail there is no line to be seen, and what is sure is upright. */
	private static boolean isWorthALook(Trace given) {
		Outcome outcome = given.reading().outcome();
		return outcome != Outcome.READ && outcome != Outcome.BLANK && !given.ink().ground().isSmall()
				&& given.glyphs().lines().stream().mapToInt(Line::pieces).sum() <= PIECES;
	}

	private static boolean isHigh(Trace given) {
		return given.glyphs()
			.lines()
			.stream()
			.map(Line::box)
			.reduce(Box::and)
			.filter((box) -> box.height() > HIGH * box.width())
			.isPresent();
	}

	/**
	 * Whether there may be digits one below the other: on their side, most are broader
	 * than high.
	 */
	private static boolean isColumn(List<Line> lines) {
		List<Box> alone = lines.stream().filter((line) -> line.pieces() == 1).map(Line::box).toList();
		return lines.size() >= DIGITS
				&& 2 * alone.stream().filter((box) -> box.height() >= box.width()).count() >= alone.size();
	}

	/** Whether there is a line that is longer than digits on their side make one. */
	private static boolean isWritten(List<ReadLine> lines) {
		return isLine(lines) || lines.stream().anyMatch((line) -> line.digits().size() > DIGITS);
	}

	private static boolean isLine(List<ReadLine> lines) {
		return lines.size() == 1 && lines.get(0).digits().size() >= DIGITS;
	}

	private static Trace surest(Trace given, IntFunction<Trace> turned, double least, String reason, int... quarters) {
		List<Turned> ways = IntStream.of(quarters)
			.mapToObj((quarter) -> new Turned(quarter, turned.apply(quarter)))
			.toList();
		double all = given.sureness() + ways.stream().mapToDouble(Turned::confidence).sum();
		return ways.stream()
			.filter((way) -> isLine(way.trace().reading().lines()))
			.max(Comparator.comparingDouble(Turned::confidence))
			.filter((way) -> way.confidence() >= least)
			.map((way) -> way.told(all, reason + CHECK))
			.orElse(given);
	}

	/**
	 * A way to turn the picture.
	 *
	 * @param quarters clockwise, in right angles
	 * @param trace what is seen then
	 */
	private record Turned(int quarters, Trace trace) {

		double confidence() {
			return this.trace.sureness();
		}

		/**
		 * The same, and that it was turned.
		 * @param all how sure all ways together are, of which one is right
		 */
		Trace told(double all, String reason) {
			Reading reading = this.trace.reading();
			double confidence = reading.confidence() * confidence() / all;
			return this.trace.with(new Reading(Outcome.UNSURE, reading.number(), confidence, reading.lines(), reason,
					reading.model(), this.quarters));
		}

	}

}
