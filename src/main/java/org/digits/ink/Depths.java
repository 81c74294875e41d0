package org.digits.ink;

/**
 * What depths a picture has: how much darker than paper its ink is, and how much the
 * paper itself wavers.
 *
 * @param ink the depth of a well-inked pixel
 * @param noise the standard deviation of the paper
 * @param share how much of the picture is far darker than the paper wavers, of 1
 */
record Depths(float ink, float noise, float share) {

	private static final int STEPS = 512;

	static Depths of(float[] depth) {
		float noise = noise(depth);
		float start = Math.max(4 * noise, .02f);
		int[] histogram = new int[STEPS];
		int marked = 0;
		for (float value : depth) {
			if (value > start) {
				histogram[Math.min(STEPS - 1, (int) (value * STEPS))]++;
				marked++;
			}
		}
		if (marked == 0) {
			return new Depths(0, noise, 0);
		}
		int split = (int) (start * STEPS);
		int parted = otsu(histogram, marked);
		return new Depths(quantileAbove(histogram, Math.max(split, parted), .7), noise, marked / (float) depth.length);
	}

	/**
	 * By the median and the first quartile of the absolute values, whichever says less,
	 * as writing may cover half of a small picture. The factors are the normal
	 * distribution's.
	 */
	private static float noise(float[] depth) {
		int[] histogram = new int[4096];
		// Neighbours are alike: counted in two halves, they needn't wait for one another.
		int[] other = new int[4096];
		int even = depth.length & ~1;
		for (int i = 0; i < even; i += 2) {
			histogram[Math.min(4095, (int) (Math.abs(depth[i]) * 4096))]++;
			other[Math.min(4095, (int) (Math.abs(depth[i + 1]) * 4096))]++;
		}
		if (even < depth.length) {
			histogram[Math.min(4095, (int) (Math.abs(depth[even]) * 4096))]++;
		}
		for (int i = 0; i < histogram.length; i++) {
			histogram[i] += other[i];
		}
		return Math.min(1.4826f * step(histogram, depth.length / 2), 3.1387f * step(histogram, depth.length / 4))
				/ 4096;
	}

	/** The step of the histogram that holds the value of this rank. */
	private static int step(int[] histogram, int rank) {
		int below = 0;
		int step = 0;
		while (below + histogram[step] < rank) {
			below += histogram[step++];
		}
		return step;
	}

	/** The split with the greatest variance between the classes (Otsu 1979). */
	private static int otsu(int[] histogram, int count) {
		double sum = 0;
		for (int i = 0; i < STEPS; i++) {
			sum += (double) i * histogram[i];
		}
		double lowerSum = 0;
		double lower = 0;
		double best = -1;
		int split = 0;
		for (int i = 0; i < STEPS; i++) {
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

	private static float quantileAbove(int[] histogram, int from, double share) {
		long count = 0;
		for (int i = from; i < STEPS; i++) {
			count += histogram[i];
		}
		long below = 0;
		for (int i = from; i < STEPS; i++) {
			below += histogram[i];
			if (below >= share * count) {
				return (i + 1f) / STEPS;
			}
		}
		return 1;
	}

}
