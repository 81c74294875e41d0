package org.digits.classify.dl4j;

/** A layer in which every output has a weight for every value. */
final class LaneDense implements LaneStep {

	private final LaneProduct product;

	/** How many values come. */
	private final int values;

	/** With room for a few rows more, as {@link LaneProduct#multiply} reads them. */
	private final float[] rows;

	private final float[] sums;

	private final float[] result;

	/**
	 * A layer.
	 * @param product its weights
	 * @param values how many values come
	 * @param most how many pictures at a time, a multiple of {@link Lanes#ROWS}
	 */
	LaneDense(LaneProduct product, int values, int most) {
		this.product = product;
		this.values = values;
		this.rows = new float[most * values];
		this.sums = new float[most * product.padded()];
		this.result = new float[most * product.outputs()];
	}

	@Override
	public float[] take(float[] values, int count) {
		System.arraycopy(values, 0, this.rows, 0, count * this.values);
		int outputs = this.product.outputs();
		int padded = this.product.padded();
		for (int block = 0; block < this.product.blocks(); block++) {
			this.product.multiply(block, this.rows, 0, this.values, 0, this.sums, 0, count);
		}
		for (int row = 0; row < count; row++) {
			System.arraycopy(this.sums, row * padded, this.result, row * outputs, outputs);
		}
		return this.result;
	}

	@Override
	public LaneStep another() {
		return new LaneDense(this.product, this.values, this.rows.length / this.values);
	}

}
