package org.digits.ink;

import org.digits.image.Ink;

/** The ink as it is, or with rows and columns exchanged. */
record InkView(byte[] certainty, int across, int down, boolean turned) {

	/** From which certainty on a pixel counts as ink. */
	private static final int MARKED = 90;

	int width() {
		return this.turned ? this.down : this.across;
	}

	int height() {
		return this.turned ? this.across : this.down;
	}

	private int index(int x, int y) {
		return this.turned ? x * this.across + y : y * this.across + x;
	}

	boolean marked(int x, int y) {
		return y >= 0 && y < height() && (this.certainty[index(x, y)] & 0xff) >= MARKED;
	}

	/**
	 * Marks the cells that hold a marked pixel.
	 * @param cells column by column; gets 1 for marked
	 * @param rows how many cells are in a column
	 * @param cell how many pixels a cell is wide and high
	 */
	void mark(byte[] cells, int rows, int cell) {
		// As the pixels lie in memory, most of which are paper.
		int stepAcross = this.turned ? 1 : rows;
		int stepDown = this.turned ? rows : 1;
		for (int row = 0; row < this.down; row++) {
			int first = row * this.across;
			int end = first + this.across;
			int line = row / cell * stepDown;
			for (int at = Ink.next(this.certainty, first, end); at < end; at = Ink.next(this.certainty, at + 1, end)) {
				if ((this.certainty[at] & 0xff) >= MARKED) {
					cells[line + (at - first) / cell * stepAcross] = 1;
				}
			}
		}
	}

	boolean touched(int x, int y) {
		return y >= 0 && y < height() && this.certainty[index(x, y)] != 0;
	}

	void clear(int x, int y) {
		this.certainty[index(x, y)] = 0;
	}
}
