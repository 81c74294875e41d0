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

	/** The same of the lines of a frame, which is looked at by itself. */
	private static final double STEEPEST_OF_FRAME = .2;

	/** What share of the picture's width a line somewhere in the picture must cover. */
	private static final double ACROSS = .8;

	/** What share a line along the border must cover. */
	private static final double ALONG = .65;

	/** How wide the border is, as a share of the picture. */
	private static final double BORDER = .17;

	private static final int MOST = 12;

	/** A frame's lines are as thick as one another, but for this factor. */
	private static final double UNEVEN = 1.5;

	/** What share of a frame its lines cover. */
	private static final double FULLY = .8;

	/** In this share of the columns a frame's line is free of what is written over it. */
	private static final double FREE = .35;

	/** The thickest line of a frame, as a share of its length. */
	private static final double THICK = .05;

	private RuledLines() {
	}

	/** The ink without them; the same if there are none. */
	static Ink without(Ink ink) {
		if (Math.min(ink.width(), ink.height()) < Rims.SMALLEST) {
			return ink;
		}
		return without(without(ink, false, Mode.PAGE), true, Mode.PAGE);
	}

	/**
	 * The same of a frame that is looked at by itself: it has lines of one thickness,
	 * level and upright, of which the pen's strokes over it are none.
	 */
	static Ink withoutAll(Ink frame) {
		int level = thickness(frame, false);
		int thickness = (level > 0) ? level : thickness(frame, true);
		if (thickness == 0) {
			return frame;
		}
		Mode mode = Mode.frame(thickness);
		return without(without(frame, false, mode), true, mode);
	}

	/** The same without those lines alone that are level. */
	static Ink withoutLevel(Ink frame) {
		int thickness = thickness(frame, false);
		return (thickness == 0) ? frame : without(frame, false, Mode.frame(thickness));
	}

	/** How thick the longest line of a frame is; 0 if there is none. */
	private static int thickness(Ink frame, boolean turned) {
		InkView view = new InkView(frame.certainty(), frame.width(), frame.height(), turned);
		Stroke line = Stroke.longest(Raster.of(view), Mode.FRAME);
		return (line != null && line.isRuled(view, Mode.FRAME)) ? line.thickness(view) : 0;
	}

	/**
	 * Whether a line runs from side to side near the upper border.
	 * @param near how near, as a share of the picture's height
	 */
	static boolean runAbove(Ink ink, double near) {
		InkView view = new InkView(ink.certainty(), ink.width(), ink.height(), false);
		int rows = Math.min(ink.height(), Math.max(3, (int) (near * ink.height())));
		InkView upper = new InkView(Arrays.copyOf(ink.certainty(), rows * ink.width()), ink.width(), rows, false);
		Stroke line = Stroke.longest(Raster.of(upper), Mode.PAGE);
		return line != null && line.cover() >= ACROSS && line.thickness(view) <= .12 * ink.height();
	}

	/**
	 * Takes out the lines that are nearly level.
	 * @param turned whether rows and columns are exchanged
	 */
	private static Ink without(Ink ink, boolean turned, Mode mode) {
		Ink left = ink;
		InkView view = new InkView(ink.certainty(), ink.width(), ink.height(), turned);
		for (int i = 0; i < MOST && mayHoldLine(view, mode); i++) {
			InkView seen = mode.digits() ? view : view.thin(mode.thickest());
			Stroke line = Stroke.longest(Raster.of(seen), mode);
			line = (line == null || mode.digits()) ? line : line.over(view);
			if (line == null || !line.isRuled(view, mode)) {
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
	private static boolean mayHoldLine(InkView view, Mode mode) {
		int cell = Raster.cell(view);
		int columns = (view.width() + cell - 1) / cell;
		// A line's cells may lie beside it.
		int rim = Math.min(view.height(), (int) (BORDER * view.height()) + 3 * cell);
		return view.columns(0, rim, cell) + 1 > ALONG * columns
				|| view.columns(view.height() - rim, view.height(), cell) + 1 > ALONG * columns
				|| (!(mode.digits() && isSingle(view)) && view.columns(0, view.height(), cell) + 1 > ACROSS * columns);
	}

	/**
	 * Whether an upright stroke in the middle is taken for a digit's, however long.
	 */
	private static boolean isSingle(InkView view) {
		return view.turned() && view.height() < 1.5 * view.width();
	}

	/**
	 * What is looked for.
	 *
	 * @param steepest rows a column
	 * @param digits whether there may be digits that look like lines
	 * @param free in which share of the columns nothing else may be on the line
	 * @param thickest in pixels
	 */
	private record Mode(double steepest, boolean digits, double free, int thickest) {

		static final Mode PAGE = new Mode(STEEPEST, true, ALONG, Integer.MAX_VALUE);

		static final Mode FRAME = new Mode(STEEPEST_OF_FRAME, false, FREE, Integer.MAX_VALUE);

		/** What is looked for in a frame that has lines so thick. */
		static Mode frame(int thickness) {
			return new Mode(STEEPEST_OF_FRAME, false, FREE, Math.max(thickness + 2, (int) (UNEVEN * thickness)));
		}

		/** What share of the columns a line must cover, along a border or elsewhere. */
		double least(boolean along) {
			return this.digits ? (along ? ALONG : ACROSS) : FULLY;
		}

		/** The thickest line in a view, in pixels. */
		double thickest(InkView view) {
			return Math.min(this.thickest, this.digits ? .12 * view.height() : THICK * view.width());
		}

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
		static @Nullable Stroke longest(Raster raster, Mode mode) {
			int lean = (int) Math.ceil(raster.width() * mode.steepest());
			if (!raster.fills((int) (mode.free() * raster.width()), lean + 2)) {
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
		boolean isRuled(InkView view, Mode mode) {
			double rim = BORDER * view.height();
			int left = row(0);
			int right = row(view.width() - 1);
			boolean along = Math.max(left, right) < rim || Math.min(left, right) >= view.height() - rim;
			if (this.cover < mode.least(along) || (!along && mode.digits() && isSingle(view))) {
				return false;
			}
			int thickness = thickness(view);
			return thickness <= mode.thickest(view)
					&& (!mode.digits() || isLongerThanDigits(view) || runsOut(view, thickness));
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
