package org.digits.classify.dl4j;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digits.classify.dl4j.Step.Window;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Takes an imported network apart. */
final class Steps {

	private final List<Step> steps = new ArrayList<>();

	private Steps() {
	}

	/**
	 * The steps of a network. Drop-out is left out, and batch normalisation is taken into
	 * the step before it where that is linear.
	 * @throws UnsupportedOperationException if it has a layer that is not known here
	 */
	static List<Step> of(MultiLayerNetwork network) {
		Steps result = new Steps();
		for (Layer layer : network.getLayers()) {
			InputPreProcessor before = network.getLayerWiseConfigurations().getInputPreProcess(layer.getIndex());
			if (before != null) {
				result.add(before);
			}
			result.add(layer);
		}
		result.poolBeforeRectifying();
		return List.copyOf(result.steps);
	}

	private void add(InputPreProcessor before) {
		if (before instanceof CnnToFeedForwardPreProcessor flatten && flatten.getFormat() == CNN2DFormat.NHWC) {
			this.steps.add(new Step.Flatten());
			return;
		}
		throw unknown(before);
	}

	// The classes are compared, since a layer's subclass may be quite another thing.
	private void add(Layer layer) {
		var conf = layer.conf().getLayer();
		if (conf.getClass() == ConvolutionLayer.class) {
			addConvolution(layer, (ConvolutionLayer) conf);
		}
		else if (conf.getClass() == DenseLayer.class && !((DenseLayer) conf).isHasLayerNorm()) {
			addDense(layer, ((DenseLayer) conf).getActivationFn());
		}
		else if (conf.getClass() == OutputLayer.class) {
			addDense(layer, ((OutputLayer) conf).getActivationFn());
		}
		else if (conf.getClass() == SubsamplingLayer.class) {
			addPooling((SubsamplingLayer) conf);
		}
		else if (conf.getClass() == GlobalPoolingLayer.class) {
			this.steps.add(new Step.Pooling(isLargest(((GlobalPoolingLayer) conf).getPoolingType(), conf), null));
			this.steps.add(new Step.Flatten());
		}
		else if (conf.getClass() == BatchNormalization.class) {
			addScaling(scaling(layer, (BatchNormalization) conf));
		}
		else if (conf.getClass() == ActivationLayer.class) {
			addActivation(((ActivationLayer) conf).getActivationFn());
		}
		else if (conf.getClass() != DropoutLayer.class) {
			throw unknown(conf);
		}
	}

	private void addConvolution(Layer layer, ConvolutionLayer conf) {
		if (conf.getCnn2dDataFormat() != CNN2DFormat.NHWC) {
			throw unknown(conf);
		}
		// DL4J keeps weights as channels out × channels in × rows × columns.
		INDArray weights = own(layer.getParam("W").permute(0, 2, 3, 1));
		this.steps.add(new Step.Convolution(weights, bias(layer, weights.size(0)),
				window(conf.getKernelSize(), conf.getStride(), conf.getPadding(), conf.getConvolutionMode()),
				conf.getDilation().clone()));
		addActivation(conf.getActivationFn());
	}

	private void addDense(Layer layer, IActivation activation) {
		INDArray weights = own(layer.getParam("W"));
		this.steps.add(new Step.Dense(weights, bias(layer, weights.size(1))));
		addActivation(activation);
	}

	private void addPooling(SubsamplingLayer conf) {
		if (conf.getCnn2dDataFormat() != CNN2DFormat.NHWC || conf.isAvgPoolIncludePadInDivisor()
				|| conf.getDilation()[0] != 1 || conf.getDilation()[1] != 1) {
			throw unknown(conf);
		}
		this.steps.add(new Step.Pooling(isLargest(conf.getPoolingType(), conf),
				window(conf.getKernelSize(), conf.getStride(), conf.getPadding(), conf.getConvolutionMode())));
	}

	private void addActivation(IActivation function) {
		if (!(function instanceof ActivationIdentity)) {
			this.steps.add(new Step.Activation(function));
		}
	}

	private void addScaling(Step.Scaling scaling) {
		int last = this.steps.size() - 1;
		Step before = (last >= 0) ? this.steps.get(last) : scaling;
		if (before instanceof Step.Convolution convolution) {
			this.steps.set(last, convolution.then(scaling));
		}
		else if (before instanceof Step.Dense dense) {
			this.steps.set(last, dense.then(scaling));
		}
		else {
			this.steps.add(scaling);
		}
	}

	/**
	 * The largest of rectified values is the rectified largest, and that is less work.
	 */
	private void poolBeforeRectifying() {
		for (int i = 1; i < this.steps.size(); i++) {
			if (this.steps.get(i) instanceof Step.Pooling pooling && pooling.largest()
					&& this.steps.get(i - 1) instanceof Step.Activation activation
					&& activation.function() instanceof ActivationReLU) {
				Collections.swap(this.steps, i - 1, i);
			}
		}
	}

	private static Step.Scaling scaling(Layer layer, BatchNormalization conf) {
		if (conf.isUseLogStd() || conf.isLockGammaBeta()) {
			throw unknown(conf);
		}
		INDArray mean = row(layer.getParam("mean"));
		INDArray variance = row(layer.getParam("var"));
		INDArray factor = row(layer.getParam("gamma")).divi(Transforms.sqrt(variance.addi(conf.getEps())));
		INDArray shift = row(layer.getParam("beta")).subi(mean.muli(factor));
		return new Step.Scaling(factor, shift);
	}

	private static INDArray bias(Layer layer, long size) {
		INDArray bias = layer.paramTable().get("b");
		return (bias != null) ? row(bias) : Nd4j.zeros(DataType.FLOAT, size);
	}

	private static INDArray row(INDArray values) {
		return own(values.reshape(values.length()));
	}

	/** A copy that lies in memory as it is read, row by row. */
	private static INDArray own(INDArray array) {
		return array.castTo(DataType.FLOAT).dup('c');
	}

	private static Window window(int[] size, int[] stride, int[] padding, ConvolutionMode mode) {
		return new Window(size.clone(), stride.clone(), padding.clone(), mode == ConvolutionMode.Same);
	}

	private static boolean isLargest(PoolingType type, Object conf) {
		if (type != PoolingType.MAX && type != PoolingType.AVG) {
			throw unknown(conf);
		}
		return type == PoolingType.MAX;
	}

	private static UnsupportedOperationException unknown(Object what) {
		return new UnsupportedOperationException(what.getClass().getSimpleName());
	}

}
