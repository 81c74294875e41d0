package org.digits.classify.dl4j;

/** A layer that connects every value with every output. */
final class LaneDense implements LaneStep {

	private final LaneProduct product;

	private final LaneTurn turn;

	/**
	 * A layer.
	 * @param product its weights
	 * @param turn which step it is
	 */
	LaneDense(LaneProduct product, LaneTurn turn) {
		this.product = product;
		this.turn = turn;
	}

	@Override
	public float[] take(float[] values, int count, LaneRoom room) {
		float[] sums = room.get(this.turn.result(),
				LaneProduct.whole(this.turn.most(), Lanes.ROWS) * this.product.padded());
		this.product.multiply(values, 0, sums, 0, count);
		this.product.close(sums, count);
		return sums;
	}

}
