package org.digits.classify.dl4j;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Lanes of sixteen numbers where the processor has them (AVX-512), and twice as many
 * registers. What limits them is how many instructions can be begun at a time: so each
 * value is read once for as many products as there are registers for.
 */
class WideVectorLanes extends VectorLanes {

	private static final VectorSpecies<Float> SIXTEEN = FloatVector.SPECIES_512;

	WideVectorLanes() {
		if (FloatVector.SPECIES_PREFERRED.length() < SIXTEEN.length()) {
			throw new UnsupportedOperationException("this processor has " + FloatVector.SPECIES_PREFERRED);
		}
	}

	/** 48, the fastest, unless that would leave 16, the slowest. */
	@Override
	public int columns(int left) {
		return (left >= 48 && left != 64) ? 48 : Math.min(32, left);
	}

	@Override
	public void multiply(float[] values, int at, int step, int rows, int count, int columns, float[] weights, int from,
			float[] start, int startAt, int startStep, float[] sums, int to, int sumStep) {
		for (int row = 0; row < rows; row += ROWS) {
			int first = at + row * step;
			int begin = startAt + row * startStep;
			int put = to + row * sumStep;
			switch (columns) {
				case 48 ->
					multiply48(values, first, step, count, weights, from, start, begin, startStep, sums, put, sumStep);
				case 32 ->
					multiply32(values, first, step, count, weights, from, start, begin, startStep, sums, put, sumStep);
				default -> multiplyGroup(values, first, step, count, weights, from, start, begin, startStep, sums, put,
						sumStep);
			}
		}
	}

