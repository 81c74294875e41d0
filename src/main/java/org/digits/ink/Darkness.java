package org.digits.ink;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.function.Function;

import org.digits.image.Photo;

/**
 * How much darker than its paper every pixel of a photo is, from 0 to 1. On paper of one
 * brightness all pixels of a level are as dark: then 256 numbers say it.
 */
sealed interface Darkness {

	/**
	 * Paper darker than this (of 1) is taken to be this bright, so that noise in the dark
	 * isn't blown up.
	 */
	float DARKEST_PAPER = .12f;

	/** On paper of one brightness. */
	static Darkness on(Photo photo, float paper) {
		float[] levels = new float[256];
		for (int level = 0; level < levels.length; level++) {
			levels[level] = below(paper, level / 255f, DARKEST_PAPER);
		}
		return new OfLevels(photo.luminance(), levels);
	}

	/** On paper that has its own brightness at every pixel. */
	static Darkness on(Photo photo, Plane paper) {
		return on(photo, paper, DARKEST_PAPER);
	}

	/** The same where paper darker than {@code darkest} is taken to be that bright. */
	static Darkness on(Photo photo, Plane paper, float darkest) {
		byte[] luminance = photo.luminance();
		float[] pixels = new float[luminance.length];
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = below(paper.values()[i], (luminance[i] & 0xff) / 255f, darkest);
		}
		return new OfPixels(pixels);
	}

	private static float below(float paper, float light, float darkest) {
		return (paper - light) / Math.max(darkest, paper);
	}

	/** How dark ink and paper are. */
	Depths depths();

	/**
	 * What a rule makes of the pixels.
	 * @param rule gives a byte for every darkness
	 * @return the bytes, pixel by pixel
	 */
	byte[] by(Function<float[], byte[]> rule);

	/** Pixel by pixel, row by row; not to be changed. */
	float[] pixels();

	/**
	 * The same with paper where something was erased, so that pale writing isn't measured
	 * by dark lines.
	 * @param before the ink, pixel by pixel
	 * @param after what of it is left
	 */
	default Darkness erased(byte[] before, byte[] after) {
		float[] pixels = pixels().clone();
		for (int i = 0; i < pixels.length; i++) {
			if (before[i] != after[i]) {
				pixels[i] = 0;
			}
		}
		return new OfPixels(pixels);
	}

	/**
	 * By the levels of a photo.
	 *
	 * @param luminance its pixels
	 * @param levels how dark each level is
	 */
	record OfLevels(byte[] luminance, float[] levels) implements Darkness {

		private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class,
				ByteOrder.nativeOrder());

		private static final long ONES = 0x0101010101010101L;

		@Override
		public Depths depths() {
			return Depths.of(this.levels, counts(this.luminance));
		}

		/** How many pixels have each level. */
		static int[] counts(byte[] luminance) {
			int[] counts = new int[256];
			int at = 0;
			for (; at <= luminance.length - Long.BYTES; at += Long.BYTES) {
				if (isOneLevel(luminance, at)) {
					counts[luminance[at] & 0xff] += Long.BYTES;
				}
				else {
					count(luminance, at, at + Long.BYTES, counts);
				}
			}
			count(luminance, at, luminance.length, counts);
			return counts;
		}

		private static void count(byte[] luminance, int from, int to, int[] counts) {
			for (int i = from; i < to; i++) {
				counts[luminance[i] & 0xff]++;
			}
		}

		/** Whether eight pixels are alike, as paper's are. */
		private static boolean isOneLevel(byte[] luminance, int at) {
			return (long) EIGHT.get(luminance, at) == (luminance[at] & 0xffL) * ONES;
		}

		@Override
		public byte[] by(Function<float[], byte[]> rule) {
			byte[] made = rule.apply(this.levels);
			byte[] result = new byte[this.luminance.length];
			int at = 0;
			for (; at <= result.length - Long.BYTES; at += Long.BYTES) {
				// Most is paper, and stays 0.
				if (made[this.luminance[at] & 0xff] != 0 || !isOneLevel(this.luminance, at)) {
					put(made, at, at + Long.BYTES, result);
				}
			}
			put(made, at, result.length, result);
			return result;
		}

		private void put(byte[] made, int from, int to, byte[] result) {
			for (int i = from; i < to; i++) {
				result[i] = made[this.luminance[i] & 0xff];
			}
		}

		@Override
		public float[] pixels() {
			float[] pixels = new float[this.luminance.length];
			for (int i = 0; i < pixels.length; i++) {
				pixels[i] = this.levels[this.luminance[i] & 0xff];
			}
			return pixels;
		}

	}

	/** Pixel by pixel. */
	record OfPixels(float[] values) implements Darkness {

		@Override
		public Depths depths() {
			return Depths.of(this.values);
		}

		@Override
		public byte[] by(Function<float[], byte[]> rule) {
			return rule.apply(this.values);
		}

		@Override
		public float[] pixels() {
			return this.values;
		}

	}

}
