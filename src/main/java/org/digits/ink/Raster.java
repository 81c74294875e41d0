package org.digits.ink;

/**
 * The view in coarser cells, of which those are marked that hold a marked pixel.
 *
 * @param columns the column of every marked cell
 * @param rows its row, never less than that of the cell before
 */
record Raster(int width, int height, int cell, int[] columns, int[] rows) {

	/** Rows or columns of the raster in which lines are looked for, at most. */
	static final int MOST = 300;

	static Raster of(InkView view) {
		int cell = Math.max(1, (Math.max(view.width(), view.height()) + MOST - 1) / MOST);
		int width = (view.width() + cell - 1) / cell;
		int height = (view.height() + cell - 1) / cell;
		boolean[] marked = new boolean[width * height];
		view.mark(marked, width, cell);
		int count = 0;
		for (boolean cellMarked : marked) {
			count += cellMarked ? 1 : 0;
		}
		int[] columns = new int[count];
		int[] rows = new int[count];
		int next = 0;
		for (int at = 0; next < count; at++) {
			if (marked[at]) {
				columns[next] = at % width;
				rows[next++] = at / width;
			}
		}
		return new Raster(width, height, cell, columns, rows);
	}

	/**
	 * Whether any so many neighbouring rows hold marked cells in so many columns: a
	 * line's cells do, and seldom a digit's.
	 */
	boolean fills(int least, int neighbours) {
		int[] held = new int[this.width];
		int filled = 0;
		int last = 0;
		for (int i = 0; i < this.rows.length; i++) {
			filled += (held[this.columns[i]]++ == 0) ? 1 : 0;
			while (this.rows[last] <= this.rows[i] - neighbours) {
				filled -= (--held[this.columns[last++]] == 0) ? 1 : 0;
			}
			if (filled >= least) {
				return true;
			}
		}
		return false;
	}
}
