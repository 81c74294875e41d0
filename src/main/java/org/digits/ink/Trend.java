package org.digits.ink;

/**
 * The least-squares surface of second degree through some of a grid's cells: how light
 * falls off over a page. {@code terms} are those of 1, x, y, x², xy and y², with x and y
 * from -1 to 1 over the grid.
 */
record Trend(double[] terms) {

	private static final int TERMS = 6;

	/** Keeps the equations solvable where there are too few cells. */
	private static final double RIDGE = 1e-6;

	/**
	 * Fits a surface.
	 * @param grid the cells
	 * @param weights how much each counts; 0 for not at all
	 */
	static Trend of(Plane grid, Plane weights) {
		double[][] equations = new double[TERMS][TERMS + 1];
		for (int y = 0; y < grid.height(); y++) {
			for (int x = 0; x < grid.width(); x++) {
				float weight = weights.at(x, y);
				if (weight > 0) {
					double[] powers = powers(grid, x, y);
					for (int i = 0; i < TERMS; i++) {
						double[] row = equations[i];
						double weighted = weight * powers[i];
						for (int j = i; j < TERMS; j++) {
							row[j] += weighted * powers[j];
						}
						row[TERMS] += weighted * grid.at(x, y);
					}
				}
			}
		}
		for (int i = 0; i < TERMS; i++) {
			equations[i][i] += RIDGE;
			for (int j = 0; j < i; j++) {
				equations[i][j] = equations[j][i];
			}
		}
		return new Trend(solved(equations));
	}

	private static double[] powers(Plane grid, int column, int row) {
		double x = 2 * (column + .5) / grid.width() - 1;
		double y = 2 * (row + .5) / grid.height() - 1;
		return new double[] { 1, x, y, x * x, x * y, y * y };
	}

	/** Gaussian elimination; the matrix is symmetric and positive definite. */
	private static double[] solved(double[][] equations) {
		for (int i = 0; i < TERMS; i++) {
			for (int row = i + 1; row < TERMS; row++) {
				double factor = equations[row][i] / equations[i][i];
				for (int j = i; j <= TERMS; j++) {
					equations[row][j] -= factor * equations[i][j];
				}
			}
		}
		double[] result = new double[TERMS];
		for (int i = TERMS - 1; i >= 0; i--) {
			double rest = equations[i][TERMS];
			for (int j = i + 1; j < TERMS; j++) {
				rest -= equations[i][j] * result[j];
			}
			result[i] = rest / equations[i][i];
		}
		return result;
	}

	/** The surface in the cells of a grid. */
	Plane over(Plane grid) {
		Plane result = Plane.empty(grid.width(), grid.height());
		for (int y = 0; y < grid.height(); y++) {
			for (int x = 0; x < grid.width(); x++) {
				double[] powers = powers(grid, x, y);
				double value = 0;
				for (int i = 0; i < TERMS; i++) {
					value += this.terms[i] * powers[i];
				}
				result.values()[y * grid.width() + x] = (float) value;
			}
		}
		return result;
	}

}
