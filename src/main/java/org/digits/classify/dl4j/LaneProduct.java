package org.digits.classify.dl4j;

import java.util.Arrays;

/**
 * A convolution, or a dense layer as a convolution of one pixel, by {@link Lanes}. The
 * picture lies in rows that share their zeros: those to the right of a row are those to
 * the left of the next. So with a stride of 1 all windows of the picture are one long row
 * of windows, and only a few that lie across the rows' ends are computed for nothing.
 */
final class LaneProduct {

	private final Lanes lanes;

	/** In blocks of columns; in each, by kernel row, kernel column and channel in. */
	private final float[] weights;

	private final float[] bias;

	private final int channels;

	private final int outputs;

	/** As many outputs as there are lanes for. */
	private final int padded;

	private final int kernelRows;

	private final int kernelColumns;

	LaneProduct(Lanes lanes, float[] weights, float[] bias, int kernelRows, int kernelColumns, int channels) {
		this.lanes = lanes;
		this.channels = channels;
		this.kernelRows = kernelRows;
		this.kernelColumns = kernelColumns;
		this.outputs = bias.length;
		this.padded = whole(bias.length, Lanes.COLUMNS);
		this.bias = Arrays.copyOf(bias, this.padded);
		int size = kernelRows * kernelColumns * channels;
		this.weights = new float[this.padded * size];
		for (int output = 0; output < this.outputs; output++) {
			int block = output / Lanes.COLUMNS * size * Lanes.COLUMNS + output % Lanes.COLUMNS;
			for (int i = 0; i < size; i++) {
				this.weights[block + i * Lanes.COLUMNS] = weights[output * size + i];
			}
		}
	}

	static int whole(int count, int of) {
		return (count + of - 1) / of * of;
	}

	/** How many outputs a window has room for. */
	int padded() {
		return this.padded;
	}

	int outputs() {
		return this.outputs;
	}

	/** Lays the bias under so many windows. */
	void begin(float[] sums, int windows) {
		int end = windows * this.padded;
		System.arraycopy(this.bias, 0, sums, 0, this.padded);
		for (int done = this.padded; done < end; done *= 2) {
			System.arraycopy(sums, 0, sums, done, Math.min(done, end - done));
		}
	}

	/**
	 * Adds what a row of the kernel gives.
	 * @param kernelRow the row
	 * @param values the picture
	 * @param at where the kernel's row begins in the first window
	 * @param stride from a window to the next, in pixels
	 * @param sums by window, with room for {@link #padded()} each
	 * @param window the first window
	 * @param windows how many; a few more are computed, up to a multiple of
	 * {@link Lanes#ROWS}
	 */
	void add(int kernelRow, float[] values, int at, int stride, float[] sums, int window, int windows) {
		int count = this.kernelColumns * this.channels;
		int step = stride * this.channels;
		for (int block = 0; block < this.padded; block += Lanes.COLUMNS) {
			int from = (block * this.kernelRows + kernelRow * Lanes.COLUMNS) * count;
			for (int done = 0; done < windows; done += Lanes.ROWS) {
				this.lanes.addProducts(values, at + done * step, step, count, this.weights, from, sums,
						(window + done) * this.padded + block, this.padded);
			}
		}
	}

}
