package org.digits.ink;

import java.util.Arrays;

import org.digits.image.Ink;

/**
 * The runs of marked pixels in the rows of a picture, from the top, and which of them
 * hang together: sets joined as the rows come, named by their first run (Rosenfeld and
 * Pfaltz 1966; the forest's paths are halved when they are walked).
 */
final class Runs {

	private int[] first = new int[256];

	private int[] end = new int[256];

	private int[] parent = new int[256];

	private int count;

	private Runs() {
	}

	/**
	 * Finds the runs.
	 * @param certainty the picture, row by row, 0 to 255
	 * @param width its columns
	 * @param marked from which certainty on a pixel is marked
	 * @param corners whether those hang together, too, that only touch at corners
	 */
	static Runs of(byte[] certainty, int width, int marked, boolean corners) {
		Runs runs = new Runs();
		int above = 0;
		for (int row = 0; row < certainty.length; row += width) {
			int here = runs.count;
			runs.scan(certainty, row, row + width, marked);
			runs.join(above, here, width, corners ? 1 : 0);
			above = here;
		}
		return runs;
	}

	private void scan(byte[] certainty, int from, int to, int marked) {
		int at = from;
		while (at < to) {
			if ((certainty[at] & 0xff) < marked) {
				at = (certainty[at] == 0) ? Ink.next(certainty, at, to) : at + 1;
				continue;
			}
			int start = at;
			while (at < to && (certainty[at] & 0xff) >= marked) {
				at++;
			}
			add(start, at);
		}
	}

	private void add(int start, int after) {
		if (this.count == this.first.length) {
			this.first = Arrays.copyOf(this.first, 2 * this.count);
			this.end = Arrays.copyOf(this.end, 2 * this.count);
			this.parent = Arrays.copyOf(this.parent, 2 * this.count);
		}
		this.first[this.count] = start;
		this.end[this.count] = after;
		this.parent[this.count] = this.count++;
	}

	/**
	 * Joins the runs of one row to those of the row above that they touch.
	 * @param reach how many columns beside theirs count
	 */
	private void join(int above, int here, int width, int reach) {
		int upper = above;
		for (int run = here; run < this.count; run++) {
			int start = this.first[run] - width - reach;
			int after = this.end[run] - width + reach;
			while (upper < here && this.end[upper] <= start) {
				upper++;
			}
			for (int i = upper; i < here && this.first[i] < after; i++) {
				int one = root(i);
				int other = root(run);
				this.parent[Math.max(one, other)] = Math.min(one, other);
			}
		}
	}

	int count() {
		return this.count;
	}

	/** The index of a run's first pixel. */
	int first(int run) {
		return this.first[run];
	}

	/** The index after that of its last. */
	int end(int run) {
		return this.end[run];
	}

	/** The first of the runs that a run hangs together with: itself, or one above. */
	int root(int run) {
		int root = run;
		while (this.parent[root] != root) {
			this.parent[root] = this.parent[this.parent[root]];
			root = this.parent[root];
		}
		return root;
	}

}
