package org.digits.classify.dl4j;

import java.util.List;
import java.util.Optional;

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

	/** Enough for a plan of every size: 1 + 2 + 4 + 8 + 16 + 32. */
	private static final int PICTURES = 63;

	/** A group that is full, and one that isn't. */
	private static final int PICTURES_FOR_LANES = LanePlan.MOST + 1;

	/** As many of them are different: DL4J takes its time. */
	private static final int PATTERNS = 3;

	private Planner() {
	}

	/**
	 * The fast way to run a network if there is one, else the way that is given.
	 * @param imported the network; not to be used behind this
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
			List<Step> steps = Steps.of(imported);
			Optional<Network> fastest = fastest(steps, slow, workers, shape);
			if (fastest.isPresent()) {
				// Lanes have their own weights: DL4J's, outside of the heap, can go.
				imported.close();
				return fastest.get();
			}
			Network fast = new PlannedNetwork(steps, workers, shape);
			if (agree(fast, slow, PICTURES)) {
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

	/** By lanes, if this JVM has them and they know all that the network does. */
	private static Optional<Network> fastest(List<Step> steps, Network slow, int workers, long... shape) {
		try {
			return Lanes.ofThisMachine()
				.<Network>map((lanes) -> new LaneNetwork(lanes, steps, workers, shape))
				.filter((network) -> agree(network, slow, PICTURES_FOR_LANES));
		}
		catch (UnsupportedOperationException ex) {
			log.info("Lanes do not know {}", ex.getMessage());
		}
		catch (RuntimeException ex) {
			log.warn("Lanes failed", ex);
		}
		return Optional.empty();
	}

	private static boolean agree(Network fast, Network slow, int count) {
		float[] expected = slow.run(pictures(PATTERNS), PATTERNS);
		float[] actual = fast.run(pictures(count), count);
		double largest = 1;
		double apart = 0;
		for (int i = 0; i < actual.length; i++) {
			float wanted = expected[i % expected.length];
			largest = Math.max(largest, Math.abs(wanted));
			apart = Math.max(apart, Math.abs(wanted - actual[i]));
		}
		return apart <= TOLERANCE * largest;
	}

	/** Patterns of every darkness, by turns in either usual scale, again and again. */
	private static float[] pictures(int count) {
		int size = Glyph.SIDE * Glyph.SIDE;
		float[] values = new float[count * size];
		for (int picture = 0; picture < count; picture++) {
			int pattern = picture % PATTERNS;
			float scale = (pattern % 2 == 0) ? 1 : 255;
			for (int i = pattern * 11; i < size - pattern; i += 1 + pattern % 5) {
				values[picture * size + i] = scale * ((i * 7 + pattern) % 256) / 255;
			}
		}
		return values;
	}

}
