package org.digits.classify.dl4j;

/** A layer that connects every value with every output. */
final class LaneDense implements LaneStep {

	private final LaneProduct product;

	private final float[] sums;

	private final float[] result;

	/**
	 * A layer.
	 * @param product its weights
	 * @param most how many pictures at a time, a multiple of {@link Lanes#ROWS}
	 */
	LaneDense(LaneProduct product, int most) {
		this.product = product;
		this.sums = new float[most * product.padded()];
		this.result = product.toClose(most);
	}

	@Override
	public float[] take(float[] values, int count) {
		this.product.multiply(values, 0, this.sums, 0, count);
		return this.product.closed(this.sums, count, this.result);
	}

	@Override
	public LaneStep another() {
		return new LaneDense(this.product, this.sums.length / this.product.padded());
	}

}
