package org.digits.ink;

import java.util.Arrays;

import org.digits.image.Photo;

/**
 * A picture in floating point, row by row from the top. The filters leave the border by
 * taking what of their window lies inside.
 */
record Plane(int width, int height, float[] values) {

	static Plane empty(int width, int height) {
		return new Plane(width, height, new float[width * height]);
	}

	/**
	 * Luminance from 0 (black) to 1 (white): the means of blocks of {@code cell} ×
	 * {@code cell} pixels.
	 */
	static Plane of(Photo photo, int cell) {
		int columns = (photo.width() + cell - 1) / cell;
		int rows = (photo.height() + cell - 1) / cell;
		float[] means = new float[columns * rows];
		int[] sums = new int[photo.width()];
		for (int y = 0; y < rows; y++) {
			int tall = Math.min(cell, photo.height() - y * cell);
			Arrays.fill(sums, 0);
			for (int row = y * cell; row < y * cell + tall; row++) {
				add(photo.luminance(), row * photo.width(), sums);
			}
			for (int x = 0; x < columns; x++) {
				int from = x * cell;
				int end = Math.min(photo.width(), from + cell);
				int sum = 0;
				for (int column = from; column < end; column++) {
					sum += sums[column];
				}
				means[y * columns + x] = sum / (tall * (end - from) * 255f);
			}
		}
		return new Plane(columns, rows, means);
	}

	private static void add(byte[] luminance, int row, int[] sums) {
		for (int x = 0; x < sums.length; x++) {
			sums[x] += luminance[row + x] & 0xff;
		}
	}

	float at(int x, int y) {
		return this.values[y * this.width + x];
	}

	Plane plus(Plane other) {
		return combined(other, 1);
	}

	Plane minus(Plane other) {
		return combined(other, -1);
	}

	/** Black for white. */
	Plane negative() {
		float[] result = new float[this.values.length];
		for (int i = 0; i < result.length; i++) {
			result[i] = 1 - this.values[i];
		}
		return new Plane(this.width, this.height, result);
	}

	private Plane combined(Plane other, int sign) {
		float[] result = new float[this.values.length];
		for (int i = 0; i < result.length; i++) {
			result[i] = this.values[i] + sign * other.values[i];
		}
		return new Plane(this.width, this.height, result);
	}

	/**
	 * The reverse of {@link #of}: bilinear between the middles of the blocks.
	 * @param cell so many times as large
	 */
	Plane enlarged(float cell, int toWidth, int toHeight) {
		if (cell == 1) {
			return this;
		}
		float[] result = new float[toWidth * toHeight];
		float[] upper = new float[toWidth];
		float[] lower = new float[toWidth];
		int[] left = new int[toWidth];
		float[] share = new float[toWidth];
		for (int x = 0; x < toWidth; x++) {
			float at = Math.min(Math.max((x + .5f) / cell - .5f, 0), this.width - 1);
			left[x] = Math.min((int) at, Math.max(this.width - 2, 0));
			share[x] = at - left[x];
		}
		int known = -1;
		for (int y = 0; y < toHeight; y++) {
			float at = Math.min(Math.max((y + .5f) / cell - .5f, 0), this.height - 1);
			int top = Math.min((int) at, Math.max(this.height - 2, 0));
			float down = at - top;
			if (top != known) {
				widened(top, left, share, upper);
				widened(Math.min(top + 1, this.height - 1), left, share, lower);
				known = top;
			}
			int row = y * toWidth;
			for (int x = 0; x < toWidth; x++) {
				result[row + x] = upper[x] + down * (lower[x] - upper[x]);
			}
		}
		return new Plane(toWidth, toHeight, result);
	}

	/** One row of the enlarged picture, where only its columns are. */
	private void widened(int y, int[] left, float[] share, float[] result) {
		int row = y * this.width;
		int right = (this.width > 1) ? 1 : 0;
		for (int x = 0; x < result.length; x++) {
			float value = this.values[row + left[x]];
			result[x] = value + share[x] * (this.values[row + left[x] + right] - value);
		}
	}

	/** The mean over a square window, by running sums. */
	Plane blurred(int radius) {
		return transposedMean(radius).transposedMean(radius);
	}

	private Plane transposedMean(int radius) {
		float[] result = new float[this.values.length];
		for (int y = 0; y < this.height; y++) {
			int row = y * this.width;
			double sum = 0;
			int count = 0;
			for (int x = -radius; x < this.width; x++) {
				if (x + radius < this.width) {
					sum += this.values[row + x + radius];
					count++;
				}
				if (x - radius - 1 >= 0) {
					sum -= this.values[row + x - radius - 1];
					count--;
				}
				if (x >= 0) {
					result[x * this.height + y] = (float) (sum / count);
				}
			}
		}
		return new Plane(this.height, this.width, result);
	}

