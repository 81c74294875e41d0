package org.digits.reading;

import org.digits.classify.Guess;
import org.digits.glyph.Line;

/**
 * What is known of a candidate and of the places where a line is parted, as numbers for
 * {@link Weights}. {@code training/paths.py} computes the same.
 */
final class Features {

	/** Below this a probability says no more than that it is small. */
	private static final double LEAST = 1e-6;

	/**
	 * Below this a length, in heights of the line, says no more than that it is small.
	 */
	private static final double SHORTEST = .05;

	private Features() {
	}

	/** Of a candidate that is taken for a digit, whichever it is. */
	static double[] ofDigit(Line.Shape shape, Guess guess) {
		double ratio = ratio(shape);
		return new double[] { 1, log(guess.other()), above(-.9, ratio), above(ratio, -.1), above(shape.width(), 1),
				above(shape.width(), 1.5), above(.75, shape.height()), above(.5, shape.height()),
				above(shape.height(), 1.3), above(-.15, shape.middle()), above(shape.middle(), .15),
				above(shape.stroke(), .16), above(.06, shape.stroke()) };
	}

	/** Of a candidate that is taken for a sign, or for something else. */
	static double[] ofSign(Line.Shape shape, Guess guess) {
		return new double[] { 1, log(guess.other()), shape.width(), above(shape.width(), .4), above(shape.width(), 1),
				shape.height(), above(shape.height(), .25), above(shape.height(), .5), shape.middle(),
				above(-.15, shape.middle()), above(shape.middle(), .15), above(shape.middle(), .4), ratio(shape) };
	}

	/** Of the place before a piece. */
	static double[] of(Line.Joint joint) {
		double gap = joint.gap();
		return new double[] { joint.isCut() ? 1 : 0, joint.ink(), above(gap, .1), above(gap, .4), above(gap, 1),
				joint.isCut() ? 0 : above(-gap, 0) };
	}

	/** The natural logarithm of a probability. */
	static double log(double probability) {
		return Math.log(Math.max(LEAST, probability));
	}

	/** The logarithm of the sum of two numbers given by their logarithms. */
	static double added(double a, double b) {
		double more = Math.max(a, b);
		if (more == Double.NEGATIVE_INFINITY) {
			return more;
		}
		return more + Math.log1p(Math.exp(Math.min(a, b) - more));
	}

	private static double above(double value, double bound) {
		return Math.max(0, value - bound);
	}

	/** How much wider than high, as a logarithm. */
	private static double ratio(Line.Shape shape) {
		return Math.log(Math.max(SHORTEST, shape.width()) / Math.max(SHORTEST, shape.height()));
	}

}
