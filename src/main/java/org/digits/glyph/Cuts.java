package org.digits.glyph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where joined digits may be parted: between two loops, as of two zeros that share a
 * side; at columns with little ink, as between a 7 and a 4 that share a stroke; and at
 * columns whose ink is not high, as where two zeros touch.
 */
final class Cuts {

	/** What is narrower than this share of the line's height isn't cut. */
	private static final double WIDEST = .55;

	/** How near two cuts, or a cut and an end, may be, as a share of the height. */
	private static final double NEAREST = .11;

	/** The most ink in a column that is cut, and the highest, as shares of the height. */
	private static final double MOST_INK = .6;

	private static final double HIGHEST = .85;

	/** The narrowest digit that is parted from another, as a share of the height. */
	private static final double NARROWEST = .2;

	/** The lowest and narrowest loop of a digit, as a share of the height. */
	private static final double LEAST_LOOP = .12;

	private Cuts() {
	}

	/**
	 * The ink of a group in each of its columns.
	 *
	 * @param count how many pixels
	 * @param high how many rows from the uppermost to the lowest
	 * @param top the uppermost row
	 */
	record Profile(int[] count, int[] high, int[] top) {

		Profile(int columns) {
			this(new int[columns], new int[columns], new int[columns]);
		}

		/** Takes a pixel in, none of which is above the one before. */
		void add(int column, int row) {
			if (this.count[column]++ == 0) {
				this.top[column] = row;
			}
			this.high[column] = row - this.top[column] + 1;
		}
	}

	/**
	 * A cut.
	 *
	 * @param column the column before which to cut
	 * @param ink how many pixels of ink it goes through
	 */
	record Cut(int column, double ink) {
	}

	/**
	 * Where to cut, from the left.
	 * @param profile the ink of the group
	 * @param left its first column
	 * @param loops the loops within the group
	 * @param height how tall digits are, in pixels
	 */
	static List<Cut> of(Profile profile, int left, List<Loop> loops, double height) {
		int width = profile.count().length;
		List<Integer> between = between(loops, height);
		if (width <= WIDEST * height && between.isEmpty()) {
			return List.of();
		}
		int near = Math.max(2, (int) Math.round(NEAREST * height));
		double[] ink = soft(profile.count(), height);
		double[] high = soft(profile.high(), height);
		List<Integer> found = new ArrayList<>();
		for (int i = near; i < width - near; i++) {
			if ((ink[i] <= MOST_INK * height && isLeast(ink, i, near / 2))
					|| (high[i] <= HIGHEST * height && isLeast(high, i, near / 2))) {
				found.add(i);
			}
		}
		found.sort(Comparator.comparingDouble((i) -> ink[i] + .5 * high[i]));
		int most = (int) Math.ceil(width / (NARROWEST * height));
		List<Integer> kept = new ArrayList<>(between.stream().map((column) -> column - left).toList());
		for (int cut : found) {
			if (width > WIDEST * height && kept.size() < most
					&& kept.stream().allMatch((other) -> Math.abs(other - cut) >= near)) {
				kept.add(cut);
			}
		}
		return kept.stream().sorted().map((cut) -> new Cut(cut + left, ink[cut])).toList();
	}

	/** The columns midway between loops that stand beside one another. */
	private static List<Integer> between(List<Loop> loops, double height) {
		List<Loop> digits = loops.stream()
			.filter((loop) -> Math.min(loop.width(), loop.height()) >= LEAST_LOOP * height)
			.sorted(Comparator.comparingInt(Loop::left))
			.toList();
		List<Integer> between = new ArrayList<>();
		int end = Integer.MIN_VALUE;
		for (Loop loop : digits) {
			if (end != Integer.MIN_VALUE && loop.left() >= end) {
				between.add((end + loop.left()) / 2);
			}
			end = Math.max(end, loop.right());
		}
		return between;
	}

	private static boolean isLeast(double[] values, int at, int reach) {
		for (int j = Math.max(0, at - reach); j <= Math.min(values.length - 1, at + reach); j++) {
			if (values[j] < values[at] || (values[j] == values[at] && j < at)) {
				return false;
			}
		}
		return true;
	}

	/** A measure of the columns, each averaged with its neighbours. */
	private static double[] soft(int[] columns, double height) {
		int blur = Math.max(1, (int) (height / 30));
		double[] soft = new double[columns.length];
		for (int i = 0; i < columns.length; i++) {
			int from = Math.max(0, i - blur);
			int to = Math.min(columns.length - 1, i + blur);
			for (int j = from; j <= to; j++) {
				soft[i] += columns[j];
			}
			soft[i] /= to - from + 1;
		}
		return soft;
	}

}
