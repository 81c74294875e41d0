package org.digits.classify.dl4j;

import org.digits.classify.dl4j.Step.Window;

/** Pictures with the zeros around them that a window runs over. */
final class LanePadded {

	private final LanePicture in;

	private final int width;

	private final int size;

	private final int before;

	private final float[] values;

	/**
	 * Room for pictures.
	 * @param in their form
	 * @param window runs over them
	 * @param out how many windows there are, down and across
	 * @param rows that are read, from the first zeros on
	 * @param columns the same
	 * @param most how many pictures at a time
	 */
	LanePadded(LanePicture in, Window window, LanePicture out, int rows, int columns, int most) {
		this.in = in;
		int top = in.before(window, 0, out.rows());
		int left = in.before(window, 1, out.columns());
		this.width = Math.max(left + in.columns(), columns) * in.channels();
		this.size = Math.max(top + in.rows(), rows) * this.width;
		this.before = top * this.width + left * in.channels();
		this.values = new float[most * this.size];
	}

	private LanePadded(LanePadded other) {
		this.in = other.in;
		this.width = other.width;
		this.size = other.size;
		this.before = other.before;
		this.values = new float[other.values.length];
	}

	/** The same for another thread. */
	LanePadded another() {
		return new LanePadded(this);
	}

	/** Takes pictures, which lie one after the other, and gives them with their zeros. */
	float[] take(float[] pictures, int count) {
		int row = this.in.columns() * this.in.channels();
		for (int i = 0; i < count * this.in.rows(); i++) {
			int to = i / this.in.rows() * this.size + this.before + i % this.in.rows() * this.width;
			System.arraycopy(pictures, i * row, this.values, to, row);
		}
		return this.values;
	}

	/** How many values a row of pixels has. */
	int width() {
		return this.width;
	}

	/** Where a pixel begins, counted from the first zeros of its picture on. */
	int at(int picture, int row, int column) {
		return picture * this.size + row * this.width + column * this.in.channels();
	}

}
