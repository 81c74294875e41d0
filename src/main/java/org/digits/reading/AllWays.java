package org.digits.reading;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.digits.glyph.Line;

/**
 * All ways to read a line together: what a single one is a share of (the partition
 * function of the line's conditional random field, summed up piece by piece).
 */
final class AllWays {

	/** The kinds, those together that leave a text open for the same. */
	private static final int[][] ALIKE = { IntStream.range(0, Kind.DIGITS).toArray(),
			{ Kind.POINT.index(), Kind.DASH.index() }, { Kind.SLASH.index() }, { Kind.ELSE.index() } };

	private AllWays() {
	}

	/**
	 * The logarithm of the sum over all ways.
	 * @param line the line
	 * @param scores of each of its candidates, by the kinds that it may be taken for
	 * @param digits how many digits a way must have; 0 if not known
	 * @return negative infinity if there is no way
	 */
	static double sum(Line line, double[][] scores, int digits) {
		int levels = digits + 1;
		double[][][] sum = new double[line.pieces() + 1][levels][Prefix.Place.values().length];
		for (double[][] ofPiece : sum) {
			for (double[] ofLevel : ofPiece) {
				Arrays.fill(ofLevel, Double.NEGATIVE_INFINITY);
			}
		}
		sum[0][0][Prefix.Place.BEFORE_DIGITS.ordinal()] = 0;
		for (int i = 0; i < scores.length; i++) {
			Line.Candidate candidate = line.candidates().get(i);
			for (int[] kinds : ALIKE) {
				double score = sumOf(scores[i], kinds);
				int more = (digits > 0 && Kind.isDigit(kinds[0])) ? 1 : 0;
				for (int level = 0; level + more < levels; level++) {
					extend(sum[candidate.from()][level], sum[candidate.to()][level + more], kinds[0], score);
				}
			}
		}
		double[] whole = sum[line.pieces()][digits];
		return Arrays.stream(Prefix.Place.values())
			.filter(Prefix.Place::mayEnd)
			.mapToDouble((place) -> whole[place.ordinal()])
			.reduce(Double.NEGATIVE_INFINITY, Features::added);
	}

	/** Adds to the sums by place those before, if a kind may follow there. */
	private static void extend(double[] before, double[] after, int kind, double score) {
		for (Prefix.Place place : Prefix.Place.values()) {
			if (place.allows(kind)) {
				int then = place.after(kind).ordinal();
				after[then] = Features.added(after[then], before[place.ordinal()] + score);
			}
		}
	}

	private static double sumOf(double[] values, int[] places) {
		double sum = Double.NEGATIVE_INFINITY;
		for (int place : places) {
			sum = Features.added(sum, values[place]);
		}
		return sum;
	}

}
