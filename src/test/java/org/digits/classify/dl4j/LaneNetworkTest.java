package org.digits.classify.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Lanes give what DL4J gives, whatever the layers: in plain Java on any JVM, and in the
 * processor's own where this JVM has them.
 */
class LaneNetworkTest {

	/** Several groups of pictures, and a part of one. */
	private static final int COUNT = 2 * LanePlan.MOST + 3;

	@Test
	void tilesThatFitAndTilesThatLieHalfOutside() {
		givesTheSame(convolution(3, 16, ConvolutionMode.Same, Activation.RELU),
				convolution(3, 16, ConvolutionMode.Same, Activation.RELU), maxPool(),
				convolution(3, 24, ConvolutionMode.Same, Activation.RELU), maxPool(),
				convolution(3, 8, ConvolutionMode.Same, Activation.IDENTITY),
				convolution(3, 40, ConvolutionMode.Same, Activation.RELU), maxPool(),
				convolution(3, 16, ConvolutionMode.Same, Activation.RELU), dense(), output());
	}

	@Test
	void asManyChannelsAsFillSeveralLanes() {
		givesTheSame(convolution(3, 64, ConvolutionMode.Same, Activation.RELU), maxPool(),
				convolution(3, 80, ConvolutionMode.Same, Activation.RELU), maxPool(),
				convolution(3, 112, ConvolutionMode.Same, Activation.RELU), output());
	}

	@Test
	void tilesWithoutZerosAround() {
		givesTheSame(convolution(3, 8, ConvolutionMode.Truncate, Activation.RELU),
				convolution(3, 16, ConvolutionMode.Truncate, Activation.RELU),
				convolution(3, 32, ConvolutionMode.Truncate, Activation.RELU), maxPool(),
				convolution(3, 32, ConvolutionMode.Truncate, Activation.RELU), output());
	}

	@Test
	void channelsThatFillNoLane() {
		givesTheSame(convolution(3, 5, ConvolutionMode.Same, Activation.RELU), maxPool(),
				convolution(3, 9, ConvolutionMode.Same, Activation.RELU), dense(), output());
	}

	@Test
	void otherKernelsStridesAndPaddings() {
		givesTheSame(convolution(5, 16, ConvolutionMode.Truncate, Activation.RELU), maxPool(),
				new ConvolutionLayer.Builder(3, 3).stride(2, 2)
					.nOut(8)
					.convolutionMode(ConvolutionMode.Same)
					.activation(Activation.RELU)
					.build(),
				new ConvolutionLayer.Builder(3, 3).padding(1, 1).nOut(8).activation(Activation.RELU).build(),
				convolution(1, 8, ConvolutionMode.Same, Activation.RELU), output());
	}

	@Test
	void windowsThatOverlap() {
		givesTheSame(convolution(3, 8, ConvolutionMode.Same, Activation.RELU),
				new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX, new int[] { 3, 3 }, new int[] { 2, 2 })
					.build(),
				output());
	}

	@Test
	void valuesOfAnySizeBeforeTheLargestIsTaken() {
		givesTheSame(convolution(3, 8, ConvolutionMode.Same, Activation.IDENTITY),
				convolution(3, 8, ConvolutionMode.Same, Activation.IDENTITY), maxPool(), output());
	}

	@Test
	void whatIsNotKnownIsLeftToPlans() {
		MultiLayerNetwork network = RandomNetworks.of(convolution(3, 8, ConvolutionMode.Same, Activation.TANH),
				output());
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> new LaneNetwork(new LaneWeights(new PlainLanes()), Steps.of(network),
					LaneNetwork.rooms(1), 28, 28, 1));
		assertThat(Planner.plan(network, false, new ImportedNetwork(network, false), new ArrayList<>(), Runnable::run))
			.isInstanceOf(PlannedNetwork.class);
	}

	@Test
	void noLanesOnAJvmThatWasNotAskedForThemOrIsTooOld() {
		assumeThat(Runtime.version().feature() >= Lanes.OLDEST_JAVA && VectorModule.isThere()).isFalse();
		assertThat(Lanes.ofThisMachine()).isEmpty();
	}

	private static void givesTheSame(Layer... layers) {
		MultiLayerNetwork network = RandomNetworks.of(layers);
		float[] pictures = new float[COUNT * 784];
		for (int i = 0; i < pictures.length; i++) {
			pictures[i] = (i * 31 + i / 784 * 7) % 256 / 255f;
		}
		float[] expected = new ImportedNetwork(network, false).run(pictures, COUNT);
		List<Step> steps = Steps.of(network);
		assertThat(new LaneNetwork(new LaneWeights(new PlainLanes()), steps, LaneNetwork.rooms(1), 28, 28, 1)
			.run(pictures, COUNT)).containsExactly(expected, within(1e-5f));
		Optional<Lanes> fastest = Lanes.ofThisMachine();
		if (fastest.isPresent()) {
			for (Lanes lanes : List.of(fastest.get(), Lanes.of("VectorLanes").orElseThrow())) {
				assertThat(new LaneNetwork(new LaneWeights(lanes), steps, LaneNetwork.rooms(1), 28, 28, 1).run(pictures,
						COUNT))
					.containsExactly(expected, within(1e-5f));
			}
			assertThat(
					Planner.plan(network, false, new ImportedNetwork(network, false), new ArrayList<>(), Runnable::run))
				.isInstanceOf(LaneNetwork.class);
		}
	}

	private static Layer convolution(int side, int outputs, ConvolutionMode mode, Activation activation) {
		return new ConvolutionLayer.Builder(side, side).nOut(outputs)
			.convolutionMode(mode)
			.activation(activation)
			.build();
	}

	private static Layer maxPool() {
		return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX, new int[] { 2, 2 }, new int[] { 2, 2 })
			.build();
	}

	private static Layer dense() {
		return new DenseLayer.Builder().nOut(20).activation(Activation.RELU).build();
	}

	private static Layer output() {
		return new OutputLayer.Builder().nOut(10).activation(Activation.SOFTMAX).build();
	}

}
