package org.digits.classify.dl4j;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Lanes of eight numbers. The twelve sums that are added up at a time, two weights and a
 * value just fill the sixteen registers that most processors have.
 */
class VectorLanes implements Lanes {

	private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;

	VectorLanes() {
		if (FloatVector.SPECIES_PREFERRED.length() < EIGHT.length()) {
			throw new UnsupportedOperationException("this processor has " + FloatVector.SPECIES_PREFERRED);
		}
	}

	@Override
	public void multiply(float[] values, int at, int step, int rows, int count, int columns, float[] weights, int from,
			float[] start, int startAt, int startStep, float[] sums, int to, int sumStep) {
		for (int row = 0; row < rows; row += ROWS) {
			multiplyGroup(values, at + row * step, step, count, weights, from, start, startAt + row * startStep,
					startStep, sums, to + row * sumStep, sumStep);
		}
	}

	/** The same for {@link #ROWS} rows. */
	void multiplyGroup(float[] values, int at, int step, int count, float[] weights, int from, float[] start,
			int startAt, int startStep, float[] sums, int to, int sumStep) {
		int at1 = at + step;
		int at2 = at1 + step;
		int at3 = at2 + step;
		int at4 = at3 + step;
		int at5 = at4 + step;
		FloatVector left0 = FloatVector.fromArray(EIGHT, start, startAt);
		FloatVector right0 = FloatVector.fromArray(EIGHT, start, startAt + 8);
		FloatVector left1 = FloatVector.fromArray(EIGHT, start, startAt + startStep);
		FloatVector right1 = FloatVector.fromArray(EIGHT, start, startAt + startStep + 8);
		FloatVector left2 = FloatVector.fromArray(EIGHT, start, startAt + 2 * startStep);
		FloatVector right2 = FloatVector.fromArray(EIGHT, start, startAt + 2 * startStep + 8);
		FloatVector left3 = FloatVector.fromArray(EIGHT, start, startAt + 3 * startStep);
		FloatVector right3 = FloatVector.fromArray(EIGHT, start, startAt + 3 * startStep + 8);
		FloatVector left4 = FloatVector.fromArray(EIGHT, start, startAt + 4 * startStep);
		FloatVector right4 = FloatVector.fromArray(EIGHT, start, startAt + 4 * startStep + 8);
		FloatVector left5 = FloatVector.fromArray(EIGHT, start, startAt + 5 * startStep);
		FloatVector right5 = FloatVector.fromArray(EIGHT, start, startAt + 5 * startStep + 8);
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
		left1.intoArray(sums, to + sumStep);
		right1.intoArray(sums, to + sumStep + 8);
		left2.intoArray(sums, to + 2 * sumStep);
		right2.intoArray(sums, to + 2 * sumStep + 8);
		left3.intoArray(sums, to + 3 * sumStep);
		right3.intoArray(sums, to + 3 * sumStep + 8);
		left4.intoArray(sums, to + 4 * sumStep);
		right4.intoArray(sums, to + 4 * sumStep + 8);
		left5.intoArray(sums, to + 5 * sumStep);
		right5.intoArray(sums, to + 5 * sumStep + 8);
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

	@Override
	public void split(float[] pixels, int at, int rowStep, int channels, int tiles, float[] result, int to, int step) {
		int two = at + channels;
		int three = two + channels;
		splitColumn(pixels, at, -1, three, rowStep, channels, tiles, result, to, step);
		splitColumn(pixels, two, 1, three, rowStep, channels, tiles, result, to + step, step);
		splitColumn(pixels, three, -1, two, rowStep, channels, tiles, result, to + 2 * step, step);
		splitColumn(pixels, two, -1, three + channels, rowStep, channels, tiles, result, to + 3 * step, step);
	}

	/** A column of the sixteen: in each row one pixel, and the other times the sign. */
	void splitColumn(float[] pixels, int one, float sign, int other, int rowStep, int channels, int tiles,
			float[] result, int to, int step) {
		FloatVector times = FloatVector.broadcast(EIGHT, sign);
		for (int i = 0; i < channels; i += 8) {
			for (int tile = 0; tile < tiles; tile++) {
				int at = one + 2 * tile * channels + i;
				int from = other + 2 * tile * channels + i;
				FloatVector a = FloatVector.fromArray(EIGHT, pixels, from)
					.fma(times, FloatVector.fromArray(EIGHT, pixels, at));
				FloatVector b = FloatVector.fromArray(EIGHT, pixels, from + rowStep)
					.fma(times, FloatVector.fromArray(EIGHT, pixels, at + rowStep));
				FloatVector c = FloatVector.fromArray(EIGHT, pixels, from + 2 * rowStep)
					.fma(times, FloatVector.fromArray(EIGHT, pixels, at + 2 * rowStep));
				FloatVector d = FloatVector.fromArray(EIGHT, pixels, from + 3 * rowStep)
					.fma(times, FloatVector.fromArray(EIGHT, pixels, at + 3 * rowStep));
				int next = to + tile * channels + i;
				a.sub(c).intoArray(result, next);
				b.add(c).intoArray(result, next + 4 * step);
				c.sub(b).intoArray(result, next + 8 * step);
				b.sub(d).intoArray(result, next + 12 * step);
			}
		}
	}

	@Override
	public void join(float[] sums, int at, int step, float[] bias, float least, int count, float[] result, int to,
			int pixelStep) {
		FloatVector floor = FloatVector.broadcast(EIGHT, least);
		for (int i = 0; i < count; i += 8) {
			FloatVector start = FloatVector.fromArray(EIGHT, bias, i);
			int first = at + i;
			FloatVector a = upper(sums, first, step);
			FloatVector b = upper(sums, first + step, step);
			FloatVector c = upper(sums, first + 2 * step, step);
			FloatVector d = upper(sums, first + 3 * step, step);
			a.add(b).add(c).add(start).max(floor).intoArray(result, to + i);
			b.sub(c).sub(d).add(start).max(floor).intoArray(result, to + pixelStep + i);
			a = lower(sums, first, step);
			b = lower(sums, first + step, step);
			c = lower(sums, first + 2 * step, step);
			d = lower(sums, first + 3 * step, step);
			a.add(b).add(c).add(start).max(floor).intoArray(result, to + 2 * pixelStep + i);
			b.sub(c).sub(d).add(start).max(floor).intoArray(result, to + 3 * pixelStep + i);
		}
	}

	@Override
	public void joinLargest(float[] sums, int at, int step, float[] bias, float least, int count, float[] result,
			int to) {
		FloatVector floor = FloatVector.broadcast(EIGHT, least);
		for (int i = 0; i < count; i += 8) {
			int first = at + i;
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
			most.add(FloatVector.fromArray(EIGHT, bias, i)).max(floor).intoArray(result, to + i);
		}
	}

	/** Of a column of the sixteen: rows 0 + 1 + 2. */
	private static FloatVector upper(float[] sums, int at, int step) {
		return FloatVector.fromArray(EIGHT, sums, at)
			.add(FloatVector.fromArray(EIGHT, sums, at + 4 * step))
			.add(FloatVector.fromArray(EIGHT, sums, at + 8 * step));
	}

	/** Rows 1 - 2 - 3. */
	private static FloatVector lower(float[] sums, int at, int step) {
		return FloatVector.fromArray(EIGHT, sums, at + 4 * step)
			.sub(FloatVector.fromArray(EIGHT, sums, at + 8 * step))
			.sub(FloatVector.fromArray(EIGHT, sums, at + 12 * step));
	}

}
