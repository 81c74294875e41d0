package org.digits.ink;

import java.util.Arrays;

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

	private static final int FINE_STEPS = 4096;

	/** Of how dark every pixel is. */
	static Depths of(float[] depth) {
		float noise = noise(absolute(depth), depth.length);
		float start = start(noise);
		int[] histogram = new int[STEPS];
		for (float value : depth) {
			if (value > start) {
				histogram[step(value)]++;
			}
		}
		return of(histogram, noise, depth.length);
	}

	/** Of so many pixels of each darkness. */
	static Depths of(float[] depth, int[] counts) {
		int[] absolute = new int[FINE_STEPS];
		int pixels = 0;
		for (int i = 0; i < depth.length; i++) {
			absolute[fineStep(depth[i])] += counts[i];
			pixels += counts[i];
		}
		float noise = noise(absolute, pixels);
		float start = start(noise);
		int[] histogram = new int[STEPS];
		for (int i = 0; i < depth.length; i++) {
			if (depth[i] > start) {
				histogram[step(depth[i])] += counts[i];
			}
		}
		return of(histogram, noise, pixels);
	}

	/**
	 * By those that are surely darker than paper.
	 * @param histogram how many there are in each step
	 * @param pixels how many there are in all
	 */
	private static Depths of(int[] histogram, float noise, int pixels) {
		int marked = Arrays.stream(histogram).sum();
		if (marked == 0) {
			return new Depths(0, noise, 0);
		}
		int split = (int) (start(noise) * STEPS);
		int parted = Otsu.split(histogram);
		return new Depths(quantileAbove(histogram, Math.max(split, parted), .7), noise, marked / (float) pixels);
	}

	private static float start(float noise) {
		return Math.max(4 * noise, .02f);
	}

	private static int step(float depth) {
		return Math.min(STEPS - 1, (int) (depth * STEPS));
	}

	private static int fineStep(float depth) {
		return Math.min(FINE_STEPS - 1, (int) (Math.abs(depth) * FINE_STEPS));
	}

	/** How many pixels have an absolute value in each fine step. */
	private static int[] absolute(float[] depth) {
		int[] histogram = new int[FINE_STEPS];
		// Neighbours are alike: counted in two halves, they needn't wait for one another.
		int[] other = new int[FINE_STEPS];
		int even = depth.length & ~1;
		for (int i = 0; i < even; i += 2) {
			histogram[fineStep(depth[i])]++;
			other[fineStep(depth[i + 1])]++;
		}
		if (even < depth.length) {
			histogram[fineStep(depth[even])]++;
		}
		for (int i = 0; i < histogram.length; i++) {
			histogram[i] += other[i];
		}
		return histogram;
	}

	/**
	 * By the median and the first quartile of the absolute values, whichever says less,
	 * as writing may cover half of a small picture. The factors are the normal
	 * distribution's.
	 */
	private static float noise(int[] absolute, int pixels) {
		return Math.min(1.4826f * stepOf(absolute, pixels / 2), 3.1387f * stepOf(absolute, pixels / 4)) / FINE_STEPS;
	}

	/** The step of the histogram that holds the value of this rank. */
	private static int stepOf(int[] histogram, int rank) {
		int below = 0;
		int step = 0;
		while (below + histogram[step] < rank) {
			below += histogram[step++];
		}
		return step;
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
