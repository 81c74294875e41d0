package org.digits.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;

import org.digits.classify.LineOrientation;
import org.digits.glyph.Line;
import org.digits.glyph.Strip;
import org.digits.image.Box;
import org.digits.reading.Reading.Outcome;
import org.digits.reading.Reading.ReadLine;

/**
 * Which way up a picture is, as photos are any whose camera did not know how it was held.
 * A line of writing is broad, and on its side a number is rarely read as a line of
 * digits, so a picture that may lie on its side is turned where that makes a number of
 * it. On its head a number is often read as another one: a network that knows how lines
 * stand tells which it is. Some numbers are numbers either way: no such reading is a sure
 * one.
 */
final class WayUp {

	/** A line of fewer digits is about as high as broad. */
	private static final int DIGITS = 3;

	/** All writing on its side is at least so much higher than broad. */
	private static final double HIGH = 1.2;

	/**
	 * In more pieces there is a page of writing, which takes long to read. Lists of six
	 * numbers on their side have 120 at most, amounts 35.
	 */
	private static final int PIECES = 150;

	/** One line on its side must weigh so much to be turned. */
	private static final double RATHER = .5;

	/** Several lines that are surer than this don't lie on their side. */
	private static final double HARDLY = .2;

	/** Else they must weigh so much, and so many times what they do as they are. */
	private static final double LINES = .3;

	private static final double CLEARLY = 5;

	/** The same of what stands on its head: few pictures do. */
	private static final double AT_ALL = .2;

	private static final double PLAINLY = 50;

	/**
	 * Where there seems to be no number as it lies, any way must weigh so much, and have
	 * more digits.
	 */
	private static final double IF_NONE = .8;

	/** It is worth a look if that many times as much tells for it as against it. */
	private static final double LOOK = 7.5;

	/** Where this logarithm of odds is reached, no more lines are asked about. */
	private static final double ENOUGH = 8;

	/** Numbers that begin with a zero are that many times less likely. */
	private static final double LEADING_ZERO = 4.5;

	private static final String ON_ITS_SIDE = "The picture seems to lie on its side, so it was turned.";

	private static final String ON_ITS_HEAD = "The picture seems to stand on its head, so it was turned.";

	private final LineOrientation orientation;

	/**
	 * Who knows which way up pictures are.
	 * @param orientation knows how a line stands
	 */
	WayUp(LineOrientation orientation) {
		this.orientation = orientation;
	}

	/**
	 * What is seen of the picture when it is set upright, if it seems not to be; or else
	 * what is seen of it as it is.
	 * @param seen what was seen of the picture as it is
	 * @param turned what is seen when it is turned clockwise by so many right angles
	 */
	Trace upright(Trace seen, IntFunction<Trace> turned) {
		if (!isWorthALook(seen)) {
			return seen;
		}
		Held given = held(0, seen);
		List<Held> others = new ArrayList<>();
		if (given.mayStandOnItsHead()) {
			others.add(held(2, turned.apply(2)));
		}
		if (given.mayBeALineOnItsSide() || given.mayBeLinesOnTheirSide()) {
			others.add(held(1, turned.apply(1)));
			others.add(held(3, turned.apply(3)));
		}
		double all = given.weight() + others.stream().mapToDouble(Held::weight).sum();
		return others.stream()
			.filter((held) -> held.isPlainlyMoreThan(given))
			.max(Comparator.comparingDouble(Held::weight))
			.map((held) -> held.told(all))
			.orElse(seen);
	}

	/** In a thumbnail there is no line to be seen, and what is sure is upright. */
	private static boolean isWorthALook(Trace given) {
		Outcome outcome = given.reading().outcome();
		return outcome != Outcome.READ && outcome != Outcome.BLANK && !given.ink().ground().isSmall()
				&& given.glyphs().lines().stream().mapToInt(Line::pieces).sum() <= PIECES;
	}

