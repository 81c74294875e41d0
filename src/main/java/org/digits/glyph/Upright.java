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
	static final int MARKED = 64;

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
		Samples samples = new Samples(n);
		for (int i = 0; i < Glyph.SIDE * n; i++) {
			double y = (i + .5) / n * scale + top;
			if (i == 0 || shear != 0) {
				samples.place(scale / n, left - shear * (y - middleY), source.width());
			}
			source.addRow(samples, y, result, i / n * Glyph.SIDE);
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
			for (int i = 0; i < patch.certainty().length && peak < 255; i++) {
				peak = Math.max(peak, patch.certainty()[i] & 0xff);
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
		 * 0.5), 0 outside.
		 * @param sums gets those of a pixel's samples, from the first on
		 */
		void addRow(Samples samples, double y, double[] sums, int first) {
			int row = (int) Math.floor(y - .5);
			if (row < -1 || row >= this.height) {
				return;
			}
			double down = y - .5 - row;
			int upper = index(0, row);
			int lower = index(0, row + 1);
			for (int to = 0; to < Glyph.SIDE; to++) {
				double sum = 0;
				for (int i = Math.max(samples.from, to * samples.each); i < Math.min(samples.end,
						(to + 1) * samples.each); i++) {
					int column = samples.column[i];
					double right = samples.right[i];
					sum += (1 - down)
							* ((1 - right) * this.values[upper + column] + right * this.values[upper + column + 1])
							+ down * ((1 - right) * this.values[lower + column]
									+ right * this.values[lower + column + 1]);
				}
				sums[first + to] += sum;
			}
		}
	}

	/** Where along a source's row its samples are, so many for a pixel of the result. */
	private static final class Samples {

		private final int each;

		/** The pixel whose middle is to the left of each. */
		private final int[] column;

		/** How far it is to the right of that. */
		private final double[] right;

		/** The first that is within the source, and the one after the last. */
		private int from;

		private int end;

		Samples(int each) {
			this.each = each;
			this.column = new int[Glyph.SIDE * each];
			this.right = new double[this.column.length];
		}

		/**
		 * Places them, the first half a step right of a column.
		 * @param step from one to the next, in pixels of the source
		 * @param left the column
		 * @param width the source's columns
		 */
		void place(double step, double left, int width) {
			this.from = 0;
			this.end = 0;
			for (int i = 0; i < this.column.length; i++) {
				double x = (i + .5) * step + left - .5;
				this.column[i] = (int) Math.floor(x);
				this.right[i] = x - this.column[i];
				this.from += (this.column[i] < -1) ? 1 : 0;
				this.end += (this.column[i] < width) ? 1 : 0;
			}
		}

	}

}
