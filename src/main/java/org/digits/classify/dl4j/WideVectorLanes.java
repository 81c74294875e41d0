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
	public void multiply(float[] values, int at, int step, int rows, int count, float[] weights, int from,
			float[] start, int startAt, int startStep, float[] sums, int to, int sumStep) {
		for (int row = 0; row < rows; row += ROWS) {
			multiply(values, at + row * step, step, count, weights, from, start, startAt + row * startStep, startStep,
					sums, to + row * sumStep, sumStep);
		}
	}

	private static void multiply(float[] values, int at, int step, int count, float[] weights, int from, float[] start,
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
	public void splitRows(float[] values, int at, int rowStep, int count, float[] result, int to, int step) {
		if (count % 16 != 0) {
			super.splitRows(values, at, rowStep, count, result, to, step);
			return;
		}
		for (int i = 0; i < count; i += 16) {
			int from = at + i;
			FloatVector one = FloatVector.fromArray(SIXTEEN, values, from + rowStep);
			FloatVector two = FloatVector.fromArray(SIXTEEN, values, from + 2 * rowStep);
			FloatVector.fromArray(SIXTEEN, values, from).sub(two).intoArray(result, to + i);
			one.add(two).intoArray(result, to + step + i);
			two.sub(one).intoArray(result, to + 2 * step + i);
			one.sub(FloatVector.fromArray(SIXTEEN, values, from + 3 * rowStep)).intoArray(result, to + 3 * step + i);
		}
	}

	@Override
	public void splitColumns(float[] rows, int at, int channels, float[] tile, int to, int step) {
		if (channels % 16 != 0) {
			super.splitColumns(rows, at, channels, tile, to, step);
			return;
		}
		for (int channel = 0; channel < channels; channel += 16) {
			int from = at + channel;
			int next = to + channel;
			FloatVector one = FloatVector.fromArray(SIXTEEN, rows, from + channels);
			FloatVector two = FloatVector.fromArray(SIXTEEN, rows, from + 2 * channels);
			FloatVector.fromArray(SIXTEEN, rows, from).sub(two).intoArray(tile, next);
			one.add(two).intoArray(tile, next + step);
			two.sub(one).intoArray(tile, next + 2 * step);
			one.sub(FloatVector.fromArray(SIXTEEN, rows, from + 3 * channels)).intoArray(tile, next + 3 * step);
		}
	}

	@Override
	public void join(float[] sums, int at, int step, float[] bias, float least, int channels, float[] result, int to,
			int rowStep) {
		if (channels % 16 != 0) {
			super.join(sums, at, step, bias, least, channels, result, to, rowStep);
			return;
		}
		FloatVector floor = FloatVector.broadcast(SIXTEEN, least);
		for (int channel = 0; channel < channels; channel += 16) {
			FloatVector start = FloatVector.fromArray(SIXTEEN, bias, channel);
			int first = at + channel;
			FloatVector a = upper(sums, first, step);
			FloatVector b = upper(sums, first + step, step);
			FloatVector c = upper(sums, first + 2 * step, step);
			FloatVector d = upper(sums, first + 3 * step, step);
			int next = to + channel;
			a.add(b).add(c).add(start).max(floor).intoArray(result, next);
			b.sub(c).sub(d).add(start).max(floor).intoArray(result, next + channels);
			a = lower(sums, first, step);
			b = lower(sums, first + step, step);
			c = lower(sums, first + 2 * step, step);
			d = lower(sums, first + 3 * step, step);
			next += rowStep;
			a.add(b).add(c).add(start).max(floor).intoArray(result, next);
			b.sub(c).sub(d).add(start).max(floor).intoArray(result, next + channels);
		}
	}

	@Override
	public void joinLargest(float[] sums, int at, int step, float[] bias, float least, int channels, float[] result,
			int to) {
		if (channels % 16 != 0) {
			super.joinLargest(sums, at, step, bias, least, channels, result, to);
			return;
		}
		FloatVector floor = FloatVector.broadcast(SIXTEEN, least);
		for (int channel = 0; channel < channels; channel += 16) {
			int first = at + channel;
			FloatVector a = upper(sums, first, step);
			FloatVector b = upper(sums, first + step, step);
			FloatVector c = upper(sums, first + 2 * step, step);
			FloatVector d = upper(sums, first + 3 * step, step);
			FloatVector most = a.add(b).add(c).max(b.sub(c).sub(d));
			a = lower(sums, first, step);
			b = lower(sums, first + step, step);
			c = lower(sums, first + 2 * step, step);
			d = lower(sums, first + 3 * step, step);
			most = most.max(a.add(b).add(c)).max(b.sub(c).sub(d));
			most.add(FloatVector.fromArray(SIXTEEN, bias, channel)).max(floor).intoArray(result, to + channel);
		}
	}

	/** Of a column of the sixteen: rows 0 + 1 + 2. */
	private static FloatVector upper(float[] sums, int at, int step) {
		return FloatVector.fromArray(SIXTEEN, sums, at)
			.add(FloatVector.fromArray(SIXTEEN, sums, at + 4 * step))
			.add(FloatVector.fromArray(SIXTEEN, sums, at + 8 * step));
	}

	/** Rows 1 - 2 - 3. */
	private static FloatVector lower(float[] sums, int at, int step) {
		return FloatVector.fromArray(SIXTEEN, sums, at + 4 * step)
			.sub(FloatVector.fromArray(SIXTEEN, sums, at + 8 * step))
			.sub(FloatVector.fromArray(SIXTEEN, sums, at + 12 * step));
	}

}
