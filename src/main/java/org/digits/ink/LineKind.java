package org.digits.ink;

import org.jspecify.annotations.Nullable;

/**
 * Which straight lines are looked for.
 *
 * @param steepest rows a column
 * @param along what share of the picture's width a line along the border must cover
 * @param across the same of a line anywhere
 * @param free in which share of the columns nothing else may be on a line
 * @param amongDigits whether there may be digits that look like lines
 * @param thickest in pixels
 */
record LineKind(double steepest, double along, double across, double free, boolean amongDigits, int thickest) {

	/** Lines that run across a picture, as steep as six degrees. */
	static final LineKind PAGE = new LineKind(.11, .65, .8, .65, true, Integer.MAX_VALUE);

	/** Lines of a frame, which is looked at by itself. */
	static final LineKind FRAME = new LineKind(.2, .8, .8, .35, false, Integer.MAX_VALUE);

	/** How wide the border is, as a share of the picture. */
	private static final double BORDER = .17;

	/** A frame's lines are as thick as one another, but for this factor. */
	private static final double UNEVEN = 1.5;

	/** The thickest line on a page, as a share of its height. */
	private static final double THICK = .12;

	/** The thickest line of a frame, as a share of its length. */
	private static final double THICK_OF_FRAME = .05;

	/** Lines of a frame of which the longest is so thick, in pixels. */
	static LineKind ofFrame(int thickness) {
		return new LineKind(FRAME.steepest, FRAME.along, FRAME.across, FRAME.free, FRAME.amongDigits,
				Math.max(thickness + 2, (int) (UNEVEN * thickness)));
	}

	/** The thickest line in a view, in pixels. */
	double thickest(InkView view) {
		return Math.min(this.thickest, this.amongDigits ? THICK * view.height() : THICK_OF_FRAME * view.width());
	}

	/**
	 * The longest line; null if none is long enough. Those of a frame are found by what
	 * is thin, and count with what is written over them.
	 */
	@Nullable Stroke longest(InkView view) {
		if (this.amongDigits) {
			return Stroke.longest(Raster.of(view), this);
		}
		Stroke line = Stroke.longest(Raster.of(view.thin(this.thickest)), this);
		return (line != null) ? line.over(view) : null;
	}

	/** Whether a line covers enough of the columns, for where it is. */
	boolean covers(Stroke line, InkView view) {
		double rim = BORDER * view.height();
		int left = line.row(0);
		int right = line.row(view.width() - 1);
		if (Math.max(left, right) < rim || Math.min(left, right) >= view.height() - rim) {
			return line.cover() >= this.along;
		}
		return line.cover() >= this.across && !isSingle(view);
	}

	/**
	 * Whether there is ink in so many columns, somewhere or along a border, as a line
	 * takes: in most pictures of a digit there isn't.
	 */
	boolean mayBeIn(InkView view) {
		int cell = Raster.cell(view);
		int columns = (view.width() + cell - 1) / cell;
		// A line's cells may lie beside it.
		int rim = Math.min(view.height(), (int) (BORDER * view.height()) + 3 * cell);
		return view.columns(0, rim, cell) + 1 > this.along * columns
				|| view.columns(view.height() - rim, view.height(), cell) + 1 > this.along * columns
				|| (!isSingle(view) && view.columns(0, view.height(), cell) + 1 > this.across * columns);
	}

	/**
	 * Whether an upright stroke in the middle is taken for a digit's, however long.
	 */
	private boolean isSingle(InkView view) {
		return this.amongDigits && view.turned() && view.height() < 1.5 * view.width();
	}

}
