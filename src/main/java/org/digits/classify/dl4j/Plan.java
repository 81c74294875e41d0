package org.digits.classify.dl4j;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.digits.classify.dl4j.Step.Window;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * All that a network does to so many pictures, prepared: every array is there, every
 * operation knows its arrays. For one thread at a time.
 */
final class Plan {

	/** Marks NHWC in the arguments of ND4J's operations on pictures. */
	private static final long NHWC = 1;

	/**
	 * Marks weights of out × rows × columns × in: of the three orders that there are, the
	 * fastest for one picture, and as fast as any for many.
	 */
	private static final long OHWI = 2;

	private final List<Runnable> tasks = new ArrayList<>();

	private final int count;

	private final FloatBuffer input;

	private final FloatBuffer output;

	private INDArray values;

	/**
	 * Prepares a network.
	 * @param steps what it does
	 * @param count how many pictures at a time
	 * @param shape rows, columns and channels of a picture, or the number of its values
	 */
	Plan(List<Step> steps, int count, long... shape) {
		this.count = count;
		this.values = array(shape);
		this.input = this.values.data().asNioFloat();
		for (Step step : steps) {
			add(step);
		}
		add(new Step.Flatten());
		this.output = this.values.data().asNioFloat();
	}

	/** How many values the network gives for a picture. */
	int outputs() {
		return (int) this.values.size(1);
	}

	/**
	 * Runs as many pictures as it was made for.
	 * @param pictures their values
	 * @param results takes what the network gives
	 * @param first which picture to begin with
	 */
	void run(float[] pictures, float[] results, int first) {
		int size = this.input.capacity() / this.count;
		this.input.clear().put(pictures, first * size, this.count * size);
		for (Runnable task : this.tasks) {
			task.run();
		}
		this.output.clear().get(results, first * outputs(), this.count * outputs());
	}

	/** The tasks, to time them one by one. */
	List<Runnable> tasks() {
		return List.copyOf(this.tasks);
	}

	private void add(Step step) {
		if (step instanceof Step.Convolution convolution) {
			add(convolution);
		}
		else if (step instanceof Step.Dense dense) {
			add(dense);
		}
		else if (step instanceof Step.Pooling pooling) {
			add(pooling);
		}
		else if (step instanceof Step.Activation activation) {
			add(activation.function());
		}
		else if (step instanceof Step.Scaling scaling) {
			add(scaling);
		}
		else if (step instanceof Step.Flatten) {
			this.values = this.values.reshape('c', this.count, this.values.length() / this.count);
		}
	}

	private void add(Step.Convolution convolution) {
		Window window = convolution.window();
		int[] dilation = convolution.dilation();
		INDArray result = array(window.count(0, this.values.size(1), dilation[0]),
				window.count(1, this.values.size(2), dilation[1]), convolution.weights().size(0));
		NativeCall call = new NativeCall("conv2d", List.of(this.values, convolution.weights(), convolution.bias()),
				result,
				new long[] { window.size()[0], window.size()[1], window.stride()[0], window.stride()[1],
						window.padding()[0], window.padding()[1], dilation[0], dilation[1], window.same() ? 1 : 0, NHWC,
						OHWI });
		// ND4J and oneDNN don't agree on what a dilation is.
		boolean dilated = dilation[0] > 1 || dilation[1] > 1;
		this.tasks.add(dilated ? call.unaided() : call);
		this.values = result;
	}

	private void add(Step.Pooling pooling) {
		int rows = (int) this.values.size(1);
		int columns = (int) this.values.size(2);
		Window window = (pooling.window() != null) ? pooling.window()
				: new Window(new int[] { rows, columns }, new int[] { rows, columns }, new int[2], false);
		INDArray result = array(window.count(0, rows, 1), window.count(1, columns, 1), this.values.size(3));
		this.tasks.add(new NativeCall(pooling.largest() ? "maxpool2d" : "avgpool2d", List.of(this.values), result,
				new long[] { window.size()[0], window.size()[1], window.stride()[0], window.stride()[1],
						window.padding()[0], window.padding()[1], 1, 1, window.same() ? 1 : 0, 0, NHWC }));
		this.values = result;
	}

	/** The bias is added in Java: for so few values a native call costs more. */
	private void add(Step.Dense dense) {
		INDArray result = array(dense.weights().size(1));
		this.tasks.add(new NativeCall("matmul", List.of(this.values, dense.weights()), result, new long[] { 0, 0, 0 }));
		float[] bias = dense.bias().toFloatVector();
		this.values = result;
		addInJava((values) -> {
			for (int i = 0; i < values.length; i++) {
				values[i] += bias[i % bias.length];
			}
		});
	}

	private void add(Step.Scaling scaling) {
		float[] factor = scaling.factor().toFloatVector();
		float[] shift = scaling.shift().toFloatVector();
		addInJava((values) -> {
			for (int at = 0; at < values.length; at += factor.length) {
				for (int i = 0; i < factor.length; i++) {
					values[at + i] = values[at + i] * factor[i] + shift[i];
				}
			}
		});
	}

	private void add(IActivation function) {
		INDArray array = this.values;
		if (function instanceof ActivationReLU && array.rank() == 4) {
			this.tasks.add(new NativeCall("relu", List.of(array), array, new long[0], 0));
		}
		else if (function instanceof ActivationReLU) {
			addInJava((values) -> {
				for (int i = 0; i < values.length; i++) {
					values[i] = Math.max(0, values[i]);
				}
			});
		}
		else if (function instanceof ActivationSoftmax && array.rank() == 2) {
			int outputs = (int) array.size(1);
			addInJava((values) -> {
				for (int at = 0; at < values.length; at += outputs) {
					softMax(values, at, at + outputs);
				}
			});
		}
		else {
			this.tasks.add(() -> {
				INDArray result = function.getActivation(array, false);
				if (result != array) {
					array.assign(result);
				}
			});
		}
	}

	private void addInJava(Consumer<float[]> change) {
		FloatBuffer buffer = this.values.data().asNioFloat();
		float[] values = new float[buffer.capacity()];
		this.tasks.add(() -> {
			buffer.clear().get(values);
			change.accept(values);
			buffer.clear().put(values);
		});
	}

	private INDArray array(long... shape) {
		long[] all = new long[shape.length + 1];
		all[0] = this.count;
		System.arraycopy(shape, 0, all, 1, shape.length);
		return Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', all);
	}

	static void softMax(float[] values, int from, int to) {
		float most = Float.NEGATIVE_INFINITY;
		for (int i = from; i < to; i++) {
			most = Math.max(most, values[i]);
		}
		double sum = 0;
		for (int i = from; i < to; i++) {
			values[i] = (float) Math.exp(values[i] - most);
			sum += values[i];
		}
		for (int i = from; i < to; i++) {
			values[i] /= (float) sum;
		}
	}

}