	/** Six rows by 48 columns. */
	private static void multiply48(float[] values, int at, int step, int count, float[] weights, int from,
			float[] start, int startAt, int startStep, float[] sums, int to, int sumStep) {
		int at1 = at + step;
		int at2 = at1 + step;
		int at3 = at2 + step;
		int at4 = at3 + step;
		int at5 = at4 + step;
		FloatVector left0 = FloatVector.fromArray(SIXTEEN, start, startAt);
		FloatVector middle0 = FloatVector.fromArray(SIXTEEN, start, startAt + 16);
		FloatVector right0 = FloatVector.fromArray(SIXTEEN, start, startAt + 32);
		FloatVector left1 = FloatVector.fromArray(SIXTEEN, start, startAt + startStep);
		FloatVector middle1 = FloatVector.fromArray(SIXTEEN, start, startAt + startStep + 16);
		FloatVector right1 = FloatVector.fromArray(SIXTEEN, start, startAt + startStep + 32);
		FloatVector left2 = FloatVector.fromArray(SIXTEEN, start, startAt + 2 * startStep);
		FloatVector middle2 = FloatVector.fromArray(SIXTEEN, start, startAt + 2 * startStep + 16);
		FloatVector right2 = FloatVector.fromArray(SIXTEEN, start, startAt + 2 * startStep + 32);
		FloatVector left3 = FloatVector.fromArray(SIXTEEN, start, startAt + 3 * startStep);
		FloatVector middle3 = FloatVector.fromArray(SIXTEEN, start, startAt + 3 * startStep + 16);
		FloatVector right3 = FloatVector.fromArray(SIXTEEN, start, startAt + 3 * startStep + 32);
		FloatVector left4 = FloatVector.fromArray(SIXTEEN, start, startAt + 4 * startStep);
		FloatVector middle4 = FloatVector.fromArray(SIXTEEN, start, startAt + 4 * startStep + 16);
		FloatVector right4 = FloatVector.fromArray(SIXTEEN, start, startAt + 4 * startStep + 32);
		FloatVector left5 = FloatVector.fromArray(SIXTEEN, start, startAt + 5 * startStep);
		FloatVector middle5 = FloatVector.fromArray(SIXTEEN, start, startAt + 5 * startStep + 16);
		FloatVector right5 = FloatVector.fromArray(SIXTEEN, start, startAt + 5 * startStep + 32);
		FloatVector left;
		FloatVector middle;
		FloatVector right;
		FloatVector value;
		for (int i = 0; i < count; i++) {
			left = FloatVector.fromArray(SIXTEEN, weights, from + 48 * i);
			middle = FloatVector.fromArray(SIXTEEN, weights, from + 48 * i + 16);
			right = FloatVector.fromArray(SIXTEEN, weights, from + 48 * i + 32);
			value = FloatVector.broadcast(SIXTEEN, values[at + i]);
			left0 = value.fma(left, left0);
			middle0 = value.fma(middle, middle0);
			right0 = value.fma(right, right0);
			value = FloatVector.broadcast(SIXTEEN, values[at1 + i]);
			left1 = value.fma(left, left1);
			middle1 = value.fma(middle, middle1);
			right1 = value.fma(right, right1);
			value = FloatVector.broadcast(SIXTEEN, values[at2 + i]);
			left2 = value.fma(left, left2);
			middle2 = value.fma(middle, middle2);
			right2 = value.fma(right, right2);
			value = FloatVector.broadcast(SIXTEEN, values[at3 + i]);
			left3 = value.fma(left, left3);
			middle3 = value.fma(middle, middle3);
			right3 = value.fma(right, right3);
			value = FloatVector.broadcast(SIXTEEN, values[at4 + i]);
			left4 = value.fma(left, left4);
			middle4 = value.fma(middle, middle4);
			right4 = value.fma(right, right4);
			value = FloatVector.broadcast(SIXTEEN, values[at5 + i]);
			left5 = value.fma(left, left5);
			middle5 = value.fma(middle, middle5);
			right5 = value.fma(right, right5);
		}
		left0.intoArray(sums, to);
		middle0.intoArray(sums, to + 16);
		right0.intoArray(sums, to + 32);
		left1.intoArray(sums, to + sumStep);
		middle1.intoArray(sums, to + sumStep + 16);
		right1.intoArray(sums, to + sumStep + 32);
		left2.intoArray(sums, to + 2 * sumStep);
		middle2.intoArray(sums, to + 2 * sumStep + 16);
		right2.intoArray(sums, to + 2 * sumStep + 32);
		left3.intoArray(sums, to + 3 * sumStep);
		middle3.intoArray(sums, to + 3 * sumStep + 16);
		right3.intoArray(sums, to + 3 * sumStep + 32);
		left4.intoArray(sums, to + 4 * sumStep);
		middle4.intoArray(sums, to + 4 * sumStep + 16);
		right4.intoArray(sums, to + 4 * sumStep + 32);
		left5.intoArray(sums, to + 5 * sumStep);
		middle5.intoArray(sums, to + 5 * sumStep + 16);
		right5.intoArray(sums, to + 5 * sumStep + 32);
	}

