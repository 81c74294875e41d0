package org.digits.classify.dl4j;

import org.digits.classify.dl4j.Step.Window;

/** Pictures with the zeros around them that a window runs over. */
final class LanePadded {

	private final LanePicture in;

	private final int width;

	private final int size;

	private final int before;

	private final LaneTurn turn;

	/**
	 * Room for pictures.
	 * @param in their form
	 * @param window runs over them
	 * @param out how many windows there are, down and across
	 * @param rows that are read, from the first zeros on
	 * @param columns the same
	 * @param turn the step that wants it
	 */
	LanePadded(LanePicture in, Window window, LanePicture out, int rows, int columns, LaneTurn turn) {
		this.in = in;
		int top = in.before(window, 0, out.rows());
		int left = in.before(window, 1, out.columns());
		this.width = Math.max(left + in.columns(), columns) * in.channels();
		this.size = Math.max(top + in.rows(), rows) * this.width;
		this.before = top * this.width + left * in.channels();
		this.turn = turn;
	}

	/** Takes pictures, which lie one after the other, and gives them with their zeros. */
	float[] take(float[] pictures, int count, LaneRoom room) {
		float[] values = room.zeros(this.turn.number(), this, this.turn.most() * this.size);
		int row = this.in.columns() * this.in.channels();
		for (int i = 0; i < count * this.in.rows(); i++) {
			int to = i / this.in.rows() * this.size + this.before + i % this.in.rows() * this.width;
			System.arraycopy(pictures, i * row, values, to, row);
		}
		return values;
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
