package org.digits.classify.dl4j;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A network's weights as {@link Lanes} read them, laid out once for plans of all shapes
 * of pictures. Safe to use from several threads.
 */
final class LaneWeights {

	private final Lanes lanes;

	private final Map<Step, LaneProduct[]> rows = new IdentityHashMap<>();

	private final Map<Step, LaneProduct[]> tiles = new IdentityHashMap<>();

	LaneWeights(Lanes lanes) {
		this.lanes = lanes;
	}

	/** How the network is computed. */
	Lanes lanes() {
		return this.lanes;
	}

	/** By rows of all that a window sees. */
	LaneProduct of(Step.Convolution convolution) {
		return once(this.rows, convolution,
				() -> new LaneProduct[] { new LaneProduct(this.lanes, convolution.weights().data().asFloat(),
						convolution.bias().toFloatVector(),
						(int) (convolution.weights().length() / convolution.bias().length())) })[0];
	}

	/** By rows of all values. */
	LaneProduct of(Step.Dense dense) {
		return once(this.rows, dense,
				() -> new LaneProduct[] {
						new LaneProduct(this.lanes, dense.weights().transpose().dup('c').data().asFloat(),
								dense.bias().toFloatVector(), (int) dense.weights().size(0)) })[0];
	}

	/** Of a convolution in tiles, without its bias, for each place in a tile. */
	LaneProduct[] tiles(Step.Convolution convolution) {
		return once(this.tiles, convolution, () -> LaneTiles.products(this.lanes, convolution));
	}

	private synchronized LaneProduct[] once(Map<Step, LaneProduct[]> known, Step step, Supplier<LaneProduct[]> made) {
		return known.computeIfAbsent(step, (missing) -> made.get());
	}

}