	/** Six rows by 32 columns. */
	private static void multiply32(float[] values, int at, int step, int count, float[] weights, int from,
			float[] start, int startAt, int startStep, float[] sums, int to, int sumStep) {
		int at1 = at + step;
		int at2 = at1 + step;
		int at3 = at2 + step;
		int at4 = at3 + step;
		int at5 = at4 + step;
		FloatVector left0 = FloatVector.fromArray(SIXTEEN, start, startAt);
		FloatVector right0 = FloatVector.fromArray(SIXTEEN, start, startAt + 16);
		FloatVector left1 = FloatVector.fromArray(SIXTEEN, start, startAt + startStep);
		FloatVector right1 = FloatVector.fromArray(SIXTEEN, start, startAt + startStep + 16);
		FloatVector left2 = FloatVector.fromArray(SIXTEEN, start, startAt + 2 * startStep);
		FloatVector right2 = FloatVector.fromArray(SIXTEEN, start, startAt + 2 * startStep + 16);
		FloatVector left3 = FloatVector.fromArray(SIXTEEN, start, startAt + 3 * startStep);
		FloatVector right3 = FloatVector.fromArray(SIXTEEN, start, startAt + 3 * startStep + 16);
		FloatVector left4 = FloatVector.fromArray(SIXTEEN, start, startAt + 4 * startStep);
		FloatVector right4 = FloatVector.fromArray(SIXTEEN, start, startAt + 4 * startStep + 16);
		FloatVector left5 = FloatVector.fromArray(SIXTEEN, start, startAt + 5 * startStep);
		FloatVector right5 = FloatVector.fromArray(SIXTEEN, start, startAt + 5 * startStep + 16);
		FloatVector left;
		FloatVector right;
		FloatVector value;
		for (int i = 0; i < count; i++) {
			left = FloatVector.fromArray(SIXTEEN, weights, from + 32 * i);
			right = FloatVector.fromArray(SIXTEEN, weights, from + 32 * i + 16);
			value = FloatVector.broadcast(SIXTEEN, values[at + i]);
			left0 = value.fma(left, left0);
			right0 = value.fma(right, right0);
			value = FloatVector.broadcast(SIXTEEN, values[at1 + i]);
			left1 = value.fma(left, left1);
			right1 = value.fma(right, right1);
			value = FloatVector.broadcast(SIXTEEN, values[at2 + i]);
			left2 = value.fma(left, left2);
			right2 = value.fma(right, right2);
			value = FloatVector.broadcast(SIXTEEN, values[at3 + i]);
			left3 = value.fma(left, left3);
			right3 = value.fma(right, right3);
			value = FloatVector.broadcast(SIXTEEN, values[at4 + i]);
			left4 = value.fma(left, left4);
			right4 = value.fma(right, right4);
			value = FloatVector.broadcast(SIXTEEN, values[at5 + i]);
			left5 = value.fma(left, left5);
			right5 = value.fma(right, right5);
		}
		left0.intoArray(sums, to);
		right0.intoArray(sums, to + 16);
		left1.intoArray(sums, to + sumStep);
		right1.intoArray(sums, to + sumStep + 16);
		left2.intoArray(sums, to + 2 * sumStep);
		right2.intoArray(sums, to + 2 * sumStep + 16);
		left3.intoArray(sums, to + 3 * sumStep);
		right3.intoArray(sums, to + 3 * sumStep + 16);
		left4.intoArray(sums, to + 4 * sumStep);
		right4.intoArray(sums, to + 4 * sumStep + 16);
		left5.intoArray(sums, to + 5 * sumStep);
		right5.intoArray(sums, to + 5 * sumStep + 16);
	}

	/**
	 * Six rows by 16 columns. There are two of each sum, for even and odd values, as one
	 * after the other in the same register would wait for the one before.
	 */
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

	@Override
	void splitColumn(float[] pixels, int one, float sign, int other, int rowStep, int channels, int tiles,
			float[] result, int to, int step) {
		if (channels % 16 > 0) {
			super.splitColumn(pixels, one, sign, other, rowStep, channels, tiles, result, to, step);
			return;
		}
		FloatVector times = FloatVector.broadcast(SIXTEEN, sign);
		for (int i = 0; i < channels; i += 16) {
			for (int tile = 0; tile < tiles; tile++) {
				int at = one + 2 * tile * channels + i;
				int from = other + 2 * tile * channels + i;
				FloatVector a = FloatVector.fromArray(SIXTEEN, pixels, from)
					.fma(times, FloatVector.fromArray(SIXTEEN, pixels, at));
				FloatVector b = FloatVector.fromArray(SIXTEEN, pixels, from + rowStep)
					.fma(times, FloatVector.fromArray(SIXTEEN, pixels, at + rowStep));
				FloatVector c = FloatVector.fromArray(SIXTEEN, pixels, from + 2 * rowStep)
					.fma(times, FloatVector.fromArray(SIXTEEN, pixels, at + 2 * rowStep));
				FloatVector d = FloatVector.fromArray(SIXTEEN, pixels, from + 3 * rowStep)
					.fma(times, FloatVector.fromArray(SIXTEEN, pixels, at + 3 * rowStep));
				int next = to + tile * channels + i;
				a.sub(c).intoArray(result, next);
				b.add(c).intoArray(result, next + 4 * step);
				c.sub(b).intoArray(result, next + 8 * step);
				b.sub(d).intoArray(result, next + 12 * step);
			}
		}
	}

}
