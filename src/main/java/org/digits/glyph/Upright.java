package org.digits.glyph;

import org.jspecify.annotations.Nullable;

/**
 * The upright rule: how a cut-out glyph becomes the 28×28 picture that the network sees.
 * The training has the same rule ({@code training/upright.py}), and a test holds both to
 * the same pictures. It leaves MNIST's own pictures as they are: LeCun et al. (1998) fit
 * the digits in 20×20 pixels and put the centre of mass in the middle of 28×28.
 */
final class Upright {

	/** The longer side of a digit in the picture, in pixels. */
	private static final int LONGEST = 20;

	/** Where the centre of mass goes: MNIST has it between 14 and 15. */
	private static final double MIDDLE = 14.5;

	/** Slant within what MNIST's writers have is left (5th to 95th percentile). */
	private static final double LEFTMOST = -Math.tan(Math.toRadians(20));

	private static final double RIGHTMOST = Math.tan(Math.toRadians(30));

	/** From which certainty on a pixel counts for the box. */
	private static final int MARKED = 64;

	private static final double MOST_GAIN = 8;

	private static final double TINY = 1e-6;

	private Upright() {
	}

	static Glyph of(Patch patch) {
		Patch.Moments moments = Patch.Moments.of(patch);
		double slant = Math.toDegrees(Math.atan(moments.slant()));
		return new Glyph(patch.box(), picture(patch, moments), slant, patch.strokeWidth());
	}

	/** 28 × 28 bytes. */
	static byte[] picture(Patch patch) {
		return picture(patch, Patch.Moments.of(patch));
	}

	private static byte[] picture(Patch patch, Patch.Moments moments) {
		double shear = moments.slant() - Math.min(Math.max(moments.slant(), LEFTMOST), RIGHTMOST);
		Frame frame = Frame.of(patch, shear, moments.y());
		if (frame == null) {
			return new byte[Glyph.SIDE * Glyph.SIDE];
		}
		double scale = frame.longest() / LONGEST;
		int offsetX = offset((moments.x() - frame.left()) / scale, frame.width() / scale);
		int offsetY = offset((moments.y() - frame.top()) / scale, frame.height() / scale);
		Source source = Source.of(patch);
		double left = frame.left();
		double top = frame.top();
		double middleY = moments.y();
		while (scale > 4) {
			source = source.halved();
			scale /= 2;
			left /= 2;
			top /= 2;
			middleY /= 2;
		}
		return toned(sampled(source, scale, left - offsetX * scale, top - offsetY * scale, shear, middleY));
	}

	/** Whole pixels from the picture's edge to the box. */
	private static int offset(double mass, double length) {
		double offset = Math.floor(MIDDLE - mass + .5 + TINY);
		return (int) Math.min(Math.max(offset, 0), Math.floor(Glyph.SIDE - length + TINY));
	}

	/**
	 * Every pixel as the mean of n × n samples of the source.
	 * @param scale source pixels a pixel of the result
	 * @param left the source column, set upright, of the result's left edge
	 * @param top the source row of its upper edge
	 * @param shear columns to the right that set a row upright, for each row below
	 * {@code middleY}
	 */
	private static double[] sampled(Source source, double scale, double left, double top, double shear,
			double middleY) {
		int n = Math.max(1, (int) Math.ceil(scale - TINY));
		double[] result = new double[Glyph.SIDE * Glyph.SIDE];
		for (int i = 0; i < Glyph.SIDE * n; i++) {
			double y = (i + .5) / n * scale + top;
			double shift = left - shear * (y - middleY);
			for (int j = 0; j < Glyph.SIDE * n; j++) {
				result[i / n * Glyph.SIDE + j / n] += source.at((j + .5) / n * scale + shift, y);
			}
		}
		for (int i = 0; i < result.length; i++) {
			result[i] /= n * n;
		}
		return result;
	}

	/** As bytes, the darkest ink 255. */
	private static byte[] toned(double[] values) {
		double most = 0;
		for (double value : values) {
			most = Math.max(most, value);
		}
		double gain = (most > 0 && most < 255) ? Math.min(MOST_GAIN, 255 / most) : 1;
		byte[] result = new byte[values.length];
		for (int i = 0; i < values.length; i++) {
			result[i] = (byte) Math.min(255, Math.floor(values[i] * gain + .5));
		}
		return result;
	}

	/** The box of the marked pixels, set upright, in source pixels. */
	private record Frame(double left, double right, double top, double bottom) {

		static @Nullable Frame of(Patch patch, double shear, double middleY) {
			int peak = 0;
			for (byte value : patch.certainty()) {
				peak = Math.max(peak, value & 0xff);
			}
			if (peak == 0) {
				return null;
			}
			double marked = (peak >= MARKED) ? MARKED : peak / 2.0;
			double left = Double.MAX_VALUE;
			double right = -Double.MAX_VALUE;
			int top = patch.height();
			int bottom = 0;
			for (int y = 0; y < patch.height(); y++) {
				double shift = shear * (y + .5 - middleY);
				for (int x = 0; x < patch.width(); x++) {
					if (patch.at(x, y) >= marked) {
						left = Math.min(left, x + shift);
						right = Math.max(right, x + 1 + shift);
						top = Math.min(top, y);
						bottom = y + 1;
					}
				}
			}
			return new Frame(left, right, top, bottom);
		}

		double width() {
			return this.right - this.left;
		}

		double height() {
			return this.bottom - this.top;
		}

		double longest() {
			return Math.max(width(), height());
		}
	}

	/** The patch in floating point. */
	private record Source(int width, int height, float[] values) {

		static Source of(Patch patch) {
			float[] values = new float[patch.certainty().length];
			for (int i = 0; i < values.length; i++) {
				values[i] = patch.certainty()[i] & 0xff;
			}
			return new Source(patch.width(), patch.height(), values);
		}

		private float get(int x, int y) {
			return (x >= 0 && y >= 0 && x < this.width && y < this.height) ? this.values[y * this.width + x] : 0;
		}

		/** Bilinear, the middle of the first pixel at (0.5, 0.5); 0 outside. */
		double at(double x, double y) {
			int column = (int) Math.floor(x - .5);
			int row = (int) Math.floor(y - .5);
			if (column < -1 || row < -1 || column >= this.width || row >= this.height) {
				return 0;
			}
			double right = x - .5 - column;
			double down = y - .5 - row;
			return (1 - down) * ((1 - right) * get(column, row) + right * get(column + 1, row))
					+ down * ((1 - right) * get(column, row + 1) + right * get(column + 1, row + 1));
		}

		/** Half as wide and high, by the means of 2×2 pixels. */
		Source halved() {
			int columns = (this.width + 1) / 2;
			int rows = (this.height + 1) / 2;
			float[] half = new float[columns * rows];
			for (int y = 0; y < rows; y++) {
				for (int x = 0; x < columns; x++) {
					half[y * columns + x] = (get(2 * x, 2 * y) + get(2 * x + 1, 2 * y) + get(2 * x, 2 * y + 1)
							+ get(2 * x + 1, 2 * y + 1)) / 4;
				}
			}
			return new Source(columns, rows, half);
		}
	}

}
