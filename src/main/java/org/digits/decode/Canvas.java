package org.digits.decode;

import org.digits.image.Photo;

/**
 * Where a decoder paints the luminance of a picture, in any order, every pixel once. A
 * picture that is too large for a photo is averaged down while it is painted, over
 * squares of {@link #shrink()} pixels along a side, so that it is never held whole.
 */
final class Canvas {

	private final int width;

	private final int height;

	private final int shrink;

	private final int columns;

	private final int rows;

	private final byte[] luminance;

	/** Made when the first pixel comes that isn't yet the mean of its square. */
	private int[] sums = new int[0];

	/** Only every so many-th column and row is painted. */
	private int step = 1;

	/**
	 * A canvas.
	 * @param width columns of the picture
	 * @param height rows of the picture
	 * @param shrink how many pixels of the picture, along a side, become one
	 */
	Canvas(int width, int height, int shrink) {
		this.width = width;
		this.height = height;
		this.shrink = shrink;
		this.columns = parts(width, this.shrink);
		this.rows = parts(height, this.shrink);
		this.luminance = new byte[this.columns * this.rows];
	}

	/** Bytes that a canvas holds, with the photo that is made of it. */
	static long memory(int width, int height, int shrink) {
		return (long) parts(width, shrink) * parts(height, shrink) * ((shrink > 1) ? 6 : 2);
	}

	/** How far a picture has to be shrunk to keep so many pixels at most. */
	static int shrink(int width, int height, long pixels) {
		int shrink = 1;
		while ((long) parts(width, shrink) * parts(height, shrink) > pixels) {
			shrink++;
		}
		return shrink;
	}

	/** How many parts of so many pixels a side has, the last perhaps smaller. */
	private static int parts(int side, int part) {
		return (side + part - 1) / part;
	}

	int width() {
		return this.width;
	}

	int height() {
		return this.height;
	}

	/** How many pixels of the picture, along a side, become one. */
	int shrink() {
		return this.shrink;
	}

	/**
	 * Announces that only every so many-th column and row will be painted.
	 * @param step a divisor of {@link #shrink()}
	 */
	void paintEvery(int step) {
		if (this.shrink % step != 0) {
			throw new IllegalArgumentException(step + " of " + this.shrink);
		}
		this.step = step;
	}

	/** Paints a pixel, 0 black to 255 white. */
	void pixel(int x, int y, int luma) {
		int index = y / this.shrink * this.columns + x / this.shrink;
		if (this.shrink == 1) {
			this.luminance[index] = (byte) luma;
		}
		else {
			sums()[index] += luma;
		}
	}

	/** Paints a whole row: every {@code step}-th pixel of it, from an offset on. */
	void row(int y, byte[] lumas, int offset) {
		if (this.shrink == this.step) {
			System.arraycopy(lumas, offset, this.luminance, y / this.shrink * this.columns, this.columns);
			return;
		}
		int[] all = sums();
		int painted = parts(this.width, this.step);
		int each = this.shrink / this.step;
		int target = y / this.shrink * this.columns;
		for (int from = 0; from < painted; from += each) {
			int sum = 0;
			for (int x = from; x < Math.min(from + each, painted); x++) {
				sum += lumas[offset + x] & 0xff;
			}
			all[target++] += sum;
		}
	}

	/** What was painted, turned as it was held. */
	Photo photo(Orientation orientation) {
		if (this.shrink > this.step) {
			average();
		}
		return orientation.upright(this.columns, this.rows, this.luminance, this.shrink);
	}

	private int[] sums() {
		if (this.sums.length == 0) {
			this.sums = new int[this.columns * this.rows];
		}
		return this.sums;
	}

	private void average() {
		int[] all = sums();
		for (int row = 0; row < this.rows; row++) {
			int down = parts(Math.min(this.shrink, this.height - row * this.shrink), this.step);
			for (int column = 0; column < this.columns; column++) {
				int count = down * parts(Math.min(this.shrink, this.width - column * this.shrink), this.step);
				int index = row * this.columns + column;
				this.luminance[index] = (byte) ((all[index] + count / 2) / count);
			}
		}
	}

}
