package org.digits.ink;

import java.util.Arrays;
import java.util.function.Supplier;

import org.digits.image.Photo;

/**
 * What the picture would be without the writing: the paper in its light, as a smooth
 * surface, or of one brightness where it shows that it is.
 */
final class Paper {

	private static final int ROUNDS = 3;

	/** Cells along the shorter side in which the surface is found. */
	private static final int CELLS = 64;

	private static final int SMALLEST = 36;

	/** So many times finer are the cells in which it is looked for nearby. */
	private static final int FINER = 6;

	/** How far that is, as a share of the shorter side: wider than half a stroke. */
	private static final double NEAR = .07;

	/** The same where it is known that no stroke is broad. */
	private static final double NEARER = .0175;

	/**
	 * What lies in the dark there is measured as if it had this share of the most light.
	 */
	static final float DIM = .6f;

	/** The part of a thumbnail that may be darker than its paper. */
	private static final double SEEN = .88;

	/** Cells that differ by less than a tenth of a level of 255 are the same. */
	private static final float SAME = .0004f;

	private Paper() {
	}

	static int cell(int width, int height) {
		return Math.max(1, Math.min(width, height) / CELLS);
	}

	/** The same for what is as narrow as strokes. */
	static int fineCell(int cell) {
		return Math.max(1, cell / FINER);
	}

	/**
	 * How much darker than its paper a photo is.
	 * @param photo dark writing on light paper
	 * @param grid the same in cells, as large as {@link #cell} says
	 */
	static Darkness below(Photo photo, Plane grid) {
		if (Math.min(photo.width(), photo.height()) < SMALLEST) {
			return belowFlat(photo);
		}
		int cell = cell(photo.width(), photo.height());
		return below(photo, grid, () -> smooth(grid, cell));
	}

	/**
	 * The same of a large photo that a camera may have made.
	 * @param fine the photo in cells as fine as strokes, as large as {@link #fineCell}
	 * says
	 * @param two whether it shows more than one paper, or light and shadow that part
	 * sharply: no smooth surface fits those
	 */
	static Darkness below(Photo photo, Plane grid, Plane fine, boolean two) {
		int cell = cell(photo.width(), photo.height());
		Plane paper = two ? near(fine, NEAR) : smooth(grid, cell);
		Plane nearer = near(fine, NEARER);
		float times = (float) cell / fineCell(cell);
		if (Shadows.fall(two ? paper : paper.enlarged(times, fine.width(), fine.height()), nearer, fine)) {
			return belowNear(photo, fine, nearer);
		}
		return two ? belowNear(photo, fine, paper) : below(photo, grid, () -> paper);
	}

	private static Darkness below(Photo photo, Plane grid, Supplier<Plane> smooth) {
		float level = Plane.quantile(grid.values(), grid.values().length, .5);
		if (isEven(grid, level, far(grid))) {
			return Darkness.on(photo, level);
		}
		int cell = cell(photo.width(), photo.height());
		return Darkness.on(photo, smooth.get().enlarged(cell, photo.width(), photo.height()));
	}

	private static Darkness belowNear(Photo photo, Plane fine, Plane near) {
		Plane drop = near.minus(fine);
		float usual = Plane.quantile(drop.values(), drop.values().length, .5);
		Plane paper = Plane.empty(fine.width(), fine.height());
		for (int i = 0; i < paper.values().length; i++) {
			paper.values()[i] = near.values()[i] - usual;
		}
		float least = DIM * Plane.quantile(paper.values(), paper.values().length, .9);
		int cell = fineCell(cell(photo.width(), photo.height()));
		return Darkness.on(photo, paper.enlarged(cell, photo.width(), photo.height()), least);
	}

	/** The paper in its light, as a smooth surface. */
	private static Plane smooth(Plane grid, int cell) {
		int reach = far(grid);
		Plane trend = trend(grid);
		Plane even = grid.minus(trend);
		Plane closed = ((cell > 1) ? even : even.blurred(1)).dilated(reach).eroded(reach);
		return smoothed(even, closed, reach).plus(trend);
	}

	private static int far(Plane grid) {
		return Math.max(4, Math.round(Math.min(grid.width(), grid.height()) * .14f));
	}

	/**
	 * A picture in cells without what is narrow and dark: the lightest that is near. What
	 * reaches a side is taken to go on beyond it.
	 */
	static Plane near(Plane cells) {
		return near(cells, NEAR);
	}

	private static Plane near(Plane cells, double far) {
		int reach = reach(cells, far);
		return cells.padded(2 * reach).dilated(reach).eroded(reach).padded(-2 * reach);
	}

