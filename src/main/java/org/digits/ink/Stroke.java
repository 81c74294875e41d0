package org.digits.ink;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A straight line: row {@code start + slope * column}, in pixels.
 *
 * @param cover the share of the columns in which there is ink on it
 */
record Stroke(double slope, double start, double cover) {

	/**
	 * The line with the most ink on it (a Hough transform over nearly level lines); null
	 * if none is long enough to be ruled anywhere.
	 */
	static @Nullable Stroke longest(Raster raster, LineKind kind) {
		int lean = (int) Math.ceil(raster.width() * kind.steepest());
		if (!raster.fills((int) (kind.free() * raster.width()), lean + 2)) {
			return null;
		}
		int[] count = new int[raster.height() + 2 * lean + 2];
		int[] shift = new int[raster.width()];
		int most = 0;
		Stroke best = null;
		for (int rise = -lean; rise <= lean; rise++) {
			for (int x = 0; x < shift.length; x++) {
				shift[x] = lean - Math.round((float) rise * x / raster.width());
			}
			raster.count(shift, count);
			for (int row = 0; row < count.length; row++) {
				if (count[row] > most) {
					most = count[row];
					best = new Stroke((double) rise / raster.width(), (row - lean + .5) * raster.cell(),
							(double) most / raster.width());
				}
			}
		}
		return best;
	}

	/** The same with all that is on it. */
	Stroke over(InkView view) {
		int count = 0;
		for (int x = 0; x < view.width(); x++) {
			count += (inkNear(view, x) >= 0) ? 1 : 0;
		}
		return new Stroke(this.slope, this.start, (double) count / view.width());
	}

	int row(int x) {
		return (int) Math.floor(this.start + this.slope * x);
	}

	/** Long enough to be no part of a digit, for where it is. */
	boolean isRuled(InkView view, LineKind kind) {
		if (!kind.covers(this, view)) {
			return false;
		}
		int thickness = thickness(view);
		return thickness <= kind.thickest(view)
				&& (!kind.amongDigits() || isLongerThanDigits(view) || runsOut(view, thickness));
	}

	/** No digit in the picture has a bar so long. */
	private boolean isLongerThanDigits(InkView view) {
		return !view.turned() && this.cover * view.width() > view.height();
	}

	/**
	 * A ruled line ends at the picture's sides; the bar of a 4 or the foot of a 2 does at
	 * one of them at most.
	 */
	private boolean runsOut(InkView view, int thickness) {
		int near = Math.max(1, view.width() / 40);
		int first = end(view, 0, 1);
		int last = end(view, view.width() - 1, -1);
		return (first <= near || leaves(view, first, last, thickness))
				&& (last >= view.width() - 1 - near || leaves(view, last, first, thickness));
	}

	/** Ends above or below the picture, where its other end leads it. */
	private boolean leaves(InkView view, int end, int other, int thickness) {
		int row = row(end);
		int rise = row(other) - row;
		return (row <= thickness && rise > thickness) || (row >= view.height() - 1 - thickness && -rise > thickness);
	}

	/** The outermost column from which on there is more ink on the line than not. */
	private int end(InkView view, int from, int step) {
		int window = Math.max(3, view.width() / 12);
		int x = from;
		while (x + step * window >= 0 && x + step * window < view.width()) {
			int inked = 0;
			for (int i = 0; i < window; i++) {
				inked += (inkNear(view, x + step * i) >= 0) ? 1 : 0;
			}
			if (2 * inked > window && inkNear(view, x) >= 0) {
				return x;
			}
			x += step;
		}
		return x;
	}

	/** How many pixels the ink on the line is thick, where nothing crosses it. */
	int thickness(InkView view) {
		int[] runs = new int[view.width()];
		int count = 0;
		for (int x = 0; x < view.width(); x++) {
			int middle = inkNear(view, x);
			if (middle >= 0) {
				runs[count++] = bottom(view, x, middle) - top(view, x, middle);
			}
		}
		Arrays.sort(runs, 0, count);
		return (count > 0) ? runs[count * 2 / 5] : 0;
	}

	private int inkNear(InkView view, int x) {
		int row = row(x);
		int reach = 1 + Math.max(view.width(), view.height()) / Raster.MOST;
		for (int off = 0; off <= reach; off++) {
			if (view.marked(x, row + off)) {
				return row + off;
			}
			if (view.marked(x, row - off)) {
				return row - off;
			}
		}
		return -1;
	}

	private int top(InkView view, int x, int y) {
		int top = y;
		while (view.marked(x, top - 1)) {
			top--;
		}
		return top;
	}

	private int bottom(InkView view, int x, int y) {
		int bottom = y + 1;
		while (view.marked(x, bottom)) {
			bottom++;
		}
		return bottom;
	}

	/** Erases the line, but for where something crosses it. */
	void erase(InkView view) {
		int thickness = thickness(view);
		int most = thickness + Math.max(1, thickness / 2);
		for (int x = 0; x < view.width(); x++) {
			int middle = inkNear(view, x);
			if (middle < 0) {
				continue;
			}
			int top = top(view, x, middle);
			int bottom = bottom(view, x, middle);
			if (bottom - top <= most) {
				eraseRun(view, x, top, bottom);
			}
		}
	}

	/** With the soft edge above and below. */
	private static void eraseRun(InkView view, int x, int top, int bottom) {
		int from = top;
		int to = bottom;
		while (from > top - 3 && view.touched(x, from - 1) && !view.marked(x, from - 1)) {
			from--;
		}
		while (to < bottom + 3 && view.touched(x, to) && !view.marked(x, to)) {
			to++;
		}
		for (int y = from; y < to; y++) {
			view.clear(x, y);
		}
	}
}
