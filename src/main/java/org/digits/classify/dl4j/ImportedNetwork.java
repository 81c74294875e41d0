package org.digits.classify.dl4j;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digits.classify.Network;
import org.digits.classify.UnusableModel;
import org.digits.glyph.Glyph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network run by DL4J itself: slow, and right. */
final class ImportedNetwork implements Network {

	private final MultiLayerNetwork network;

	private final boolean flat;

	private final int outputs;

	/**
	 * A network. It is run once, as an import can go well and the first picture fail.
	 * @param network as imported
	 * @param flat whether it wants 784 values in a row, not 28 × 28 × 1
	 * @throws UnusableModel if what it answers is no number
	 */
	ImportedNetwork(MultiLayerNetwork network, boolean flat) {
		this.network = network;
		this.flat = flat;
		float[] values = run(new float[Glyph.SIDE * Glyph.SIDE], 1);
		for (float value : values) {
			if (!Float.isFinite(value)) {
				throw new UnusableModel("Its answer to an empty picture is no number.");
			}
		}
		this.outputs = values.length;
	}

	@Override
	public int outputs() {
		return this.outputs;
	}

	@Override
	public float[] run(float[] pictures, int count) {
		return output(pictures, count).dup('c').data().asFloat();
	}

	private INDArray output(float[] pictures, int count) {
		NativeThreads.onlyThisOne();
		int side = Glyph.SIDE;
		INDArray input = this.flat ? FloatArrays.of(pictures, count, side * side)
				: FloatArrays.of(pictures, count, side, side, 1);
		try {
			return this.network.output(input);
		}
		finally {
			Workspaces.destroy();
		}
	}

}
