package org.digits.classify.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digits.classify.Network;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Plans give what DL4J gives, whatever the layers. */
class PlannedNetworkTest {

	private static final int COUNT = 45;

	@Test
	void convolutionsThatKeepTheSize() {
		givesTheSame(convolution(3, ConvolutionMode.Same, Activation.RELU), maxPool(), dense());
	}

	@Test
	void convolutionsThatDont() {
		givesTheSame(convolution(5, ConvolutionMode.Truncate, Activation.RELU), maxPool(),
				convolution(3, ConvolutionMode.Truncate, Activation.RELU), maxPool(), dense());
	}

	@Test
	void convolutionsWithStrideDilationAndPadding() {
		givesTheSame(
				new ConvolutionLayer.Builder(3, 3).stride(2, 2)
					.nOut(4)
					.convolutionMode(ConvolutionMode.Same)
					.activation(Activation.RELU)
					.build(),
				new ConvolutionLayer.Builder(3, 3).dilation(2, 2).nOut(4).activation(Activation.RELU).build(),
				new ConvolutionLayer.Builder(3, 3).padding(1, 1).nOut(4).activation(Activation.RELU).build(), dense());
	}

	@Test
	void otherActivations() {
		givesTheSame(convolution(3, ConvolutionMode.Same, Activation.TANH),
				convolution(3, ConvolutionMode.Same, Activation.LEAKYRELU),
				convolution(3, ConvolutionMode.Same, Activation.ELU),
				convolution(3, ConvolutionMode.Same, Activation.SIGMOID), dense());
	}

	@Test
	void anActivationOnItsOwn() {
		givesTheSame(convolution(3, ConvolutionMode.Same, Activation.IDENTITY),
				new ActivationLayer.Builder().activation(Activation.RELU).build(), maxPool(), dense());
	}

	@Test
	void meansOfWindows() {
		givesTheSame(convolution(3, ConvolutionMode.Same, Activation.RELU),
				new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG, new int[] { 2, 2 }, new int[] { 2, 2 })
					.build(),
				dense());
	}

	@Test
	void windowsThatOverlapAndGoOverTheEdge() {
		givesTheSame(convolution(3, ConvolutionMode.Same, Activation.RELU),
				new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX, new int[] { 3, 3 }, new int[] { 2, 2 })
					.convolutionMode(ConvolutionMode.Same)
					.build(),
				dense());
	}

	@Test
	void meansOfTheWholePicture() {
		givesTheSame(convolution(3, ConvolutionMode.Same, Activation.RELU),
				new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), dense());
	}

	@Test
	void theLargestOfTheWholePicture() {
		givesTheSame(convolution(3, ConvolutionMode.Same, Activation.RELU),
				new GlobalPoolingLayer.Builder(PoolingType.MAX).build(), dense());
	}

	@Test
	void batchNormalisationBeforeAndAfterRectifying() {
		givesTheSame(convolution(3, ConvolutionMode.Same, Activation.IDENTITY), norm(),
				new ActivationLayer.Builder().activation(Activation.RELU).build(),
				convolution(3, ConvolutionMode.Same, Activation.RELU), norm(), maxPool(),
				new DenseLayer.Builder().nOut(12).activation(Activation.IDENTITY).build(), norm(),
				new ActivationLayer.Builder().activation(Activation.RELU).build(),
				new DenseLayer.Builder().nOut(12).activation(Activation.RELU).build(), norm(), dense());
	}

	@Test
	void dropOutIsForTrainingOnly() {
		givesTheSame(convolution(3, ConvolutionMode.Same, Activation.RELU), new DropoutLayer.Builder(0.5).build(),
				dense());
	}

	@Test
	void aLayerThatIsNotKnownIsLeftToDl4j() {
		MultiLayerNetwork network = RandomNetworks.of(convolution(3, ConvolutionMode.Same, Activation.RELU),
				new LocalResponseNormalization.Builder().build(), dense());
		Network slow = new ImportedNetwork(network, false);
		List<String> remarks = new ArrayList<>();
		assertThat(Planner.plan(network, false, slow, remarks, Runnable::run)).isSameAs(slow);
		assertThat(remarks).singleElement().asString().contains("does not know LocalResponseNormalization");
	}

	private static void givesTheSame(Layer... layers) {
		MultiLayerNetwork network = RandomNetworks.of(layers);
		float[] pictures = pictures();
		float[] expected = new ImportedNetwork(network, false).run(pictures, COUNT);
		float[] actual = new PlannedNetwork(Steps.of(network), 1, 28, 28, 1).run(pictures, COUNT);
		assertThat(actual).containsExactly(expected, within(1e-5f));
		assertThat(Planner.plan(network, false, new ImportedNetwork(network, false), new ArrayList<>(), Runnable::run))
			.isNotInstanceOf(ImportedNetwork.class);
	}

	private static Layer convolution(int size, ConvolutionMode mode, Activation activation) {
		return new ConvolutionLayer.Builder(size, size).nOut(6).convolutionMode(mode).activation(activation).build();
	}

	private static Layer maxPool() {
		return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX, new int[] { 2, 2 }, new int[] { 2, 2 })
			.build();
	}

	private static Layer norm() {
		return new BatchNormalization.Builder().eps(1e-3).useLogStd(false).build();
	}

	private static Layer dense() {
		return new DenseLayer.Builder().nOut(10).activation(Activation.SOFTMAX).build();
	}

	private static float[] pictures() {
		Random random = new Random(3);
		float[] values = new float[COUNT * 784];
		for (int i = 0; i < values.length; i++) {
			values[i] = random.nextFloat();
		}
		return values;
	}

}
