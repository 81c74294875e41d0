package org.digits.classify.dl4j;

import org.digits.classify.dl4j.Step.Window;

/** A convolution of a picture, by {@link Lanes}. */
final class LaneConvolution implements LaneStep {

	private final LaneProduct product;

	private final int rows;

	/** Values in a row of the picture. */
	private final int width;

	/** Values in a row with its zeros. */
	private final int paddedWidth;

	/** Zeros before the picture. */
	private final int before;

	private final int channels;

	private final Window window;

	private final int rowsOut;

	private final int columnsOut;

	/** Windows from a row of them to the next. */
	private final int windows;

	/** Rows of zeros above. */
	private final int top;

	private final float[] padded;

	private final float[] sums;

	private final float[] result;

	LaneConvolution(Lanes lanes, Step.Convolution convolution, int rows, int columns, int channels) {
		this.window = convolution.window();
		this.rows = rows;
		this.channels = channels;
		this.rowsOut = (int) this.window.count(0, rows, 1);
		this.columnsOut = (int) this.window.count(1, columns, 1);
		int[] size = this.window.size();
		this.product = new LaneProduct(lanes, convolution.weights().data().asFloat(),
				convolution.bias().toFloatVector(), size[0], size[1], channels);
		this.top = before(0, this.rowsOut, rows);
		int left = before(1, this.columnsOut, columns);
		int reach = (this.columnsOut - 1) * this.window.stride()[1] + size[1];
		int paddedColumns = columns + Math.max(left, Math.max(0, reach - left - columns));
		this.width = columns * channels;
		this.paddedWidth = paddedColumns * channels;
		this.before = this.top * this.paddedWidth + left * channels;
		boolean oneRow = this.window.stride()[0] == 1 && this.window.stride()[1] == 1;
		this.windows = oneRow ? paddedColumns : LaneProduct.whole(this.columnsOut, Lanes.ROWS);
		int last = this.rowsOut * this.windows + Lanes.ROWS;
		this.sums = new float[last * this.product.padded()];
		int rowsRead = Math.max(this.top + rows, (this.rowsOut - 1) * this.window.stride()[0] + size[0]);
		int slack = (Lanes.ROWS * this.window.stride()[1] + size[1] + left) * channels;
		this.padded = new float[(rowsRead + 1) * this.paddedWidth + slack];
		this.result = new float[this.rowsOut * this.columnsOut * this.product.outputs()];
	}

	/** Rows (0) or columns (1) of zeros before the picture. */
	private int before(int axis, int out, int in) {
		if (!this.window.same()) {
			return this.window.padding()[axis];
		}
		return Math.max(0, (out - 1) * this.window.stride()[axis] + this.window.size()[axis] - in) / 2;
	}

	int rowsOut() {
		return this.rowsOut;
	}

	int columnsOut() {
		return this.columnsOut;
	}

	@Override
	public float[] take(float[] values, int count) {
		for (int row = 0; row < this.rows; row++) {
			System.arraycopy(values, row * this.width, this.padded, this.before + row * this.paddedWidth, this.width);
		}
		this.product.begin(this.sums, this.sums.length / this.product.padded());
		for (int kernelRow = 0; kernelRow < this.window.size()[0]; kernelRow++) {
			add(kernelRow);
		}
		int outputs = this.product.outputs();
		int room = this.product.padded();
		for (int row = 0; row < this.rowsOut; row++) {
			int from = row * this.windows * room;
			int to = row * this.columnsOut * outputs;
			if (outputs == room) {
				System.arraycopy(this.sums, from, this.result, to, this.columnsOut * outputs);
			}
			else {
				for (int column = 0; column < this.columnsOut; column++) {
					System.arraycopy(this.sums, from + column * room, this.result, to + column * outputs, outputs);
				}
			}
		}
		return this.result;
	}

	private void add(int kernelRow) {
		int stride = this.window.stride()[1];
		if (this.windows * this.channels == this.paddedWidth && stride == 1 && this.window.stride()[0] == 1) {
			// Rows of windows that see nothing but zeros are left out.
			int first = Math.max(0, this.top - kernelRow);
			int last = Math.min(this.rowsOut, this.top + this.rows - kernelRow);
			if (first < last) {
				this.product.add(kernelRow, this.padded, (first + kernelRow) * this.paddedWidth, 1, this.sums,
						first * this.windows, (last - first - 1) * this.windows + this.columnsOut);
			}
			return;
		}
		for (int row = 0; row < this.rowsOut; row++) {
			this.product.add(kernelRow, this.padded, (row * this.window.stride()[0] + kernelRow) * this.paddedWidth,
					stride, this.sums, row * this.windows, this.columnsOut);
		}
	}

}
