package org.digits.classify.dl4j;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digits.classify.UnusableModel;
import org.digits.glyph.Strip;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network of convolutions alone that takes lines of any width, run by DL4J: a line is
 * large enough for what DL4J does around every operation to be of no account.
 */
final class ImportedStrips implements StripNetwork {

	private final MultiLayerNetwork network;

	private final int answers;

	/**
	 * A network.
	 * @param network as imported
	 * @param answers how many values it is to give for every few columns
	 * @throws UnusableModel if it doesn't
	 */
	ImportedStrips(MultiLayerNetwork network, int answers) {
		this.network = network;
		this.answers = answers;
		for (float answer : run(new Strip(Strip.USUAL, new byte[Strip.ROWS * Strip.USUAL]))) {
			if (!Float.isFinite(answer)) {
				throw new UnusableModel("Its answer to an empty line is no number.");
			}
		}
	}

	@Override
	public float[] run(Strip strip) {
		NativeThreads.onlyThisOne();
		try (INDArray input = FloatArrays.of(strip.values(strip.width()), 1, Strip.ROWS, strip.width(), 1)) {
			INDArray output = this.network.output(input);
			if (output.rank() != 4 || output.size(1) != 1 || output.size(3) != this.answers) {
				throw new UnusableModel("It gives no row of answers for a line, %d each.".formatted(this.answers));
			}
			return output.dup('c').data().asFloat();
		}
		finally {
			Workspaces.destroy();
		}
	}

}
