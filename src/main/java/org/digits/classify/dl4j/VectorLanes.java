package org.digits.classify.dl4j;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Lanes of eight numbers. The twelve sums that are added up at a time, two weights and a
 * value just fill the sixteen registers that most processors have.
 */
final class VectorLanes implements Lanes {

	private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;

	VectorLanes() {
		if (FloatVector.SPECIES_PREFERRED.length() < EIGHT.length()) {
			throw new UnsupportedOperationException("Lanes of " + FloatVector.SPECIES_PREFERRED);
		}
	}

	@Override
	public void addProducts(float[] values, int at, int step, int count, float[] weights, int from, float[] sums,
			int to, int sumStep) {
		int at1 = at + step;
		int at2 = at1 + step;
		int at3 = at2 + step;
		int at4 = at3 + step;
		int at5 = at4 + step;
		int to1 = to + sumStep;
		int to2 = to1 + sumStep;
		int to3 = to2 + sumStep;
		int to4 = to3 + sumStep;
		int to5 = to4 + sumStep;
		FloatVector left0 = FloatVector.fromArray(EIGHT, sums, to);
		FloatVector right0 = FloatVector.fromArray(EIGHT, sums, to + 8);
		FloatVector left1 = FloatVector.fromArray(EIGHT, sums, to1);
		FloatVector right1 = FloatVector.fromArray(EIGHT, sums, to1 + 8);
		FloatVector left2 = FloatVector.fromArray(EIGHT, sums, to2);
		FloatVector right2 = FloatVector.fromArray(EIGHT, sums, to2 + 8);
		FloatVector left3 = FloatVector.fromArray(EIGHT, sums, to3);
		FloatVector right3 = FloatVector.fromArray(EIGHT, sums, to3 + 8);
		FloatVector left4 = FloatVector.fromArray(EIGHT, sums, to4);
		FloatVector right4 = FloatVector.fromArray(EIGHT, sums, to4 + 8);
		FloatVector left5 = FloatVector.fromArray(EIGHT, sums, to5);
		FloatVector right5 = FloatVector.fromArray(EIGHT, sums, to5 + 8);
		for (int i = 0; i < count; i++) {
			FloatVector left = FloatVector.fromArray(EIGHT, weights, from + 16 * i);
			FloatVector right = FloatVector.fromArray(EIGHT, weights, from + 16 * i + 8);
			FloatVector value = FloatVector.broadcast(EIGHT, values[at + i]);
			left0 = value.fma(left, left0);
			right0 = value.fma(right, right0);
			value = FloatVector.broadcast(EIGHT, values[at1 + i]);
			left1 = value.fma(left, left1);
			right1 = value.fma(right, right1);
			value = FloatVector.broadcast(EIGHT, values[at2 + i]);
			left2 = value.fma(left, left2);
			right2 = value.fma(right, right2);
			value = FloatVector.broadcast(EIGHT, values[at3 + i]);
			left3 = value.fma(left, left3);
			right3 = value.fma(right, right3);
			value = FloatVector.broadcast(EIGHT, values[at4 + i]);
			left4 = value.fma(left, left4);
			right4 = value.fma(right, right4);
			value = FloatVector.broadcast(EIGHT, values[at5 + i]);
			left5 = value.fma(left, left5);
			right5 = value.fma(right, right5);
		}
		left0.intoArray(sums, to);
		right0.intoArray(sums, to + 8);
		left1.intoArray(sums, to1);
		right1.intoArray(sums, to1 + 8);
		left2.intoArray(sums, to2);
		right2.intoArray(sums, to2 + 8);
		left3.intoArray(sums, to3);
		right3.intoArray(sums, to3 + 8);
		left4.intoArray(sums, to4);
		right4.intoArray(sums, to4 + 8);
		left5.intoArray(sums, to5);
		right5.intoArray(sums, to5 + 8);
	}

	@Override
	public void enlarge(float[] values, int at, float[] others, int from, int count) {
		int whole = EIGHT.loopBound(count);
		for (int i = 0; i < whole; i += EIGHT.length()) {
			FloatVector value = FloatVector.fromArray(EIGHT, values, at + i);
			value.max(FloatVector.fromArray(EIGHT, others, from + i)).intoArray(values, at + i);
		}
		for (int i = whole; i < count; i++) {
			values[at + i] = Math.max(values[at + i], others[from + i]);
		}
	}

}
