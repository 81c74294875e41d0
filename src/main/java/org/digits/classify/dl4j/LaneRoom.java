package org.digits.classify.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The arrays that a thread works with while it runs a network. They are made when they
 * are first asked for, as long as anybody wanted them yet, and what is in them is of no
 * account: so all steps share them, and plans of the same network for pictures of another
 * size do, too.
 */
final class LaneRoom {

	private final Map<Use, float[]> arrays = new EnumMap<>(Use.class);

	private final List<Padded> padded = new ArrayList<>();

	/** At least so many values, for this use. */
	float[] get(Use use, int length) {
		float[] array = this.arrays.get(use);
		if (array == null || array.length < length) {
			array = new float[length];
			this.arrays.put(use, array);
		}
		return array;
	}

	/**
	 * At least so many values that are zero but for what their owner put there.
	 * @param number counts such arrays of a plan
	 * @param owner puts values in the same places each time
	 */
	float[] zeros(int number, Object owner, int length) {
		while (this.padded.size() <= number) {
			this.padded.add(new Padded());
		}
		return this.padded.get(number).of(owner, length);
	}

	/** What an array is for. */
	enum Use {

		/** One picture. */
		PICTURE,

		/** What some pictures have become by the steps that are taken one by one. */
		GATHERED,

		/** What is multiplied. */
		FACTORS,

		/** What products come to, on their way to the result. */
		SUMS,

		/** Pixels of the result that don't lie in their places yet. */
		PIXELS,

		/** What a step gives. */
		RESULT,

		/** What the step after it gives, and so on by turns. */
		NEXT_RESULT;

		/** Where the step after it puts its result. */
		Use next() {
			return (this == RESULT) ? NEXT_RESULT : RESULT;
		}

	}

	/** An array, and whose. */
	private static final class Padded {

		private float[] values = new float[0];

		private @Nullable Object owner;

		float[] of(Object wanted, int length) {
			if (this.values.length < length) {
				this.values = new float[length];
			}
			else if (this.owner != wanted) {
				Arrays.fill(this.values, 0);
			}
			this.owner = wanted;
			return this.values;
		}

	}

}
