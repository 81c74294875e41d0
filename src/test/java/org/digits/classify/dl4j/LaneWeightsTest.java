package org.digits.classify.dl4j;

import java.util.List;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

import static org.assertj.core.api.Assertions.assertThat;

class LaneWeightsTest {

	@Test
	void areLaidOutOnceForAllPlans() {
		List<Step> steps = Steps.of(RandomNetworks.of(new ConvolutionLayer.Builder(3, 3).nOut(8)
			.convolutionMode(ConvolutionMode.Same)
			.activation(Activation.RELU)
			.build(), new OutputLayer.Builder().nOut(10).activation(Activation.SOFTMAX).build()));
		Step.Convolution convolution = only(steps, Step.Convolution.class);
		Step.Dense dense = only(steps, Step.Dense.class);
		LaneWeights weights = new LaneWeights(new PlainLanes());
		assertThat(weights.of(convolution)).isSameAs(weights.of(convolution));
		assertThat(weights.tiles(convolution)).isSameAs(weights.tiles(convolution)).hasSize(16);
		assertThat(weights.of(dense)).isSameAs(weights.of(dense));
		assertThat(weights.of(dense).outputs()).isEqualTo(10);
	}

	private static <S extends Step> S only(List<Step> steps, Class<S> kind) {
		return steps.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
	}

}
