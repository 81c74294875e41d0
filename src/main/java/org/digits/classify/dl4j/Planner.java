package org.digits.classify.dl4j;

import java.util.List;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digits.classify.Network;
import org.digits.glyph.Glyph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes plans of a network, and holds them to what DL4J says. */
final class Planner {

	private static final Logger log = LoggerFactory.getLogger(Planner.class);

	/**
	 * How far a plan's output may be from DL4J's, on a scale of 1 or of the largest
	 * output.
	 */
	private static final double TOLERANCE = 1e-4;

	/** One of each size that there are plans for: 1 + 2 + 4 + 8 + 16 + 32. */
	private static final int PICTURES = 63;

	private Planner() {
	}

	/**
	 * The fast way to run a network if there is one, else the way that is given.
	 * @param imported the network
	 * @param flat whether it wants 784 values in a row, not 28 × 28 × 1
	 * @param slow the network run by DL4J
	 * @param remarks takes why there is no fast way
	 */
	static Network plan(MultiLayerNetwork imported, boolean flat, Network slow, List<String> remarks) {
		String why;
		try {
			int side = Glyph.SIDE;
			long[] shape = flat ? new long[] { side * side } : new long[] { side, side, 1 };
			int workers = Runtime.getRuntime().availableProcessors();
			Network fast = new PlannedNetwork(Steps.of(imported), workers, shape);
			if (agree(fast, slow)) {
				return fast;
			}
			why = "the fast way gives other results";
		}
		catch (UnsupportedOperationException ex) {
			why = "the fast way does not know " + ex.getMessage();
		}
		catch (RuntimeException ex) {
			why = "the fast way failed";
			log.warn("No plan for the network", ex);
		}
		String remark = "It is run in DL4J's own way, which is slow: " + why + ".";
		log.warn(remark);
		remarks.add(remark);
		return slow;
	}

	private static boolean agree(Network fast, Network slow) {
		float[] pictures = pictures();
		float[] expected = slow.run(pictures, PICTURES);
		float[] actual = fast.run(pictures, PICTURES);
		double largest = 1;
		double apart = 0;
		for (int i = 0; i < expected.length; i++) {
			largest = Math.max(largest, Math.abs(expected[i]));
			apart = Math.max(apart, Math.abs(expected[i] - actual[i]));
		}
		return actual.length == expected.length && apart <= TOLERANCE * largest;
	}

	/** Patterns of every darkness, by turns in either usual scale. */
	private static float[] pictures() {
		int size = Glyph.SIDE * Glyph.SIDE;
		float[] values = new float[PICTURES * size];
		for (int picture = 0; picture < PICTURES; picture++) {
			float scale = (picture % 2 == 0) ? 1 : 255;
			for (int i = picture * 11; i < size - picture; i += 1 + picture % 5) {
				values[picture * size + i] = scale * ((i * 7 + picture) % 256) / 255;
			}
		}
		return values;
	}

}
