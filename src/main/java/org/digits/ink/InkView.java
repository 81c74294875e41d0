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
			for (int at = nextMarked(first, end); at < end; at = nextMarked(at + 1, end)) {
				cells[line + (at - first) / cell * stepAcross] = 1;
			}
		}
	}

	/**
	 * In how many columns of cells there is a marked pixel in some of the rows.
	 * @param from the first row, in pixels
	 * @param to the row after the last
	 * @param cell how many pixels a cell is wide
	 */
	int columns(int from, int to, int cell) {
		boolean[] cells = new boolean[(width() + cell - 1) / cell];
		int left = this.turned ? from : 0;
		int right = this.turned ? to : this.across;
		int top = this.turned ? 0 : from;
		int bottom = this.turned ? this.down : to;
		for (int row = top; row < bottom; row++) {
			int first = row * this.across;
			int end = first + right;
			for (int at = nextMarked(first + left, end); at < end;) {
				int marked = (this.turned ? row : at - first) / cell;
				cells[marked] = true;
				at = this.turned ? end : nextMarked(Math.min(end, first + (marked + 1) * cell), end);
			}
		}
		int count = 0;
		for (boolean marked : cells) {
			count += marked ? 1 : 0;
		}
		return count;
	}

	private int nextMarked(int from, int to) {
		int at = Ink.next(this.certainty, from, to);
		while (at < to && (this.certainty[at] & 0xff) < MARKED) {
			at = Ink.next(this.certainty, at + 1, to);
		}
		return at;
	}

	/**
	 * The same with those runs alone, of marked pixels in a column, that are no longer.
	 */
	InkView thin(int longest) {
		byte[] kept = new byte[this.certainty.length];
		for (int x = 0; x < width(); x++) {
			int y = 0;
			while (y < height()) {
				int from = y;
				while (marked(x, y)) {
					y++;
				}
				for (int i = from; i < y && y - from <= longest; i++) {
					kept[index(x, i)] = this.certainty[index(x, i)];
				}
				y++;
			}
		}
		return new InkView(kept, this.across, this.down, this.turned);
	}

	boolean touched(int x, int y) {
		return y >= 0 && y < height() && this.certainty[index(x, y)] != 0;
	}

	void clear(int x, int y) {
		this.certainty[index(x, y)] = 0;
	}
}
