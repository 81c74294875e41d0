package org.digits.classify.dl4j;

import java.util.Arrays;

/** Weights and a bias, laid out as {@link Lanes} read them. */
final class LaneProduct {

	/** The weights of so many values stay in the nearest cache from rows to rows. */
	private static final int VALUES = 256;

	private final Lanes lanes;

	/** In blocks of columns; in each, value by value. */
	private final float[] weights;

	private final float[] bias;

	private final int count;

	private final int outputs;

	/** As many outputs as there are lanes for. */
	private final int padded;

	/**
	 * A product.
	 * @param weights output by output, and for each, value by value
	 * @param bias a value for every output
	 * @param count how many values a row has
	 */
	LaneProduct(Lanes lanes, float[] weights, float[] bias, int count) {
		this.lanes = lanes;
		this.count = count;
		this.outputs = bias.length;
		this.padded = whole(bias.length, Lanes.COLUMNS);
		this.bias = Arrays.copyOf(bias, this.padded);
		this.weights = new float[this.padded * count];
		for (int column = 0; column < this.padded; column += columns(column)) {
			int columns = columns(column);
			for (int output = column; output < Math.min(column + columns, this.outputs); output++) {
				for (int i = 0; i < count; i++) {
					this.weights[column * count + i * columns + output - column] = weights[output * count + i];
				}
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

	/** How many values a row has. */
	int count() {
		return this.count;
	}

	/**
	 * Multiplies rows by the weights.
	 * @param values the rows, one after the other
	 * @param at where the first begins
	 * @param sums by row, with room for {@link #padded()} each
	 * @param to where the first row of sums begins
	 * @param rows how many; a few more are read and put, up to a multiple of
	 * {@link Lanes#ROWS}
	 */
	void multiply(float[] values, int at, float[] sums, int to, int rows) {
		int all = whole(rows, Lanes.ROWS);
		for (int column = 0; column < this.padded; column += columns(column)) {
			int columns = columns(column);
			for (int first = 0; first < this.count; first += VALUES) {
				int some = Math.min(VALUES, this.count - first);
				int from = column * this.count + first * columns;
				boolean begun = first > 0;
				this.lanes.multiply(values, at + first, this.count, all, some, columns, this.weights, from,
						begun ? sums : this.bias, begun ? to + column : column, begun ? this.padded : 0, sums,
						to + column, this.padded);
			}
		}
	}

	/**
	 * Closes up rows of sums, so that none has room left at its end.
	 * @param sums as {@link #multiply} put them
	 * @param rows how many
	 */
	void close(float[] sums, int rows) {
		if (this.outputs < this.padded) {
			for (int row = 1; row < rows; row++) {
				System.arraycopy(sums, row * this.padded, sums, row * this.outputs, this.outputs);
			}
		}
	}

	private int columns(int column) {
		return this.lanes.columns(this.padded - column);
	}

}
