package org.digits.classify.dl4j;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

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

	/** Lanes are compiled in a second or two where there is a processor for it. */
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final List<Step> steps;

	private final long[] shape;

	private final Network slow;

	private final int workers = Runtime.getRuntime().availableProcessors();

	private Planner(List<Step> steps, boolean flat, Network slow) {
		this.steps = steps;
		this.shape = flat ? new long[] { Glyph.SIDE * Glyph.SIDE } : new long[] { Glyph.SIDE, Glyph.SIDE, 1 };
		this.slow = slow;
	}

	/**
	 * The fast way to run a network if there is one, else the way that is given.
	 * @param imported the network; not to be used behind this
	 * @param flat whether it wants 784 values in a row, not 28 × 28 × 1
	 * @param slow the network run by DL4J
	 * @param remarks takes why there is no fast way
	 * @param later finds the fast way; the network is run the slow way until it has
	 */
	static Network plan(MultiLayerNetwork imported, boolean flat, Network slow, List<String> remarks, Executor later) {
		Planner planner;
		try {
			planner = new Planner(Steps.of(imported), flat, slow);
		}
		catch (RuntimeException ex) {
			return slow(slow, why(ex), remarks);
		}
		Relay relay = new Relay(slow);
		later.execute(() -> {
			Network fast = planner.fast(remarks);
			relay.handTo(fast);
			if (fast instanceof LaneNetwork) {
				// Lanes have their own weights: DL4J's, outside of the heap, can go.
				imported.close();
			}
		});
		return relay.settled();
	}

	private Network fast(List<String> remarks) {
		try {
			Optional<Network> lanes = lanes();
			if (lanes.isPresent()) {
				return lanes.get();
			}
			Network planned = new PlannedNetwork(this.steps, this.workers, this.shape);
			return agrees(planned, PICTURES) ? planned : slow(this.slow, "the fast way gives other results", remarks);
		}
		catch (RuntimeException ex) {
			return slow(this.slow, why(ex), remarks);
		}
	}

	private static String why(RuntimeException ex) {
		if (ex instanceof UnsupportedOperationException) {
			return "the fast way does not know " + ex.getMessage();
		}
		log.warn("No plan for the network", ex);
		return "the fast way failed";
	}

	private static Network slow(Network slow, String why, List<String> remarks) {
		String remark = "It is run in DL4J's own way, which is slow: " + why + ".";
		log.warn(remark);
		remarks.add(remark);
		return slow;
	}

	/**
	 * By lanes, if this JVM has them, they know all that the network does, and are
	 * faster.
	 */
	private Optional<Network> lanes() {
		try {
			return Lanes.ofThisMachine()
				.<Network>map((lanes) -> new LaneNetwork(new LaneWeights(lanes), this.steps,
						LaneNetwork.rooms(this.workers), this.shape))
				.filter((network) -> agrees(network, PICTURES_FOR_LANES) && becomesFaster(network));
		}
		catch (UnsupportedOperationException ex) {
			log.info("Lanes do not know {}", ex.getMessage());
		}
		catch (RuntimeException ex) {
			log.warn("Lanes failed", ex);
		}
		return Optional.empty();
	}

	/**
	 * Runs a network until it is faster than DL4J. Lanes are slower by far before they
	 * are compiled, and stay so on a JVM whose second compiler is turned off.
	 */
	private boolean becomesFaster(Network network) {
		float[] pictures = pictures(PICTURES_FOR_LANES);
		return becomesFaster(() -> network.run(pictures, PICTURES_FOR_LANES),
				() -> this.slow.run(pictures, PICTURES_FOR_LANES));
	}

	/** Runs lanes until they are faster than DL4J is. */
	static boolean becomesFaster(Runnable lanes, Runnable dl4j) {
		long wanted = time(dl4j);
		long begin = System.nanoTime();
		do {
			if (time(lanes) < wanted) {
				return true;
			}
		}
		while (System.nanoTime() - begin < PATIENCE.toNanos());
		log.warn("Lanes are slow on this JVM");
		return false;
	}

	/** Nanoseconds. */
	private static long time(Runnable run) {
		long begin = System.nanoTime();
		run.run();
		return System.nanoTime() - begin;
	}

	private boolean agrees(Network fast, int count) {
		float[] expected = this.slow.run(pictures(PATTERNS), PATTERNS);
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
