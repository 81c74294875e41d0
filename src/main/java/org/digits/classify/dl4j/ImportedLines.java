package org.digits.classify.dl4j;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digits.classify.LineReader;
import org.digits.classify.Spelling;
import org.digits.classify.UnusableModel;
import org.digits.glyph.Strip;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network of convolutions alone that reads lines of any width, run by DL4J: a line is
 * large enough for what DL4J does around every operation to be of no account.
 */
final class ImportedLines implements LineReader {

	private final MultiLayerNetwork network;

	/**
	 * A network.
	 * @param network as imported
	 * @throws UnusableModel if it doesn't spell
	 */
	ImportedLines(MultiLayerNetwork network) {
		this.network = network;
		Spelling empty = spell(new Strip(Strip.USUAL, new byte[Strip.ROWS * Strip.USUAL]));
		if (!Double.isFinite(empty.probability(""))) {
			throw new UnusableModel("Its answer to an empty line is no number.");
		}
	}

	@Override
	public Spelling spell(Strip strip) {
		NativeThreads.onlyThisOne();
		try (INDArray input = FloatArrays.of(strip.values(strip.width()), 1, Strip.ROWS, strip.width(), 1)) {
			INDArray output = this.network.output(input);
			if (output.rank() != 4 || output.size(1) != 1 || output.size(3) != Spelling.CLASSES) {
				throw new UnusableModel("It gives no row of %d answers for a line.".formatted(Spelling.CLASSES));
			}
			return Spelling.of(output.dup('c').data().asFloat());
		}
		finally {
			Workspaces.destroy();
		}
	}

}
