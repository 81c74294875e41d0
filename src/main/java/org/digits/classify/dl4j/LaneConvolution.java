package org.digits.classify.dl4j;

import org.digits.classify.dl4j.Step.Window;

/**
 * A convolution of any kernel and stride, by {@link Lanes}. The picture lies in rows that
 * share their zeros: those to the right of a row are those to the left of the next. So
 * with a stride of 1 all windows of the picture are one long row of windows, and only a
 * few that lie across the rows' ends are computed for nothing.
 */
final class LaneConvolution implements LaneStep {

	private final LaneProduct product;

	private final LanePicture in;

	private final LanePicture out;

	private final Window window;

	/** Values in a row with its zeros. */
	private final int paddedWidth;

	/** Values of a picture with its zeros. */
	private final int paddedSize;

	/** Zeros before the picture. */
	private final int before;

	/** Windows from a row of them to the next. */
	private final int windows;

	private final boolean oneRow;

	private final float[] padded;

	private final float[] sums;

	private final float[] result;

	LaneConvolution(Lanes lanes, Step.Convolution convolution, LanePicture in, int most) {
		this.window = convolution.window();
		this.in = in;
		this.out = in.through(this.window, (int) convolution.bias().length());
		int[] size = this.window.size();
		int[] stride = this.window.stride();
		this.product = new LaneProduct(lanes, convolution.weights().data().asFloat(),
				convolution.bias().toFloatVector(), size[0], size[1] * in.channels());
		int top = in.before(this.window, 0, this.out.rows());
		int left = in.before(this.window, 1, this.out.columns());
		int reach = (this.out.columns() - 1) * stride[1] + size[1];
		int paddedColumns = in.columns() + Math.max(left, Math.max(0, reach - left - in.columns()));
		this.paddedWidth = paddedColumns * in.channels();
		this.before = top * this.paddedWidth + left * in.channels();
		this.oneRow = stride[0] == 1 && stride[1] == 1;
		this.windows = this.oneRow ? paddedColumns : LaneProduct.whole(this.out.columns(), Lanes.ROWS);
		int rowsRead = Math.max(top + in.rows(), (this.out.rows() - 1) * stride[0] + size[0]);
		this.paddedSize = (rowsRead + 1) * this.paddedWidth;
		int slack = (Lanes.ROWS * stride[1] + size[1] + left) * in.channels();
		this.padded = new float[most * this.paddedSize + slack];
		this.sums = new float[most * (this.out.rows() * this.windows + Lanes.ROWS) * this.product.padded()];
		this.result = new float[most * this.out.values()];
	}

	private LaneConvolution(LaneConvolution other) {
		this.product = other.product;
		this.in = other.in;
		this.out = other.out;
		this.window = other.window;
		this.paddedWidth = other.paddedWidth;
		this.paddedSize = other.paddedSize;
		this.before = other.before;
		this.windows = other.windows;
		this.oneRow = other.oneRow;
		this.padded = new float[other.padded.length];
		this.sums = new float[other.sums.length];
		this.result = new float[other.result.length];
	}

	@Override
	public LaneStep another() {
		return new LaneConvolution(this);
	}

	/** The form of what it gives. */
	LanePicture out() {
		return this.out;
	}

	@Override
	public float[] take(float[] values, int count) {
		int width = this.in.columns() * this.in.channels();
		for (int row = 0; row < count * this.in.rows(); row++) {
			int to = row / this.in.rows() * this.paddedSize + this.before + row % this.in.rows() * this.paddedWidth;
			System.arraycopy(values, row * width, this.padded, to, width);
		}
		int room = (this.out.rows() * this.windows + Lanes.ROWS) * this.product.padded();
		for (int block = 0; block < this.product.blocks(); block++) {
			for (int picture = 0; picture < count; picture++) {
				multiply(block, picture * this.paddedSize, picture * room);
			}
		}
		for (int row = 0; row < count * this.out.rows(); row++) {
			int from = row / this.out.rows() * room + row % this.out.rows() * this.windows * this.product.padded();
			putRow(from, row * this.out.columns() * this.product.outputs());
		}
		return this.result;
	}

	private void multiply(int block, int from, int to) {
		int step = this.window.stride()[1] * this.in.channels();
		if (this.oneRow) {
			this.product.multiply(block, this.padded, from, step, this.paddedWidth, this.sums, to,
					(this.out.rows() - 1) * this.windows + this.out.columns());
			return;
		}
		for (int row = 0; row < this.out.rows(); row++) {
			this.product.multiply(block, this.padded, from + row * this.window.stride()[0] * this.paddedWidth, step,
					this.paddedWidth, this.sums, to + row * this.windows * this.product.padded(), this.out.columns());
		}
	}

	private void putRow(int from, int to) {
		int outputs = this.product.outputs();
		int padded = this.product.padded();
		if (outputs == padded) {
			System.arraycopy(this.sums, from, this.result, to, this.out.columns() * outputs);
			return;
		}
		for (int column = 0; column < this.out.columns(); column++) {
			System.arraycopy(this.sums, from + column * padded, this.result, to + column * outputs, outputs);
		}
	}

}
