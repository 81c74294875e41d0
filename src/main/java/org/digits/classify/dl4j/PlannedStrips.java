package org.digits.classify.dl4j;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digits.classify.Network;
import org.digits.classify.UnusableModel;
import org.digits.glyph.Strip;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A network that takes whole lines, run by plans: one for each of some widths, made when
 * the first line comes that needs it. A line has paper added until it is as wide.
 */
final class PlannedStrips implements StripNetwork {

	private static final Logger log = LoggerFactory.getLogger(PlannedStrips.class);

	/**
	 * Columns: half as many again as before, or more, as each plan of ND4J has its room.
	 */
	private static final int[] WIDTHS = { 96, Strip.USUAL, 256, 416, Strip.WIDEST };

	/** Lanes have room for all widths together. */
	private static final int[] WIDTHS_OF_LANES = IntStream
		.iterate(96, (width) -> width <= Strip.WIDEST, (width) -> width + 32)
		.toArray();

	/**
	 * How far a plan's answers, which are logarithms, may be from DL4J's: a probability
	 * is then half as far at most.
	 */
	private static final double TOLERANCE = 2e-4;

	private final int answers;

	private final int[] widths;

	private final IntFunction<Network> planning;

	private final Map<Integer, Network> planned = new ConcurrentHashMap<>();

	/**
	 * Plans.
	 * @param answers how many values they give for every few columns
	 * @param widths that lines may have, upwards
	 * @param planning makes the plan for one of them
	 */
	private PlannedStrips(int answers, int[] widths, IntFunction<Network> planning) {
		this.answers = answers;
		this.widths = widths;
		this.planning = planning;
	}

	/**
	 * The fastest way to run a network.
	 * @param imported the network; not to be used behind this
	 * @param answers how many values it is to give for every few columns
	 * @throws UnusableModel if it doesn't
	 */
	static StripNetwork of(MultiLayerNetwork imported, int answers) {
		StripNetwork slow = new ImportedStrips(imported, answers);
		try {
			List<Step> steps = Steps.of(imported);
			StripNetwork fast = lanes(steps, slow, answers).orElseGet(() -> new PlannedStrips(answers, WIDTHS,
					(width) -> new PlannedNetwork(1, steps, processors(), Strip.ROWS, width, 1)));
			if (agree(fast, slow)) {
				imported.close();
				return fast;
			}
			log.warn("The plan for lines gives other results");
		}
		catch (RuntimeException ex) {
			log.warn("No plan for the network of lines", ex);
		}
		return slow;
	}

	private static Optional<StripNetwork> lanes(List<Step> steps, StripNetwork slow, int answers) {
		try {
			Workers<LaneRoom> rooms = LaneNetwork.rooms(processors());
			return Lanes.ofThisMachine()
				.map(LaneWeights::new)
				.<StripNetwork>map((weights) -> new PlannedStrips(answers, WIDTHS_OF_LANES,
						(width) -> new LaneNetwork(weights, steps, rooms, Strip.ROWS, width, 1)))
				.filter((fast) -> Planner.becomesFaster(() -> fast.run(pattern()), () -> slow.run(pattern())));
		}
		catch (UnsupportedOperationException ex) {
			log.info("Lanes do not know {}", ex.getMessage());
			return Optional.empty();
		}
	}

	private static int processors() {
		return Runtime.getRuntime().availableProcessors();
	}

	private static boolean agree(StripNetwork fast, StripNetwork slow) {
		float[] expected = slow.run(pattern());
		float[] actual = fast.run(pattern());
		double apart = 0;
		for (int i = 0; i < Math.min(expected.length, actual.length); i++) {
			apart = Math.max(apart, Math.abs(expected[i] - actual[i]));
		}
		return actual.length == expected.length && apart <= TOLERANCE;
	}

	/** Of every darkness. */
	private static Strip pattern() {
		byte[] pixels = new byte[Strip.ROWS * WIDTHS[0]];
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = (byte) (i * 7 * (i / 300 % 2));
		}
		return new Strip(WIDTHS[0], pixels);
	}

	/** The width of the plan that is used for a line of this width. */
	int padded(int width) {
		return Arrays.stream(this.widths).filter((columns) -> columns >= width).findFirst().orElseThrow();
	}

	@Override
	public float[] run(Strip strip) {
		int width = padded(strip.width());
		Network network = this.planned.computeIfAbsent(width, this.planning::apply);
		float[] values = network.run(strip.values(width), 1);
		int steps = strip.width() * (values.length / this.answers) / width;
		return Arrays.copyOf(values, steps * this.answers);
	}

}
