package org.digits.classify.dl4j;

import org.digits.classify.dl4j.Step.Window;

/** The form of a picture between two steps; a row of values is one pixel of channels. */
record LanePicture(int rows, int columns, int channels) {

	int pixels() {
		return this.rows * this.columns;
	}

	int values() {
		return this.rows * this.columns * this.channels;
	}

	LanePicture flat() {
		return new LanePicture(1, 1, values());
	}

	/** The form after a window went over it. */
	LanePicture through(Window window, int channels) {
		return new LanePicture((int) window.count(0, this.rows, 1), (int) window.count(1, this.columns, 1), channels);
	}

	/**
	 * Rows or columns of zeros before the picture.
	 * @param axis 0 for rows, 1 for columns
	 * @param out how many windows there are along it
	 */
	int before(Window window, int axis, int out) {
		if (!window.same()) {
			return window.padding()[axis];
		}
		int length = (axis == 0) ? this.rows : this.columns;
		return Math.max(0, (out - 1) * window.stride()[axis] + window.size()[axis] - length) / 2;
	}

}
