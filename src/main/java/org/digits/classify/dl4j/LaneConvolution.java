package org.digits.classify.dl4j;

import org.digits.classify.dl4j.Step.Window;

/**
 * A convolution of any kernel and stride, by {@link Lanes}: what every window sees is
 * copied into a row, some rows at a time, and these are multiplied by the weights.
 */
final class LaneConvolution implements LaneStep {

	/** So many values of rows fit in the second nearest cache beside the weights. */
	private static final int CACHE = 1 << 15;

	/** From so many values on, they are copied together. */
	private static final int SHORT = 16;

	private final LaneProduct product;

	private final LanePicture in;

	private final LanePicture out;

	private final Window window;

	/** Rows at a time. */
	private final int some;

	private final LanePadded padded;

	private final LaneTurn turn;

	LaneConvolution(LaneWeights weights, Step.Convolution convolution, LanePicture in, LaneTurn turn) {
		this.window = convolution.window();
		this.in = in;
		this.out = in.through(this.window, (int) convolution.bias().length());
		int[] size = this.window.size();
		int[] stride = this.window.stride();
		this.product = weights.of(convolution);
		this.padded = new LanePadded(in, this.window, this.out, (this.out.rows() - 1) * stride[0] + size[0],
				(this.out.columns() - 1) * stride[1] + size[1], turn);
		int fitting = CACHE / this.product.count() / Lanes.ROWS * Lanes.ROWS;
		int all = LaneProduct.whole(turn.most() * this.out.pixels(), Lanes.ROWS);
		this.some = Math.min(all, Math.max(2 * Lanes.ROWS, fitting));
		this.turn = turn;
	}

	/** The form of what it gives. */
	LanePicture out() {
		return this.out;
	}

	@Override
	public float[] take(float[] values, int count, LaneRoom room) {
		float[] pictures = this.padded.take(values, count, room);
		int all = count * this.out.pixels();
		float[] sums = room.get(this.turn.result(),
				LaneProduct.whole(this.turn.most() * this.out.pixels(), Lanes.ROWS) * this.product.padded());
		float[] factors = room.get(LaneRoom.Use.FACTORS, this.some * this.product.count());
		for (int first = 0; first < all; first += this.some) {
			int rows = Math.min(this.some, all - first);
			gather(pictures, first, rows, factors);
			this.product.multiply(factors, 0, sums, first * this.product.padded(), rows);
		}
		this.product.close(sums, all);
		return sums;
	}

	/** Copies what some windows see, those of one row of pixels after the other. */
	private void gather(float[] pictures, int first, int rows, float[] factors) {
		int done = 0;
		while (done < rows) {
			int pixel = (first + done) % this.out.pixels();
			int column = pixel % this.out.columns();
			int here = Math.min(rows - done, this.out.columns() - column);
			int at = this.padded.at((first + done) / this.out.pixels(),
					pixel / this.out.columns() * this.window.stride()[0], column * this.window.stride()[1]);
			int length = this.window.size()[1] * this.in.channels();
			for (int down = 0; down < this.window.size()[0]; down++) {
				gather(pictures, at + down * this.padded.width(), factors, done * this.product.count() + down * length,
						length, here);
			}
			done += here;
		}
	}

	private void gather(float[] pictures, int at, float[] factors, int to, int length, int windows) {
		int step = this.window.stride()[1] * this.in.channels();
		int size = this.product.count();
		if (length >= SHORT) {
			for (int i = 0; i < windows; i++) {
				System.arraycopy(pictures, at + i * step, factors, to + i * size, length);
			}
			return;
		}
		for (int value = 0; value < length; value++) {
			for (int i = 0; i < windows; i++) {
				factors[to + value + i * size] = pictures[at + value + i * step];
			}
		}
	}

}
