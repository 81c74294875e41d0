package org.digits.ink;

import java.util.Arrays;

import org.digits.image.Ink;
import org.jspecify.annotations.Nullable;

/**
 * Takes the lines out that run across the picture, straight and nearly level or upright:
 * ruled lines, the lines of a box, the edge of a sheet. What crosses them stays.
 */
final class RuledLines {

	/** The steepest line: rows a column, about six degrees. */
	private static final double STEEPEST = .11;

	/** What share of the picture's width a line somewhere in the picture must cover. */
	private static final double ACROSS = .8;

	/** What share a line along the border must cover. */
	private static final double ALONG = .65;

	/** How wide the border is, as a share of the picture. */
	private static final double BORDER = .17;

	private static final int MOST = 12;

	private RuledLines() {
	}

	/** The ink without them; the same if there are none. */
	static Ink without(Ink ink) {
		return level(level(ink, false), true);
	}

	/**
	 * Takes out the lines that are nearly level.
	 * @param turned whether rows and columns are exchanged
	 */
	private static Ink level(Ink ink, boolean turned) {
		Ink left = ink;
		InkView view = new InkView(ink.certainty(), ink.width(), ink.height(), turned);
		if (Math.min(ink.width(), ink.height()) < Rims.SMALLEST) {
			return ink;
		}
		for (int i = 0; i < MOST && mayHoldLine(view); i++) {
			Stroke line = Stroke.longest(Raster.of(view));
			if (line == null || !line.isRuled(view)) {
				return left;
			}
			if (left == ink) {
				left = new Ink(ink.width(), ink.height(), ink.certainty().clone(), ink.scale());
				view = new InkView(left.certainty(), ink.width(), ink.height(), turned);
			}
			line.erase(view);
		}
		return left;
	}

	/**
	 * Whether there is ink in so many columns, somewhere or along a border, as a line
	 * takes: in most pictures of a digit there isn't.
	 */
	private static boolean mayHoldLine(InkView view) {
		int cell = Raster.cell(view);
		int columns = (view.width() + cell - 1) / cell;
		// A line's cells may lie beside it.
		int rim = Math.min(view.height(), (int) (BORDER * view.height()) + 3 * cell);
		return view.columns(0, rim, cell) + 1 > ALONG * columns
				|| view.columns(view.height() - rim, view.height(), cell) + 1 > ALONG * columns
				|| (!isSingle(view) && view.columns(0, view.height(), cell) + 1 > ACROSS * columns);
	}

	/**
	 * Whether an upright stroke in the middle is taken for a digit's, however long.
	 */
	private static boolean isSingle(InkView view) {
		return view.turned() && view.height() < 1.5 * view.width();
	}

	/**
	 * A straight line: row {@code start + slope * column}, in pixels.
	 *
	 * @param cover the share of the columns in which there is ink on it
	 */
	private record Stroke(double slope, double start, double cover) {

		/**
		 * The line with the most ink on it (a Hough transform over nearly level lines);
		 * null if none is long enough to be ruled anywhere.
		 */
		static @Nullable Stroke longest(Raster raster) {
			int lean = (int) Math.ceil(raster.width() * STEEPEST);
			if (!raster.fills((int) (ALONG * raster.width()), lean + 2)) {
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

		int row(int x) {
			return (int) Math.floor(this.start + this.slope * x);
		}

		/** Long enough to be no part of a digit, for where it is. */
		boolean isRuled(InkView view) {
			double rim = BORDER * view.height();
			int left = row(0);
			int right = row(view.width() - 1);
			boolean along = Math.max(left, right) < rim || Math.min(left, right) >= view.height() - rim;
			if (this.cover < (along ? ALONG : ACROSS) || (!along && isSingle(view))) {
				return false;
			}
			int thickness = thickness(view);
			return thickness <= .12 * view.height() && (isLongerThanDigits(view) || runsOut(view, thickness));
		}

		/** No digit in the picture has a bar so long. */
		private boolean isLongerThanDigits(InkView view) {
			return !view.turned() && this.cover * view.width() > view.height();
		}

		/**
		 * A ruled line ends at the picture's sides; the bar of a 4 or the foot of a 2
		 * does at one of them at most.
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
			return (row <= thickness && rise > thickness)
					|| (row >= view.height() - 1 - thickness && -rise > thickness);
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
		private int thickness(InkView view) {
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

}
