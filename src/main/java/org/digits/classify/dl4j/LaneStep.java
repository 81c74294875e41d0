package org.digits.classify.dl4j;

/** A step of a network, on pictures or on rows of values. */
interface LaneStep {

	/**
	 * Takes it.
	 * @param values what the step before gave, picture after picture, with room for as
	 * many as the step was made for; may be overwritten
	 * @param count how many pictures
	 * @return what this one gives, picture after picture; overwritten next time
	 */
	float[] take(float[] values, int count);

	/** The same step for another thread: the same weights, room of its own. */
	LaneStep another();

}
