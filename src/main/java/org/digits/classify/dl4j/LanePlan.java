package org.digits.classify.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.digits.classify.dl4j.Step.Window;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

/**
 * All that a network does, prepared for {@link Lanes}: in Java alone, without a call
 * across to native code. Pictures are taken one by one, as their values then stay in the
 * nearest caches, until they are rows of values; from there on together. For one thread
 * at a time.
 */
final class LanePlan {

	/** Pictures at a time. */
	static final int MOST = 30;

	private final Lanes lanes;

	private final List<LaneStep> onPictures = new ArrayList<>();

	private final List<LaneStep> onRows = new ArrayList<>();

	private final int size;

	private final float[] picture;

	private final float[] gathered;

	private int rows;

	private int columns;

	/** Channels of a picture, or values of a row. */
	private int channels;

	private boolean flat;

	/**
	 * Prepares a network.
	 * @param lanes how it is computed
	 * @param steps what it does
	 * @param shape rows, columns and channels of a picture, or the number of its values
	 */
	LanePlan(Lanes lanes, List<Step> steps, long... shape) {
		this.lanes = lanes;
		this.flat = shape.length == 1;
		this.rows = this.flat ? 1 : (int) shape[0];
		this.columns = this.flat ? 1 : (int) shape[1];
		this.channels = (int) shape[shape.length - 1];
		this.size = values();
		this.picture = new float[this.size];
		int gathered = this.flat ? this.size : 0;
		for (Step step : steps) {
			boolean before = this.flat;
			add(step);
			gathered = (this.flat && !before) ? this.channels : gathered;
		}
		if (!this.flat) {
			gathered = flatten();
		}
		this.gathered = new float[gathered * MOST];
	}

	private int values() {
		return this.rows * this.columns * this.channels;
	}

	/** How many values the network gives for a picture. */
	int outputs() {
		return this.channels;
	}

	/**
	 * Runs pictures.
	 * @param pictures their values
	 * @param results takes what the network gives
	 * @param first which picture to begin with
	 * @param count how many, {@link #MOST} at most
	 */
	void run(float[] pictures, float[] results, int first, int count) {
		int length = this.gathered.length / MOST;
		for (int i = 0; i < count; i++) {
			System.arraycopy(pictures, (first + i) * this.size, this.picture, 0, this.size);
			float[] values = this.picture;
			for (LaneStep step : this.onPictures) {
				values = step.take(values, 1);
			}
			System.arraycopy(values, 0, this.gathered, i * length, length);
		}
		float[] values = this.gathered;
		for (LaneStep step : this.onRows) {
			values = step.take(values, count);
		}
		System.arraycopy(values, 0, results, first * outputs(), count * outputs());
	}

	private void add(Step step) {
		if (step instanceof Step.Convolution convolution && !this.flat) {
			add(convolution);
		}
		else if (step instanceof Step.Dense dense && this.flat) {
			add(dense);
		}
		else if (step instanceof Step.Pooling pooling && !this.flat) {
			add(pooling);
		}
		else if (step instanceof Step.Activation activation) {
			add(activation.function());
		}
		else if (step instanceof Step.Flatten) {
			flatten();
		}
		else {
			throw new UnsupportedOperationException(step.getClass().getSimpleName());
		}
	}

	private int flatten() {
		this.channels = values();
		this.rows = 1;
		this.columns = 1;
		this.flat = true;
		return this.channels;
	}

	private void add(Step.Convolution convolution) {
		if (convolution.dilation()[0] > 1 || convolution.dilation()[1] > 1) {
			throw new UnsupportedOperationException("dilation");
		}
		LaneConvolution step = new LaneConvolution(this.lanes, convolution, this.rows, this.columns, this.channels);
		this.onPictures.add(step);
		this.rows = step.rowsOut();
		this.columns = step.columnsOut();
		this.channels = (int) convolution.bias().length();
	}

	private void add(Step.Pooling pooling) {
		Window window = pooling.window();
		boolean padded = window != null && (window.same() || window.padding()[0] > 0 || window.padding()[1] > 0);
		if (!pooling.largest() || window == null || padded) {
			throw new UnsupportedOperationException("this kind of pooling");
		}
		int rowsOut = (int) window.count(0, this.rows, 1);
		int columnsOut = (int) window.count(1, this.columns, 1);
		int depth = this.channels;
		int width = this.columns * depth;
		float[] result = new float[rowsOut * columnsOut * depth];
		this.onPictures.add((values, count) -> {
			for (int i = 0; i < rowsOut * columnsOut; i++) {
				int top = i / columnsOut * window.stride()[0] * width + i % columnsOut * window.stride()[1] * depth;
				System.arraycopy(values, top, result, i * depth, depth);
				for (int place = 1; place < window.size()[0] * window.size()[1]; place++) {
					int at = top + place / window.size()[1] * width + place % window.size()[1] * depth;
					this.lanes.enlarge(result, i * depth, values, at, depth);
				}
			}
			return result;
		});
		this.rows = rowsOut;
		this.columns = columnsOut;
	}

	private void add(Step.Dense dense) {
		float[] weights = dense.weights().transpose().dup('c').data().asFloat();
		LaneProduct product = new LaneProduct(this.lanes, weights, dense.bias().toFloatVector(), 1, 1, this.channels);
		int values = this.channels;
		int rowsPadded = LaneProduct.whole(MOST, Lanes.ROWS);
		float[] padded = new float[rowsPadded * values];
		float[] sums = new float[rowsPadded * product.padded()];
		float[] result = new float[MOST * product.outputs()];
		this.onRows.add((rows, count) -> {
			System.arraycopy(rows, 0, padded, 0, count * values);
			product.begin(sums, LaneProduct.whole(count, Lanes.ROWS));
			product.add(0, padded, 0, 1, sums, 0, count);
			for (int row = 0; row < count; row++) {
				System.arraycopy(sums, row * product.padded(), result, row * product.outputs(), product.outputs());
			}
			return result;
		});
		this.channels = product.outputs();
	}

	private void add(IActivation function) {
		int values = values();
		List<LaneStep> steps = this.flat ? this.onRows : this.onPictures;
		if (function instanceof ActivationReLU) {
			float[] zeros = new float[values];
			steps.add((all, count) -> {
				for (int row = 0; row < count; row++) {
					this.lanes.enlarge(all, row * values, zeros, 0, values);
				}
				return all;
			});
		}
		else if (function instanceof ActivationSoftmax && this.flat) {
			steps.add((all, count) -> {
				for (int row = 0; row < count; row++) {
					Plan.softMax(all, row * values, (row + 1) * values);
				}
				return all;
			});
		}
		else {
			throw new UnsupportedOperationException(function.toString());
		}
	}

}
