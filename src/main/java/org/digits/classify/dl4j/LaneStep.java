package org.digits.classify.dl4j;

/** A step of a network, on pictures or on rows of values. */
interface LaneStep {

	/**
	 * Takes it.
	 * @param values what the step before gave, picture after picture, with room for as
	 * many as the step was made for; may be overwritten
	 * @param count how many pictures
	 * @param room of this thread
	 * @return what this one gives, picture after picture; overwritten by the step after
	 * the next
	 */
	float[] take(float[] values, int count, LaneRoom room);

}
