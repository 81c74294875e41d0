package org.digits.glyph;

import java.util.IntSummaryStatistics;
import java.util.stream.IntStream;

/**
 * A whole line of writing as one picture: its slant and its climb taken out, its digits
 * {@value #DIGIT} rows tall, its middle in the middle of {@value #ROWS} rows, and wider
 * than it was written, so that narrow digits have columns of their own.
 *
 * @param width its columns
 * @param pixels width × {@value #ROWS} bytes, row by row, 0 paper to 255 ink (unsigned)
 */
public record Strip(int width, byte[] pixels) {

	/** Of a line that is one character at most, or too long. */
	public static final Strip NONE = new Strip(0, new byte[0]);

	/** How many rows it has. */
	public static final int ROWS = 32;

	/** The columns of a usual one: some five digits. */
	public static final int USUAL = 160;

	/** How many of them a digit takes. */
	static final int DIGIT = 20;

	/** Columns that are as wide as a row is high. */
	private static final double BROAD = 1.4;

	/** Columns of paper on either side. */
	private static final int MARGIN = 6;

	/** Samples a pixel, along a side, at most. */
	private static final int MOST_SAMPLES = 3;

	/** The widest, in columns: some thirty digits. */
	public static final int WIDEST = 640;

	/** The columns are a multiple of what the network halves them by. */
	private static final int STEP = 4;

	/**
	 * A line as a picture.
	 * @param ink the line's ink
	 * @param axis the middle of its writing
	 * @param height how tall its digits are, in pixels of the ink
	 * @param slant how far it leans to the right, in columns a row
	 */
	static Strip of(RowInk ink, Axis axis, double height, double slant) {
		Extent extent = Extent.of(ink, axis, height);
		double down = extent.height() / DIGIT;
		double across = down / BROAD;
		double left = Double.MAX_VALUE;
		double right = -Double.MAX_VALUE;
		for (int i = 0; i < ink.pixels().length; i++) {
			int y = ink.rows()[i];
			int at = ink.pixels()[i];
			if (ink.isMarked(at)) {
				double upright = upright(ink, axis, slant, at - y * ink.width() + .5, y + .5);
				left = Math.min(left, upright);
				right = Math.max(right, upright);
			}
		}
		int inked = (left <= right) ? (int) Math.ceil((right - left) / across) : 0;
		int width = (inked + 2 * MARGIN + STEP - 1) / STEP * STEP;
		if (inked == 0 || width > WIDEST) {
			return NONE;
		}
		return new Strip(width,
				sampled(ink, axis, slant, width, left - MARGIN * across, across, down, extent.middle()));
	}

	/**
	 * The pixels as a network takes them.
	 * @param columns how many; those that the strip doesn't have are paper
	 * @return {@value #ROWS} × columns values of 0 to 1
	 */
	public float[] values(int columns) {
		float[] values = new float[ROWS * columns];
		for (int y = 0; y < ROWS; y++) {
			for (int x = 0; x < this.width; x++) {
				values[y * columns + x] = (this.pixels[y * this.width + x] & 0xff) / 255f;
			}
		}
		return values;
	}

	/**
	 * The column up to which a share of the line's width reaches.
	 * @param share 0 where its ink begins to 1 where it ends
	 */
	public double column(double share) {
		return MARGIN + share * (this.width - 2 * MARGIN);
	}

	/** The same upside down, its ink between the same columns. */
	public Strip onItsHead() {
		IntSummaryStatistics inked = IntStream.range(0, this.width).filter(this::isInked).summaryStatistics();
		byte[] turned = new byte[this.pixels.length];
		for (int x = inked.getMin(); x <= inked.getMax(); x++) {
			int from = inked.getMin() + inked.getMax() - x;
			for (int y = 0; y < ROWS; y++) {
				turned[y * this.width + x] = this.pixels[(ROWS - 1 - y) * this.width + from];
			}
		}
		return new Strip(this.width, turned);
	}

	private boolean isInked(int column) {
		return IntStream.range(0, ROWS).anyMatch((row) -> this.pixels[row * this.width + column] != 0);
	}

	/** The column, set upright, of a point of the line's box; in pixels of the ink. */
	private static double upright(RowInk ink, Axis axis, double slant, double x, double y) {
		double column = x + ink.box().x();
		return column + slant * (y + ink.box().y() - axis.at(column));
	}

