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
 * across to native code. Pictures are taken one by one while they are large, as their
 * values then stay in the nearest caches; once they are small, together, as then the
 * weights are what takes the time to read. For any number of threads.
 */
final class LanePlan {

	/** Pictures at a time. */
	static final int MOST = Lanes.ROWS;

	/** Pictures of so many pixels are small. */
	private static final int SMALL = 64;

	private static final int[] TWO_BY_TWO = { 2, 2 };

	private final LaneWeights weights;

	private final List<LaneStep> apart = new ArrayList<>();

	private final List<LaneStep> together = new ArrayList<>();

	private final int size;

	/** How many values a picture has from where pictures are taken together. */
	private int gathered;

	private int convolutions;

	private LaneRoom.Use result = LaneRoom.Use.RESULT;

	private LanePicture form;

	/**
	 * Prepares a network.
	 * @param weights its weights
	 * @param steps what it does
	 * @param shape rows, columns and channels of a picture, or the number of its values
	 * @throws UnsupportedOperationException if it has a step that is not known here
	 */
	LanePlan(LaneWeights weights, List<Step> steps, long... shape) {
		this.weights = weights;
		this.form = (shape.length == 1) ? new LanePicture(1, 1, (int) shape[0])
				: new LanePicture((int) shape[0], (int) shape[1], (int) shape[2]);
		this.size = this.form.values();
		for (int i = 0; i < steps.size();) {
			i += add(steps, i);
		}
		gather();
	}

	/** How many values the network gives for a picture. */
	int outputs() {
		return this.form.values();
	}

	/**
	 * Runs pictures.
	 * @param pictures their values
	 * @param results takes what the network gives
	 * @param first which picture to begin with
	 * @param count how many, {@link #MOST} at most
	 * @param room of this thread
	 */
	void run(float[] pictures, float[] results, int first, int count, LaneRoom room) {
		float[] values = room.get(LaneRoom.Use.GATHERED, MOST * this.gathered);
		float[] picture = room.get(LaneRoom.Use.PICTURE, this.size);
		for (int i = 0; i < count; i++) {
			System.arraycopy(pictures, (first + i) * this.size, picture, 0, this.size);
			float[] one = picture;
			for (LaneStep step : this.apart) {
				one = step.take(one, 1, room);
			}
			System.arraycopy(one, 0, values, i * this.gathered, this.gathered);
		}
		for (LaneStep step : this.together) {
			values = step.take(values, count, room);
		}
		System.arraycopy(values, 0, results, first * outputs(), count * outputs());
	}

	/** From here on pictures are taken together. */
	private void gather() {
		if (this.gathered == 0) {
			this.gathered = this.form.values();
		}
	}

	private LaneTurn turn() {
		return new LaneTurn((this.gathered == 0) ? 1 : MOST, this.convolutions, this.result);
	}

	private void add(LaneStep step) {
		((this.gathered == 0) ? this.apart : this.together).add(step);
	}

	/** Adds a step with room of its own. */
	private void add(LaneStep step, LanePicture out) {
		add(step);
		this.form = out;
		this.result = this.result.next();
	}

	/** Adds a step, and those after it that can be done with it; how many. */
	private int add(List<Step> steps, int i) {
		Step step = steps.get(i);
		if (step instanceof Step.Convolution convolution) {
			return add(convolution, steps.subList(i + 1, steps.size()));
		}
		if (step instanceof Step.Dense dense) {
			add(dense);
		}
		else if (step instanceof Step.Pooling pooling) {
			add(pooling);
		}
		else if (step instanceof Step.Activation activation) {
			add(activation.function());
		}
		else if (step instanceof Step.Flatten) {
			this.form = this.form.flat();
		}
		else {
			throw unknown(step.getClass().getSimpleName());
		}
		return 1;
	}

	private int add(Step.Convolution convolution, List<Step> next) {
		if (convolution.dilation()[0] > 1 || convolution.dilation()[1] > 1) {
			throw unknown("dilation");
		}
		if (convolution.weights().size(3) != this.form.channels()) {
			throw unknown("a convolution of a part of the channels");
		}
		if (this.form.pixels() <= SMALL) {
			gather();
		}
		if (!LaneTiles.knows(convolution, this.form)) {
			LaneConvolution step = new LaneConvolution(this.weights, convolution, this.form, turn());
			add(step, step.out());
			this.convolutions++;
			return 1;
		}
		boolean largest = !next.isEmpty() && isLargestOfFour(next.get(0));
		int after = largest ? 1 : 0;
		boolean rectified = next.size() > after && isRectifying(next.get(after));
		LaneTiles step = new LaneTiles(this.weights, convolution, this.form, rectified, largest, turn());
		add(step, step.out());
		this.convolutions++;
		return 1 + after + (rectified ? 1 : 0);
	}

	private static boolean isLargestOfFour(Step step) {
		if (!(step instanceof Step.Pooling pooling) || !pooling.largest()) {
			return false;
		}
		Window window = pooling.window();
		return window != null && !isPadded(window) && Arrays.equals(window.size(), TWO_BY_TWO)
				&& Arrays.equals(window.stride(), TWO_BY_TWO);
	}

	private static boolean isRectifying(Step step) {
		return step instanceof Step.Activation activation && isRectifying(activation.function());
	}

	/** DL4J's can also be capped or leak, but then it is of another class. */
	private static boolean isRectifying(IActivation function) {
		return function.getClass() == ActivationReLU.class;
	}

	private static boolean isPadded(Window window) {
		return window.same() || window.padding()[0] > 0 || window.padding()[1] > 0;
	}

	private void add(Step.Pooling pooling) {
		Window window = pooling.window();
		if (!pooling.largest() || window == null || isPadded(window)) {
			throw unknown("this kind of pooling");
		}
		LanePooling step = new LanePooling(this.weights.lanes(), window, this.form, turn());
		add(step, step.out());
	}

	private void add(Step.Dense dense) {
		gather();
		if (dense.weights().size(0) != this.form.values()) {
			throw unknown("a dense layer of a part of the values");
		}
		LaneProduct product = this.weights.of(dense);
		add(new LaneDense(product, turn()), new LanePicture(1, 1, product.outputs()));
	}

	private void add(IActivation function) {
		if (isRectifying(function)) {
			add(LaneActivation.rectified(this.weights.lanes(), this.form.values()));
		}
		else if (function instanceof ActivationSoftmax && this.form.pixels() == 1) {
			add(LaneActivation.softMax(this.form.values()));
		}
		else {
			throw unknown(function.toString());
		}
	}

	private static UnsupportedOperationException unknown(String what) {
		return new UnsupportedOperationException(what);
	}

}
