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
		int block = 1;
		while (scale > 4 * block) {
			block *= 2;
		}
		scale /= block;
		return toned(sampled(Source.of(patch, block), scale, frame.left() / block - offsetX * scale,
				frame.top() / block - offsetY * scale, shear, moments.y() / block));
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
			source.addRow(scale / n, shift, y, n, result, i / n * Glyph.SIDE);
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
				int first = 0;
				while (first < patch.width() && patch.at(first, y) < marked) {
					first++;
				}
				if (first < patch.width()) {
					int last = patch.width() - 1;
					while (patch.at(last, y) < marked) {
						last--;
					}
					left = Math.min(left, first + shift);
					right = Math.max(right, last + 1 + shift);
					top = Math.min(top, y);
					bottom = y + 1;
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

	/**
	 * The means of a patch's square blocks, with a frame of nothing: one block before
	 * them, two after.
	 */
	private record Source(int width, int height, float[] values) {

		private static final int BEFORE = 1;

		private static final int FRAME = 3;

		static Source of(Patch patch, int block) {
			int width = (patch.width() + block - 1) / block;
			int height = (patch.height() + block - 1) / block;
			Source source = new Source(width, height, new float[(width + FRAME) * (height + FRAME)]);
			for (int y = 0; y < patch.height(); y++) {
				int from = y * patch.width();
				int end = from + patch.width();
				int to = source.index(0, y / block);
				for (int at = from; at < end; to++) {
					int sum = 0;
					for (int last = Math.min(end, at + block); at < last; at++) {
						sum += patch.certainty()[at] & 0xff;
					}
					source.values[to] += sum / (float) (block * block);
				}
			}
			return source;
		}

		private int index(int x, int y) {
			return (y + BEFORE) * (this.width + FRAME) + x + BEFORE;
		}

		/**
		 * Adds samples along a row, bilinear, the middle of the first pixel at (0.5,
		 * 0.5), 0 outside: the i-th to {@code sums[first + i / each]}, the first half a
		 * step right of column {@code left}.
		 */
		void addRow(double step, double left, double y, int each, double[] sums, int first) {
			int row = (int) Math.floor(y - .5);
			if (row < -1 || row >= this.height) {
				return;
			}
			double down = y - .5 - row;
			int upper = index(0, row);
			int lower = index(0, row + 1);
			for (int to = 0; to < Glyph.SIDE; to++) {
				double sum = 0;
				for (int i = to * each; i < (to + 1) * each; i++) {
					double x = (i + .5) * step + left - .5;
					int column = (int) Math.floor(x);
					if (column >= -1 && column < this.width) {
						double right = x - column;
						sum += (1 - down)
								* ((1 - right) * this.values[upper + column] + right * this.values[upper + column + 1])
								+ down * ((1 - right) * this.values[lower + column]
										+ right * this.values[lower + column + 1]);
					}
				}
				sums[first + to] += sum;
			}
		}
	}

}
