package org.digits.classify.dl4j;

import java.util.Arrays;

/** Weights and a bias, laid out as {@link Lanes} read them. */
final class LaneProduct {

	private final Lanes lanes;

	/** In blocks of columns; in each, run by run and value by value. */
	private final float[] weights;

	private final float[] bias;

	private final int runs;

	private final int count;

	private final int outputs;

	/** As many outputs as there are lanes for. */
	private final int padded;

	/**
	 * A product.
	 * @param weights output by output, and for each, run by run and value by value
	 * @param bias a value for every output
	 * @param runs how many runs of values a row has
	 * @param count how many values a run has
	 */
	LaneProduct(Lanes lanes, float[] weights, float[] bias, int runs, int count) {
		this.lanes = lanes;
		this.runs = runs;
		this.count = count;
		this.outputs = bias.length;
		this.padded = whole(bias.length, Lanes.COLUMNS);
		this.bias = Arrays.copyOf(bias, this.padded);
		int size = runs * count;
		this.weights = new float[this.padded * size];
		for (int output = 0; output < this.outputs; output++) {
			int block = output / Lanes.COLUMNS * size * Lanes.COLUMNS + output % Lanes.COLUMNS;
			for (int i = 0; i < size; i++) {
				this.weights[block + i * Lanes.COLUMNS] = weights[output * size + i];
			}
		}
	}

	/** The least multiple that is no less than the count. */
	static int whole(int count, int of) {
		return (count + of - 1) / of * of;
	}

	/** How many outputs a row has room for. */
	int padded() {
		return this.padded;
	}

	int outputs() {
		return this.outputs;
	}

	/** How many blocks of outputs there are. */
	int blocks() {
		return this.padded / Lanes.COLUMNS;
	}

	/**
	 * Multiplies rows by one block of the weights.
	 * @param block which
	 * @param values the rows
	 * @param at where the first begins
	 * @param step from a row to the next
	 * @param runStep from a run to the next
	 * @param sums by row, with room for {@link #padded()} each
	 * @param to where the first row of sums begins
	 * @param rows how many; a few more are read and put, up to a multiple of
	 * {@link Lanes#ROWS}
	 */
	void multiply(int block, float[] values, int at, int step, int runStep, float[] sums, int to, int rows) {
		int column = block * Lanes.COLUMNS;
		int from = column * this.runs * this.count;
		// Sums of several runs stay in the nearest cache if few rows are added up at a
		// time.
		int each = (this.runs == 1) ? whole(rows, Lanes.ROWS) : Lanes.ROWS;
		for (int row = 0; row < rows; row += each) {
			int sum = to + row * this.padded + column;
			this.lanes.multiply(values, at + row * step, step, each, this.count, this.weights, from, this.bias, column,
					0, sums, sum, this.padded);
			for (int run = 1; run < this.runs; run++) {
				this.lanes.multiply(values, at + row * step + run * runStep, step, each, this.count, this.weights,
						from + run * this.count * Lanes.COLUMNS, sums, sum, this.padded, sums, sum, this.padded);
			}
		}
	}

}
