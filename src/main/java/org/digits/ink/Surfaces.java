package org.digits.ink;

import java.util.function.Predicate;

/**
 * What a picture shows besides writing: one sheet, or a sheet and the desk that it lies
 * on, or one that a shadow falls on.
 */
final class Surfaces {

	/** Less of a difference, as a share of the lighter one, is the fall of light. */
	private static final double DIFFERENT = .25;

	/** No stroke along the border is so broad, as a share of the shorter side. */
	private static final double BROAD = .12;

	/** No stroke at all is. */
	private static final double BROADEST = .36;

	/** The share of the border that a surface which leaves the picture takes up. */
	private static final double OF_BORDER = .12;

	private static final int STEPS = 256;

	private Surfaces() {
	}

	/**
	 * Whether there are two, one clearly darker than the other.
	 * @param grid the picture, reduced to some tens of cells a side
	 */
	static boolean areTwo(Plane grid) {
		int[] histogram = new int[STEPS];
		for (float value : grid.values()) {
			histogram[step(value)]++;
		}
		int split = Otsu.split(histogram);
		double dark = mean(histogram, 0, split + 1);
		double light = mean(histogram, split + 1, STEPS);
		if (light - dark < DIFFERENT * light) {
			return false;
		}
		// Neither dark nor light writing makes holes in what it stands on.
		Plane negative = grid.negative();
		return isSurface(Paper.near(grid), (value) -> step(value) > split)
				&& isSurface(Paper.near(negative), (value) -> step(1 - value) <= split);
	}

	private static int step(float value) {
		return Math.min(STEPS - 1, (int) (value * STEPS));
	}

	private static double mean(int[] histogram, int from, int to) {
		long count = 0;
		double sum = 0;
		for (int i = from; i < to; i++) {
			count += histogram[i];
			sum += (i + .5) * histogram[i];
		}
		return (count > 0) ? sum / count : 0;
	}

	/** Whether some cells of a kind make what is broader than strokes. */
	private static boolean isSurface(Plane grid, Predicate<Float> kind) {
		Plane cells = Plane.empty(grid.width(), grid.height());
		for (int i = 0; i < cells.values().length; i++) {
			cells.values()[i] = kind.test(grid.values()[i]) ? 1 : 0;
		}
		int side = Math.min(grid.width(), grid.height());
		int core = (int) Math.round(BROADEST * side / 2);
		Plane inner = cells.eroded(core);
		for (int y = core; y < grid.height() - core; y++) {
			for (int x = core; x < grid.width() - core; x++) {
				if (inner.at(x, y) > 0) {
					return true;
				}
			}
		}
		int broad = (int) Math.round(BROAD * side / 2);
		Plane open = cells.eroded(broad).dilated(broad);
		int border = 0;
		for (int x = 0; x < grid.width(); x++) {
			border += ((open.at(x, 0) > 0) ? 1 : 0) + ((open.at(x, grid.height() - 1) > 0) ? 1 : 0);
		}
		for (int y = 0; y < grid.height(); y++) {
			border += ((open.at(0, y) > 0) ? 1 : 0) + ((open.at(grid.width() - 1, y) > 0) ? 1 : 0);
		}
		return border >= OF_BORDER * 2 * (grid.width() + grid.height());
	}

}
