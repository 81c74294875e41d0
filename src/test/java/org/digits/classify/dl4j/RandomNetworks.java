package org.digits.classify.dl4j;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;

/** Networks that nobody trained, to compare engines by. */
final class RandomNetworks {

	private RandomNetworks() {
	}

	/** A network of 28 × 28 grey pixels, its channels last. */
	static MultiLayerNetwork of(Layer... layers) {
		NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder().seed(7).list();
		for (Layer layer : layers) {
			list.layer(layer);
		}
		MultiLayerNetwork network = new MultiLayerNetwork(
				list.setInputType(InputType.convolutional(28, 28, 1, CNN2DFormat.NHWC)).build());
		network.init();
		// Biases and the statistics of batch normalisation begin as zeros and ones, which
		// would hide mistakes; a variance must be above zero.
		network.paramTable().forEach((name, values) -> {
			if (!name.endsWith("_W")) {
				values.addi(Nd4j.rand(values.shape()).subi(name.endsWith("_var") ? 0.1 : 0.5));
			}
		});
		return network;
	}

}
