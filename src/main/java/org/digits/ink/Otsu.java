package org.digits.ink;

import java.util.Arrays;

/**
 * The split of a histogram in two with the greatest variance between both (Otsu 1979).
 */
final class Otsu {

	private Otsu() {
	}

	/**
	 * The last step of the lower part.
	 * @param histogram how many there are in each step
	 */
	static int split(int[] histogram) {
		long count = Arrays.stream(histogram).asLongStream().sum();
		double sum = 0;
		for (int i = 0; i < histogram.length; i++) {
			sum += (double) i * histogram[i];
		}
		double lowerSum = 0;
		double lower = 0;
		double best = -1;
		int split = 0;
		for (int i = 0; i < histogram.length; i++) {
			lower += histogram[i];
			lowerSum += (double) i * histogram[i];
			double upper = count - lower;
			if (lower == 0 || upper == 0) {
				continue;
			}
			double difference = lowerSum / lower - (sum - lowerSum) / upper;
			double between = lower * upper * difference * difference;
			if (between > best) {
				best = between;
				split = i;
			}
		}
		return split;
	}

}
