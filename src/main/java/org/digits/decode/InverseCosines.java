package org.digits.decode;

import java.util.Arrays;

/**
 * Turns the lowest {@code size} × {@code size} coefficients of a block of 8 × 8 pixels
 * (T.81, A.3.3) into {@code size} × {@code size} pixels, each the mean of those it stands
 * for.
 */
final class InverseCosines {

	private final int size;

	/** By coefficient and pixel, along a side. */
	private final float[] waves;

	private final float[] rows = new float[64];

	private final float[] sums = new float[8];

	InverseCosines(int size) {
		this.size = size;
		this.waves = new float[size * size];
		int pixels = 8 / size;
		for (int wave = 0; wave < size; wave++) {
			double half = Math.PI * wave / 16;
			// The mean of a wave over a pixel is a little less than the wave at its
			// middle.
			double mean = (wave == 0) ? 1 : Math.sin(pixels * half) / (pixels * Math.sin(half));
			double scale = ((wave == 0) ? Math.sqrt(0.5) : 1) / 2 * mean;
			for (int pixel = 0; pixel < size; pixel++) {
				this.waves[wave * size + pixel] = (float) (scale * Math.cos((2 * pixel + 1) * pixels * half));
			}
		}
	}

	/**
	 * Computes the pixels of a block.
	 * @param coefficients of many blocks
	 * @param from where those of this block begin
	 * @param factors what each is to be multiplied by
	 * @param pixels where they go
	 * @param to where the first goes
	 * @param stride from one row to the next
	 */
	void pixels(short[] coefficients, int from, float[] factors, byte[] pixels, int to, int stride) {
		int side = this.size;
		if (isFlat(coefficients, from)) {
			byte mean = level(128.5f + coefficients[from] * factors[0] * this.waves[0] * this.waves[0]);
			for (int y = 0; y < side; y++) {
				Arrays.fill(pixels, to + y * stride, to + y * stride + side, mean);
			}
			return;
		}
		if (side == 4) {
			four(coefficients, from, factors, pixels, to, stride);
			return;
		}
		int used = 0;
		for (int row = 0; row < side; row++) {
			if (across(coefficients, from + row * side, factors, row)) {
				used = row + 1;
			}
		}
		for (int y = 0; y < side; y++) {
			Arrays.fill(this.sums, 128.5f);
			for (int row = 0; row < used; row++) {
				float wave = this.waves[row * side + y];
				for (int x = 0; x < side; x++) {
					this.sums[x] += wave * this.rows[row * side + x];
				}
			}
			for (int x = 0; x < side; x++) {
				pixels[to + y * stride + x] = level(this.sums[x]);
			}
		}
	}

	/**
	 * Does it for 4 × 4, the way to read photographs. Even waves are the same from both
	 * ends of a side, odd ones the other way round.
	 */
	private void four(short[] coefficients, int from, float[] factors, byte[] pixels, int to, int stride) {
		float[] between = this.rows;
		float even = this.waves[0];
		float outer1 = this.waves[4];
		float inner1 = this.waves[5];
		float outer2 = this.waves[8];
		float inner2 = this.waves[9];
		float outer3 = this.waves[12];
		float inner3 = this.waves[13];
		for (int x = 0; x < 4; x++) {
			int at = from + x;
			float mean = coefficients[at] * factors[x] * even;
			float first = coefficients[at + 4] * factors[x + 4];
			float second = coefficients[at + 8] * factors[x + 8];
			float third = coefficients[at + 12] * factors[x + 12];
			float evenOuter = mean + second * outer2;
			float evenInner = mean + second * inner2;
			float oddOuter = first * outer1 + third * outer3;
			float oddInner = first * inner1 + third * inner3;
			between[x] = evenOuter + oddOuter;
			between[x + 4] = evenInner + oddInner;
			between[x + 8] = evenInner - oddInner;
			between[x + 12] = evenOuter - oddOuter;
		}
		int at = to;
		for (int y = 0; y < 16; y += 4) {
			float mean = between[y] * even + 128.5f;
			float first = between[y + 1];
			float second = between[y + 2];
			float third = between[y + 3];
			float evenOuter = mean + second * outer2;
			float evenInner = mean + second * inner2;
			float oddOuter = first * outer1 + third * outer3;
			float oddInner = first * inner1 + third * inner3;
			pixels[at] = level(evenOuter + oddOuter);
			pixels[at + 1] = level(evenInner + oddInner);
			pixels[at + 2] = level(evenInner - oddInner);
			pixels[at + 3] = level(evenOuter - oddOuter);
			at += stride;
		}
	}

	private boolean isFlat(short[] coefficients, int from) {
		for (int index = from + this.size * this.size - 1; index > from; index--) {
			if (coefficients[index] != 0) {
				return false;
			}
		}
		return true;
	}

	private static byte level(float sum) {
		return (byte) Math.max(0, Math.min(255, (int) sum));
	}

	/** Adds up the waves of a row of coefficients; whether there are any. */
	private boolean across(short[] coefficients, int from, float[] factors, int row) {
		int side = this.size;
		int start = row * side;
		boolean any = false;
		for (int x = 0; x < side; x++) {
			this.rows[start + x] = 0;
		}
		for (int column = 0; column < side; column++) {
			int coefficient = coefficients[from + column];
			if (coefficient != 0) {
				any = true;
				float value = coefficient * factors[start + column];
				for (int x = 0; x < side; x++) {
					this.rows[start + x] += value * this.waves[column * side + x];
				}
			}
		}
		return any;
	}

}
