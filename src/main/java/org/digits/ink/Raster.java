package org.digits.ink;

import java.util.Arrays;

import org.digits.image.Ink;

/**
 * The view in coarser cells, of which those are marked that hold a marked pixel: in every
 * column, runs of them, from the left and from the top.
 *
 * @param width how many columns of cells there are
 * @param height how many rows
 * @param cell how many pixels a cell is wide and high
 * @param columns the column of every run
 * @param from its first row
 * @param to the row after its last
 */
record Raster(int width, int height, int cell, int[] columns, int[] from, int[] to) {

	/** Rows or columns of the raster in which lines are looked for, at most. */
	static final int MOST = 300;

	/** How many pixels a cell is wide and high. */
	static int cell(InkView view) {
		return Math.max(1, (Math.max(view.width(), view.height()) + MOST - 1) / MOST);
	}

	static Raster of(InkView view) {
		int cell = cell(view);
		int width = (view.width() + cell - 1) / cell;
		int height = (view.height() + cell - 1) / cell;
		byte[] marked = new byte[width * height];
		view.mark(marked, height, cell);
		int[] columns = new int[width];
		int[] from = new int[width];
		int[] to = new int[width];
		int count = 0;
		for (int x = 0; x < width; x++) {
			int end = (x + 1) * height;
			for (int at = Ink.next(marked, x * height, end); at < end; at = Ink.next(marked, at, end)) {
				if (count == columns.length) {
					columns = Arrays.copyOf(columns, 2 * count);
					from = Arrays.copyOf(from, 2 * count);
					to = Arrays.copyOf(to, 2 * count);
				}
				columns[count] = x;
				from[count] = at - x * height;
				while (at < end && marked[at] != 0) {
					at++;
				}
				to[count++] = at - x * height;
			}
		}
		return new Raster(width, height, cell, Arrays.copyOf(columns, count), Arrays.copyOf(from, count),
				Arrays.copyOf(to, count));
	}

	/**
	 * Whether any so many neighbouring rows hold marked cells in so many columns: a
	 * line's cells do, and seldom a digit's.
	 */
	boolean fills(int least, int neighbours) {
		int[] change = new int[this.height + neighbours + 1];
		for (int i = 0; i < this.columns.length; i++) {
			boolean follows = i > 0 && this.columns[i - 1] == this.columns[i];
			int first = follows ? Math.max(this.from[i], this.to[i - 1] + neighbours - 1) : this.from[i];
			int end = this.to[i] + neighbours - 1;
			change[first]++;
			change[end]--;
		}
		int filled = 0;
		for (int each : change) {
			filled += each;
			if (filled >= least) {
				return true;
			}
		}
		return false;
	}

	/**
	 * In how many columns a line goes through a marked cell, for every row that it may
	 * begin in.
	 * @param shift for every column, how many rows are added to what is in it
	 * @param count gets the numbers; as many as there are rows with all that is added,
	 * and one more
	 */
	void count(int[] shift, int[] count) {
		Arrays.fill(count, 0);
		for (int i = 0; i < this.columns.length; i++) {
			int down = shift[this.columns[i]];
			count[this.from[i] + down]++;
			count[this.to[i] + down]--;
		}
		for (int row = 1; row < count.length; row++) {
			count[row] += count[row - 1];
		}
	}

}
