package org.digits.classify.dl4j;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A step of a network on its way to an answer. Pictures go from step to step as rows ×
 * columns × channels, or as one row of values.
 */
sealed interface Step {

	/**
	 * A convolution.
	 *
	 * @param weights channels out × kernel rows × kernel columns × channels in
	 * @param bias a value for every channel out
	 * @param window how the kernel goes over the picture
	 * @param dilation how far apart the rows and columns are that the kernel sees
	 */
	record Convolution(INDArray weights, INDArray bias, Window window, int[] dilation) implements Step {

		/** The same after a scaling of its outputs: both are linear, so one will do. */
		Convolution then(Scaling scaling) {
			return new Convolution(this.weights.mul(scaling.factor().reshape(-1, 1, 1, 1)),
					this.bias.mul(scaling.factor()).addi(scaling.shift()), this.window, this.dilation);
		}

	}

	/**
	 * A fully connected layer.
	 *
	 * @param weights values in × values out
	 * @param bias a value for every value out
	 */
	record Dense(INDArray weights, INDArray bias) implements Step {

		/** The same after a scaling of its outputs: both are linear, so one will do. */
		Dense then(Scaling scaling) {
			return new Dense(this.weights.mul(scaling.factor().reshape(1, -1)),
					this.bias.mul(scaling.factor()).addi(scaling.shift()));
		}

	}

	/**
	 * A factor and a shift for every channel: what batch normalisation comes down to once
	 * the training is over.
	 */
	record Scaling(INDArray factor, INDArray shift) implements Step {
	}

	/**
	 * The largest value, or the mean, of every window.
	 *
	 * @param largest whether the largest, not the mean
	 * @param window how it goes over the picture; null if it is the whole picture
	 */
	record Pooling(boolean largest, @Nullable Window window) implements Step {
	}

	/** A function of every value, or of every picture's values. */
	record Activation(IActivation function) implements Step {
	}

	/** Takes rows, columns and channels as one row of values. */
	record Flatten() implements Step {
	}

	/**
	 * How a window goes over a picture.
	 *
	 * @param size its rows and columns
	 * @param stride how many rows and columns it goes on by
	 * @param padding rows and columns of zeros around the picture, if not {@code same}
	 * @param same whether the picture is padded so that, at a stride of 1, it keeps its
	 * size
	 */
	record Window(int[] size, int[] stride, int[] padding, boolean same) {

		/** How many windows there are along rows (0) or columns (1) of a picture. */
		long count(int axis, long length, int dilation) {
			if (this.same) {
				return (length + this.stride[axis] - 1) / this.stride[axis];
			}
			long reach = (long) dilation * (this.size[axis] - 1) + 1;
			return (length + 2L * this.padding[axis] - reach) / this.stride[axis] + 1;
		}

	}

}
