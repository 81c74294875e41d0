package org.digits.classify.dl4j;

import java.util.Arrays;

/** What lanes must do, in plain loops: slow, and on any JVM. */
final class PlainLanes implements Lanes {

	@Override
	public void multiply(float[] values, int at, int step, int rows, int count, int columns, float[] weights, int from,
			float[] start, int startAt, int startStep, float[] sums, int to, int sumStep) {
		for (int row = 0; row < rows; row++) {
			for (int column = 0; column < columns; column++) {
				float sum = start[startAt + row * startStep + column];
				for (int i = 0; i < count; i++) {
					sum += values[at + row * step + i] * weights[from + columns * i + column];
				}
				sums[to + row * sumStep + column] = sum;
			}
		}
	}

	@Override
	public void enlarge(float[] values, int at, float[] others, int from, int count) {
		for (int i = 0; i < count; i++) {
			values[at + i] = Math.max(values[at + i], others[from + i]);
		}
	}

	@Override
	public void split(float[] pixels, int at, int rowStep, int channels, int tiles, float[] result, int to, int step) {
		for (int i = 0; i < tiles * channels; i++) {
			float[] rows = new float[16];
			for (int row = 0; row < 4; row++) {
				split(pixels, at + row * rowStep + i / channels * 2 * channels + i % channels, channels, rows, 4 * row,
						1);
			}
			for (int column = 0; column < 4; column++) {
				split(rows, column, 4, result, to + column * step + i, 4 * step);
			}
		}
	}

	private static void split(float[] values, int at, int step, float[] result, int to, int resultStep) {
		float two = values[at + 2 * step];
		result[to] = values[at] - two;
		result[to + resultStep] = values[at + step] + two;
		result[to + 2 * resultStep] = two - values[at + step];
		result[to + 3 * resultStep] = values[at + step] - values[at + 3 * step];
	}

	@Override
	public void join(float[] sums, int at, int step, float[] bias, float least, int count, float[] result, int to,
			int pixelStep) {
		for (int i = 0; i < count; i++) {
			float[] four = joined(sums, at + i, step, bias[i], least);
			for (int pixel = 0; pixel < 4; pixel++) {
				result[to + pixel * pixelStep + i] = four[pixel];
			}
		}
	}

	@Override
	public void joinLargest(float[] sums, int at, int step, float[] bias, float least, int count, float[] result,
			int to) {
		for (int i = 0; i < count; i++) {
			float[] four = joined(sums, at + i, step, bias[i], least);
			Arrays.sort(four);
			result[to + i] = four[3];
		}
	}

	/** The pixels at the upper left and right and lower left and right. */
	private static float[] joined(float[] sums, int at, int step, float bias, float least) {
		float[] upper = new float[4];
		float[] lower = new float[4];
		for (int column = 0; column < 4; column++) {
			int first = at + column * step;
			float shared = sums[first + 4 * step];
			upper[column] = sums[first] + shared + sums[first + 8 * step];
			lower[column] = shared - sums[first + 8 * step] - sums[first + 12 * step];
		}
		float[] four = { upper[0] + upper[1] + upper[2], upper[1] - upper[2] - upper[3], lower[0] + lower[1] + lower[2],
				lower[1] - lower[2] - lower[3] };
		for (int i = 0; i < 4; i++) {
			four[i] = Math.max(least, four[i] + bias);
		}
		return four;
	}

}