	private static byte[] sampled(RowInk ink, Axis axis, double slant, int width, double left, double across,
			double down, double middle) {
		int n = (int) Math.min(MOST_SAMPLES, Math.max(1, Math.ceil(down)));
		double[] upright = new double[width * n];
		for (int i = 0; i < upright.length; i++) {
			upright[i] = left + (i + .5) / n * across;
		}
		double[] sums = new double[width * ROWS];
		for (int j = 0; j < ROWS * n; j++) {
			double below = middle + ((j + .5) / n - ROWS / 2.0) * down;
			int at = j / n * width;
			for (int i = 0; i < upright.length; at++) {
				for (int end = i + n; i < end; i++) {
					double column = upright[i] - slant * below;
					sums[at] += at(ink, column - ink.box().x(), axis.at(column) + below - ink.box().y());
				}
			}
		}
		byte[] pixels = new byte[sums.length];
		for (int i = 0; i < sums.length; i++) {
			pixels[i] = (byte) Math.min(255, Math.round(sums[i] / (n * n)));
		}
		return pixels;
	}

	/** The ink at a point, between the middles of four pixels; 0 outside. */
	private static double at(RowInk ink, double x, double y) {
		int column = (int) Math.floor(x - .5);
		int row = (int) Math.floor(y - .5);
		double right = x - .5 - column;
		double lower = y - .5 - row;
		if (column >= 0 && row >= 0 && column + 1 < ink.width() && row + 1 < ink.height()) {
			byte[] certainty = ink.certainty();
			int at = row * ink.width() + column;
			int below = at + ink.width();
			if ((certainty[at] | certainty[at + 1] | certainty[below] | certainty[below + 1]) == 0) {
				return 0;
			}
			return (1 - lower) * ((1 - right) * (certainty[at] & 0xff) + right * (certainty[at + 1] & 0xff))
					+ lower * ((1 - right) * (certainty[below] & 0xff) + right * (certainty[below + 1] & 0xff));
		}
		return (1 - lower) * ((1 - right) * pixel(ink, column, row) + right * pixel(ink, column + 1, row))
				+ lower * ((1 - right) * pixel(ink, column, row + 1) + right * pixel(ink, column + 1, row + 1));
	}

	private static int pixel(RowInk ink, int x, int y) {
		return (x < 0 || y < 0 || x >= ink.width() || y >= ink.height()) ? 0
				: ink.certainty()[y * ink.width() + x] & 0xff;
	}

	/**
	 * Where nearly all of a line's ink is, seen along its axis. Some write a number with
	 * digits of very different heights.
	 *
	 * @param middle how far its middle is below the axis, in pixels
	 * @param height of digits that take it up, in pixels
	 */
	private record Extent(double middle, double height) {

		/** So much of the ink may lie above, and so much below. */
		private static final double OUTSIDE = .015;

		/** So many times as high as its digits, the ink of a usual line is. */
		private static final double USUAL = 1.1;

		private static final double LEAST = .8;

		private static final double MOST = 2;

		private static final double FARTHEST = .35;

		static Extent of(RowInk ink, Axis axis, double height) {
			int reach = (int) Math.ceil(2 * height);
			int[] rows = new int[2 * reach + 1];
			int all = 0;
			for (int i = 0; i < ink.pixels().length; i++) {
				int y = ink.rows()[i];
				int at = ink.pixels()[i];
				if (ink.isMarked(at)) {
					double below = y + .5 + ink.box().y() - axis.at(at - y * ink.width() + .5 + ink.box().x());
					rows[(int) Math.round(Math.min(Math.max(below, -reach), reach)) + reach]++;
					all++;
				}
			}
			int top = 0;
			int bottom = rows.length - 1;
			for (double above = rows[top]; above < OUTSIDE * all; above += rows[top]) {
				top++;
			}
			for (double under = rows[bottom]; under < OUTSIDE * all; under += rows[bottom]) {
				bottom--;
			}
			double middle = (top + bottom) / 2.0 - reach;
			double tall = (bottom + 1 - top) / USUAL;
			return new Extent(Math.min(Math.max(middle, -FARTHEST * height), FARTHEST * height),
					Math.min(Math.max(tall, LEAST * height), MOST * height));
		}

	}

}
