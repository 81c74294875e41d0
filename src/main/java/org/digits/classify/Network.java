package org.digits.classify;

/** A network that was trained on digits. Safe to use from several threads. */
public interface Network {

	/** How many outputs it has. */
	int outputs();

	/**
	 * What its outputs say.
	 * @param pictures {@code count} × 28 × 28 values, picture by picture and row by row,
	 * in the form that the network was trained on
	 * @param count how many pictures, at least 1
	 * @return {@code count} × {@link #outputs()} values, picture by picture
	 */
	float[] run(float[] pictures, int count);

}
