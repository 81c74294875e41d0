package org.digits.classify.dl4j;

/** A step of a network, on one picture or on several that are rows of values by now. */
interface LaneStep {

	/**
	 * Takes it.
	 * @param values what the step before gave
	 * @param count how many rows of values; 1 for a picture
	 * @return what this one gives; overwritten next time
	 */
	float[] take(float[] values, int count);

}