	/** A character alone does not tell how it stands: an h on its head is a 4. */
	private Held held(int quarters, Trace trace) {
		double standing = 0;
		for (Line line : trace.glyphs().lines()) {
			if (line.pieces() > 1 && Math.abs(standing) < ENOUGH) {
				Strip strip = line.strip().get();
				standing += (strip.width() > 0) ? this.orientation.upright(strip) : 0;
			}
		}
		return new Held(quarters, trace, standing);
	}

	/**
	 * A way to hold the picture.
	 *
	 * @param quarters how far it is turned, clockwise, in right angles
	 * @param trace what is seen then
	 * @param standing how much tells for its lines' standing upright then, rather than on
	 * their head, as the logarithm of the odds
	 */
	private record Held(int quarters, Trace trace, double standing) {

		/** How sure it is, and up to twice that where the lines stand upright. */
		double weight() {
			return this.trace.sureness() * 2 / (1 + Math.exp(-this.standing));
		}

		boolean mayStandOnItsHead() {
			return this.standing < -Math.log(LOOK) || (this.standing <= 0 && this.trace.sureness() < RATHER);
		}

		boolean mayBeALineOnItsSide() {
			return isHigh() && !isWritten();
		}

		boolean mayBeLinesOnTheirSide() {
			return this.trace.glyphs().lines().size() > 1 && this.trace.sureness() < HARDLY;
		}

		private boolean isHigh() {
			return this.trace.glyphs().box().filter((box) -> box.height() > HIGH * box.width()).isPresent();
		}

		/** Whether there is a line that is longer than digits on their side make one. */
		private boolean isWritten() {
			return isLine() || lines().stream().anyMatch((line) -> line.digits().size() > DIGITS);
		}

		private boolean isLine() {
			return lines().size() == 1 && lines().get(0).digits().size() >= DIGITS;
		}

		/**
		 * Whether there may be digits one below the other: on their side, most are
		 * broader than high.
		 */
		private boolean isColumn() {
			List<Line> lines = this.trace.glyphs().lines();
			List<Box> alone = lines.stream().filter((line) -> line.pieces() == 1).map(Line::box).toList();
			return lines.size() >= DIGITS
					&& 2 * alone.stream().filter((box) -> box.height() >= box.width()).count() >= alone.size();
		}

		private List<ReadLine> lines() {
			return this.trace.reading().lines();
		}

		boolean isPlainlyMoreThan(Held given) {
			if (digits() < 2 || (given.isNoNumber() && (digits() < DIGITS || weight() < IF_NONE))) {
				return false;
			}
			if (this.quarters == 2) {
				double zeros = Math.pow(LEADING_ZERO, leadingZeros() - given.leadingZeros());
				return weight() >= Math.max(AT_ALL, PLAINLY * zeros * given.weight());
			}
			if (isLine() && given.mayBeALineOnItsSide()) {
				return weight() >= Math.max(RATHER, given.weight())
						&& (!given.isColumn() || weight() / 2 >= given.trace.sureness());
			}
			return lines().size() > 1 && given.mayBeLinesOnTheirSide()
					&& weight() >= Math.max(LINES, CLEARLY * given.trace.sureness());
		}

		private boolean isNoNumber() {
			return this.trace.reading().outcome() == Outcome.NOT_A_NUMBER;
		}

		private int digits() {
			return lines().stream().mapToInt((line) -> line.digits().size()).sum();
		}

		/** How many numbers of several digits begin with a zero. */
		private int leadingZeros() {
			return (int) lines().stream()
				.map(ReadLine::number)
				.filter((number) -> number.length() > 1 && number.startsWith("0"))
				.count();
		}

		/**
		 * What is seen then, and that the picture was turned; as likely as it is among
		 * all ways that were looked at.
		 */
		Trace told(double all) {
			Reading reading = this.trace.reading();
			String reason = (this.quarters == 2) ? ON_ITS_HEAD : ON_ITS_SIDE;
			return this.trace.with(new Reading(Outcome.UNSURE, reading.number(), reading.confidence() * weight() / all,
					reading.lines(), reason + Reading.CHECK, reading.model(), this.quarters));
		}

	}

}
