package org.digits.classify.dl4j;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Lanes of sixteen numbers where the processor has them (AVX-512). A row of sums is one
 * register then; there are two of each, for even and odd values, as one sum after the
 * other in the same register would wait for the one before.
 */
class WideVectorLanes extends VectorLanes {

	private static final VectorSpecies<Float> SIXTEEN = FloatVector.SPECIES_512;

	WideVectorLanes() {
		if (FloatVector.SPECIES_PREFERRED.length() < SIXTEEN.length()) {
			throw new UnsupportedOperationException("this processor has " + FloatVector.SPECIES_PREFERRED);
		}
	}

	@Override
	void multiplyGroup(float[] values, int at, int step, int count, float[] weights, int from, float[] start,
			int startAt, int startStep, float[] sums, int to, int sumStep) {
		int at1 = at + step;
		int at2 = at1 + step;
		int at3 = at2 + step;
		int at4 = at3 + step;
		int at5 = at4 + step;
		FloatVector even0 = FloatVector.fromArray(SIXTEEN, start, startAt);
		FloatVector even1 = FloatVector.fromArray(SIXTEEN, start, startAt + startStep);
		FloatVector even2 = FloatVector.fromArray(SIXTEEN, start, startAt + 2 * startStep);
		FloatVector even3 = FloatVector.fromArray(SIXTEEN, start, startAt + 3 * startStep);
		FloatVector even4 = FloatVector.fromArray(SIXTEEN, start, startAt + 4 * startStep);
		FloatVector even5 = FloatVector.fromArray(SIXTEEN, start, startAt + 5 * startStep);
		FloatVector odd0 = FloatVector.zero(SIXTEEN);
		FloatVector odd1 = odd0;
		FloatVector odd2 = odd0;
		FloatVector odd3 = odd0;
		FloatVector odd4 = odd0;
		FloatVector odd5 = odd0;
		int pairs = count & ~1;
		for (int i = 0; i < pairs; i += 2) {
			FloatVector weight = FloatVector.fromArray(SIXTEEN, weights, from + 16 * i);
			even0 = FloatVector.broadcast(SIXTEEN, values[at + i]).fma(weight, even0);
			even1 = FloatVector.broadcast(SIXTEEN, values[at1 + i]).fma(weight, even1);
			even2 = FloatVector.broadcast(SIXTEEN, values[at2 + i]).fma(weight, even2);
			even3 = FloatVector.broadcast(SIXTEEN, values[at3 + i]).fma(weight, even3);
			even4 = FloatVector.broadcast(SIXTEEN, values[at4 + i]).fma(weight, even4);
			even5 = FloatVector.broadcast(SIXTEEN, values[at5 + i]).fma(weight, even5);
			weight = FloatVector.fromArray(SIXTEEN, weights, from + 16 * i + 16);
			odd0 = FloatVector.broadcast(SIXTEEN, values[at + i + 1]).fma(weight, odd0);
			odd1 = FloatVector.broadcast(SIXTEEN, values[at1 + i + 1]).fma(weight, odd1);
			odd2 = FloatVector.broadcast(SIXTEEN, values[at2 + i + 1]).fma(weight, odd2);
			odd3 = FloatVector.broadcast(SIXTEEN, values[at3 + i + 1]).fma(weight, odd3);
			odd4 = FloatVector.broadcast(SIXTEEN, values[at4 + i + 1]).fma(weight, odd4);
			odd5 = FloatVector.broadcast(SIXTEEN, values[at5 + i + 1]).fma(weight, odd5);
		}
		if (pairs < count) {
			FloatVector weight = FloatVector.fromArray(SIXTEEN, weights, from + 16 * pairs);
			even0 = FloatVector.broadcast(SIXTEEN, values[at + pairs]).fma(weight, even0);
			even1 = FloatVector.broadcast(SIXTEEN, values[at1 + pairs]).fma(weight, even1);
			even2 = FloatVector.broadcast(SIXTEEN, values[at2 + pairs]).fma(weight, even2);
			even3 = FloatVector.broadcast(SIXTEEN, values[at3 + pairs]).fma(weight, even3);
			even4 = FloatVector.broadcast(SIXTEEN, values[at4 + pairs]).fma(weight, even4);
			even5 = FloatVector.broadcast(SIXTEEN, values[at5 + pairs]).fma(weight, even5);
		}
		even0.add(odd0).intoArray(sums, to);
		even1.add(odd1).intoArray(sums, to + sumStep);
		even2.add(odd2).intoArray(sums, to + 2 * sumStep);
		even3.add(odd3).intoArray(sums, to + 3 * sumStep);
		even4.add(odd4).intoArray(sums, to + 4 * sumStep);
		even5.add(odd5).intoArray(sums, to + 5 * sumStep);
	}

}
