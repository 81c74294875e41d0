package org.digits.classify.dl4j;

/** A function of values that is done where they lie, and needs no room of its own. */
interface LaneActivation extends LaneStep {

	/** What is less than 0 becomes 0. */
	static LaneActivation rectified(Lanes lanes, int values) {
		float[] zeros = new float[values];
		return (all, count, room) -> {
			for (int i = 0; i < count; i++) {
				lanes.enlarge(all, i * values, zeros, 0, values);
			}
			return all;
		};
	}

	/** Probabilities of every picture's values. */
	static LaneActivation softMax(int values) {
		return (all, count, room) -> {
			for (int i = 0; i < count; i++) {
				Plan.softMax(all, i * values, (i + 1) * values);
			}
			return all;
		};
	}

}
