package org.digits.ink;

/**
 * What the picture would be without the writing: the paper in its light, as a smooth
 * surface.
 */
final class Paper {

	/** Cells along the shorter side in which the surface is found. */
	private static final int CELLS = 64;

	private Paper() {
	}

	static int cell(int width, int height) {
		return Math.max(1, Math.min(width, height) / CELLS);
	}

	/**
	 * The paper's brightness at every pixel.
	 * @param light the picture, dark writing on light paper
	 */
	static Plane under(Plane light) {
		int cell = cell(light.width(), light.height());
		Plane grid = light.reduced(cell);
		int side = Math.min(grid.width(), grid.height());
		int reach = Math.max(2, Math.round(side * .14f));
		Plane closed = ((cell > 1) ? grid : grid.blurred(1)).dilated(reach).eroded(reach);
		return smoothed(grid, closed, reach).enlarged(cell, light.width(), light.height());
	}

	/** The mean of those cells around that are paper, judged by the closed surface. */
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
		Plane weighted = Plane.empty(grid.width(), grid.height());
		for (int i = 0; i < cells; i++) {
			weighted.values()[i] = paper.values()[i] * grid.values()[i];
		}
		int radius = Math.max(2, reach / 2);
		Plane sum = weighted.blurred(radius).blurred(radius);
		Plane weight = paper.blurred(radius).blurred(radius);
		Plane result = Plane.empty(grid.width(), grid.height());
		for (int i = 0; i < cells; i++) {
			float trust = Math.min(1, weight.values()[i] * 8);
			float mean = (weight.values()[i] > 0) ? sum.values()[i] / weight.values()[i] : 0;
			result.values()[i] = trust * mean + (1 - trust) * closed.values()[i];
		}
		return result;
	}

}
