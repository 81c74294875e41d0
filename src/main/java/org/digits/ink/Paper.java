package org.digits.ink;

import java.util.Arrays;

/**
 * What the picture would be without the writing: the paper in its light, as a smooth
 * surface.
 */
final class Paper {

	private static final int ROUNDS = 3;

	/** Cells along the shorter side in which the surface is found. */
	private static final int CELLS = 64;

	private static final int SMALLEST = 36;

	/** The part of a thumbnail that may be darker than its paper. */
	private static final double SEEN = .88;

	private Paper() {
	}

	static int cell(int width, int height) {
		return Math.max(1, Math.min(width, height) / CELLS);
	}

	/**
	 * The paper's brightness at every pixel.
	 * @param light the picture, dark writing on light paper
	 * @param grid the same in cells, as many as {@link #cell} says
	 */
	static Plane under(Plane light, Plane grid) {
		if (Math.min(light.width(), light.height()) < SMALLEST) {
			return flat(light);
		}
		int cell = cell(light.width(), light.height());
		int side = Math.min(grid.width(), grid.height());
		int reach = Math.max(4, Math.round(side * .14f));
		Plane trend = trend(grid);
		Plane even = grid.minus(trend);
		Plane closed = ((cell > 1) ? even : even.blurred(1)).dilated(reach).eroded(reach);
		return smoothed(even, closed, reach).plus(trend).enlarged(cell, light.width(), light.height());
	}

	/**
	 * One brightness all over. In a thumbnail the writing may cover most of the paper,
	 * and so may very thick strokes in a larger picture: they hide how light falls.
	 */
	static Plane flat(Plane light) {
		Plane paper = Plane.empty(light.width(), light.height());
		Arrays.fill(paper.values(), Plane.quantile(light.values(), light.values().length, SEEN));
		return paper;
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
