package org.digits.ink;

import java.util.Arrays;

/**
 * The least-squares surface of second degree through some of a grid's cells: how light
 * falls off over a page. {@code terms} are those of 1, x, y, x², xy and y², with x and y
 * from -1 to 1 over the grid.
 */
record Trend(double[] terms) {

	private static final int TERMS = 6;

	/** The power of x, and of y, in every term. */
	private static final int[] ACROSS = { 0, 1, 0, 2, 1, 0 };

	private static final int[] DOWN = { 0, 0, 1, 0, 1, 2 };

	/** Keeps the equations solvable where there are too few cells. */
	private static final double RIDGE = 1e-6;

	/**
	 * Fits a surface.
	 * @param grid the cells
	 * @param weights how much each counts; 0 for not at all
	 */
	static Trend of(Plane grid, Plane weights) {
		double[][] equations = new double[TERMS][TERMS + 1];
		double[] across = steps(grid.width());
		double[] down = steps(grid.height());
		// Sums over a row of the powers of x, and of the values times them: the row's y
		// is the same for all.
		double[] powers = new double[5];
		double[] values = new double[3];
		for (int y = 0; y < grid.height(); y++) {
			Arrays.fill(powers, 0);
			Arrays.fill(values, 0);
			for (int x = 0; x < across.length; x++) {
				double weight = weights.at(x, y);
				if (weight > 0) {
					double value = weight * grid.at(x, y);
					double first = across[x];
					double second = first * first;
					powers[0] += weight;
					powers[1] += weight * first;
					powers[2] += weight * second;
					powers[3] += weight * second * first;
					powers[4] += weight * second * second;
					values[0] += value;
					values[1] += value * first;
					values[2] += value * second;
				}
			}
			for (int i = 0; i < TERMS; i++) {
				double[] row = equations[i];
				for (int j = i; j < TERMS; j++) {
					row[j] += powers[ACROSS[i] + ACROSS[j]] * power(down[y], DOWN[i] + DOWN[j]);
				}
				row[TERMS] += values[ACROSS[i]] * power(down[y], DOWN[i]);
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

	/** The middles of so many cells, from -1 to 1. */
	private static double[] steps(int cells) {
		double[] steps = new double[cells];
		for (int i = 0; i < cells; i++) {
			steps[i] = 2 * (i + .5) / cells - 1;
		}
		return steps;
	}

	private static double power(double base, int exponent) {
		double power = 1;
		for (int i = 0; i < exponent; i++) {
			power *= base;
		}
		return power;
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
		double[] across = steps(grid.width());
		double[] down = steps(grid.height());
		for (int y = 0; y < down.length; y++) {
			double even = this.terms[0] + (this.terms[2] + this.terms[5] * down[y]) * down[y];
			double rising = this.terms[1] + this.terms[4] * down[y];
			for (int x = 0; x < across.length; x++) {
				double value = even + (rising + this.terms[3] * across[x]) * across[x];
				result.values()[y * across.length + x] = (float) value;
			}
		}
		return result;
	}

}