	/** With so many more cells on every side, alike to the outermost; or with fewer. */
	Plane padded(int cells) {
		Plane result = empty(this.width + 2 * cells, this.height + 2 * cells);
		for (int y = 0; y < result.height; y++) {
			int row = Math.min(Math.max(y - cells, 0), this.height - 1) * this.width;
			for (int x = 0; x < result.width; x++) {
				result.values[y * result.width + x] = this.values[row
						+ Math.min(Math.max(x - cells, 0), this.width - 1)];
			}
		}
		return result;
	}

	/** The greatest value in a square window. */
	Plane dilated(int radius) {
		return across(radius, 1).down(radius, 1);
	}

	/** The least value in a square window. */
	Plane eroded(int radius) {
		return across(radius, -1).down(radius, -1);
	}

	/**
	 * The maximum (sign 1) or minimum (sign -1) along rows: each window is the end of one
	 * block as long as it, and the beginning of the next (van Herk 1992, Gil and Werman
	 * 1993).
	 */
	private Plane across(int radius, int sign) {
		int window = 2 * radius + 1;
		float[] begun = new float[inBlocks(this.width, window)];
		float[] ended = new float[begun.length];
		float[] result = new float[this.values.length];
		for (int y = 0; y < this.height; y++) {
			int row = y * this.width;
			Arrays.fill(begun, Float.NEGATIVE_INFINITY);
			for (int x = 0; x < this.width; x++) {
				begun[radius + x] = sign * this.values[row + x];
			}
			System.arraycopy(begun, 0, ended, 0, begun.length);
			greatest(begun, ended, 1, window);
			for (int x = 0; x < this.width; x++) {
				result[row + x] = sign * Math.max(ended[x], begun[x + window - 1]);
			}
		}
		return new Plane(this.width, this.height, result);
	}

	/** The same along columns, all of them at once. */
	private Plane down(int radius, int sign) {
		int window = 2 * radius + 1;
		float[] begun = new float[inBlocks(this.height, window) * this.width];
		Arrays.fill(begun, Float.NEGATIVE_INFINITY);
		for (int i = 0; i < this.values.length; i++) {
			begun[radius * this.width + i] = sign * this.values[i];
		}
		float[] ended = begun.clone();
		greatest(begun, ended, this.width, window);
		float[] result = new float[this.values.length];
		int last = (window - 1) * this.width;
		for (int i = 0; i < result.length; i++) {
			result[i] = sign * Math.max(ended[i], begun[last + i]);
		}
		return new Plane(this.width, this.height, result);
	}

	/** So many blocks as long as a window hold a line and half a window at its ends. */
	private static int inBlocks(int length, int window) {
		return (length + window - 1 + window - 1) / window * window;
	}

	/**
	 * The greatest value of each block so far, from its begin and from its end.
	 * @param step how many values lie side by side, of lines that don't concern one
	 * another
	 */
	private static void greatest(float[] begun, float[] ended, int step, int window) {
		for (int block = 0; block < begun.length; block += window * step) {
			for (int i = block + step; i < block + window * step; i++) {
				begun[i] = Math.max(begun[i], begun[i - step]);
			}
			for (int i = block + (window - 1) * step - 1; i >= block; i--) {
				ended[i] = Math.max(ended[i], ended[i + step]);
			}
		}
	}

	/**
	 * The value that a share of the others lies below, found without sorting them all
	 * (Hoare 1961).
	 * @param share from 0, the least, to 1, the greatest
	 */
	static float quantile(float[] values, int count, double share) {
		float[] some = values;
		int left = count;
		int rank = (int) Math.min(count - 1, Math.floor(share * count));
		while (true) {
			// Most of a picture is often one value: it is passed at once.
			float middle = some[left >>> 1];
			int less = 0;
			int same = 0;
			for (int i = 0; i < left; i++) {
				less += (some[i] < middle) ? 1 : 0;
				same += (some[i] == middle) ? 1 : 0;
			}
			if (rank >= less && rank < less + same || same == 0) {
				return middle;
			}
			boolean lower = rank < less;
			float[] kept = new float[(lower ? less : left - less - same) + 1];
			int keep = 0;
			for (int i = 0; i < left; i++) {
				kept[keep] = some[i];
				keep += (lower ? some[i] < middle : some[i] > middle) ? 1 : 0;
			}
			some = kept;
			left = keep;
			rank -= lower ? 0 : less + same;
		}
	}

}