	/** How far that is where no stroke is broad, in cells. */
	static int nearer(Plane cells) {
		return reach(cells, NEARER);
	}

	private static int reach(Plane cells, double far) {
		return Math.max(2, (int) Math.round(far * Math.min(cells.width(), cells.height())));
	}

	/**
	 * The same on paper of one brightness all over. In a thumbnail the writing may cover
	 * most of the paper, and so may very thick strokes in a larger picture: they hide how
	 * light falls.
	 */
	static Darkness belowFlat(Photo photo) {
		int[] counts = Darkness.OfLevels.counts(photo.luminance());
		int below = 0;
		int level = 0;
		while (below + counts[level] <= (int) (SEEN * photo.luminance().length)) {
			below += counts[level++];
		}
		return Darkness.on(photo, level / 255f);
	}

	/**
	 * Whether most of the paper has the very same brightness, as no camera sees it but
	 * for what is overexposed: no cell is lighter, and none so far from one that has it
	 * that there may be a shadow.
	 * @param level the median of the cells
	 */
	private static boolean isEven(Plane grid, float level, int reach) {
		int width = grid.width();
		int clean = 0;
		// For every column, in how many rows on end no cell within reach is clean;
		// beyond the border none is.
		int[] rows = new int[width];
		Arrays.fill(rows, reach);
		for (int y = 0; y < grid.height(); y++) {
			int near = 0;
			for (int x = -reach; x < width; x++) {
				if (x + reach < width) {
					float value = grid.at(x + reach, y);
					if (value > level + SAME) {
						return false;
					}
					near += (value >= level - SAME) ? 1 : 0;
				}
				if (x - reach - 1 >= 0 && grid.at(x - reach - 1, y) >= level - SAME) {
					near--;
				}
				if (x >= 0) {
					clean += (grid.at(x, y) >= level - SAME) ? 1 : 0;
					rows[x] = (near > 0) ? 0 : rows[x] + 1;
					if (rows[x] > 2 * reach) {
						return false;
					}
				}
			}
		}
		return 2 * clean >= grid.values().length && Arrays.stream(rows).max().orElseThrow() <= reach;
	}

	/** How the light falls off, found in the cells that fit best. */
	private static Plane trend(Plane grid) {
		int cells = grid.values().length;
		Plane weights = Plane.empty(grid.width(), grid.height());
		Arrays.fill(weights.values(), 1);
		Plane trend = Trend.of(grid, weights).over(grid);
		for (int round = 0; round < ROUNDS; round++) {
			float[] off = new float[cells];
			for (int i = 0; i < cells; i++) {
				off[i] = Math.abs(grid.values()[i] - trend.values()[i]);
			}
			float usual = Math.max(.004f, Plane.quantile(off, cells, .5));
			for (int i = 0; i < cells; i++) {
				weights.values()[i] = (off[i] <= 2 * usual) ? 1 : 0;
			}
			trend = Trend.of(grid, weights).over(grid);
		}
		return trend;
	}

	/**
	 * The trend of those cells that are paper, judged by the closed surface, and on top
	 * of it the mean of what is left of them around each cell.
	 */
	private static Plane smoothed(Plane grid, Plane closed, int reach) {
		int cells = grid.values().length;
		float[] drop = new float[cells];
		for (int i = 0; i < cells; i++) {
			drop[i] = closed.values()[i] - grid.values()[i];
		}
		float limit = Math.max(.02f, .35f * Plane.quantile(drop, cells, .97));
		Plane paper = Plane.empty(grid.width(), grid.height());
		for (int i = 0; i < cells; i++) {
			paper.values()[i] = (drop[i] > limit) ? 0 : 1;
		}
		paper = paper.eroded(1);
		Plane trend = Trend.of(grid, paper).over(grid);
		Plane weighted = Plane.empty(grid.width(), grid.height());
		for (int i = 0; i < cells; i++) {
			weighted.values()[i] = paper.values()[i] * (grid.values()[i] - trend.values()[i]);
		}
		int radius = Math.max(2, reach / 2);
		Plane sum = weighted.blurred(radius).blurred(radius);
		Plane weight = paper.blurred(radius).blurred(radius);
		Plane result = Plane.empty(grid.width(), grid.height());
		for (int i = 0; i < cells; i++) {
			float trust = Math.min(1, weight.values()[i] * 8);
			float mean = (weight.values()[i] > 0) ? sum.values()[i] / weight.values()[i] : 0;
			result.values()[i] = trust * (trend.values()[i] + mean) + (1 - trust) * closed.values()[i];
		}
		return result;
	}

}
