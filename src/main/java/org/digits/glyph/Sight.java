package org.digits.glyph;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.digits.image.Box;
import org.digits.image.Ink;
import org.digits.image.Photo;

/**
 * All ink of a picture, and beside it what the photo shows in the same place and a little
 * around it, both small: enough to tell writing from things.
 *
 * @param pixels {@value #ROWS} × {@value #COLUMNS} bytes (unsigned), row by row; in the
 * left half 0 paper to 255 ink, in the right half 128 what is usual there, 255 what is
 * farthest from that as ink is, 0 what is as far from it the other way
 */
public record Sight(byte[] pixels) {

	/** How many rows it has. */
	public static final int ROWS = Strip.ROWS;

	/** How many columns, of both halves together. */
	public static final int COLUMNS = 96;

	private static final int HALF = COLUMNS / 2;

	/** How much is seen around the ink on every side, as a share of its longer side. */
	private static final double AROUND = .15;

	/** Samples a pixel, along a side, at most. */
	private static final int MOST_SAMPLES = 4;

	/** Of 255: the farthest from what is usual is so far at least. */
	private static final double LEAST_CONTRAST = 16;

	/** Of 255: ink that hardly is any. */
	private static final double FAINT = 32;

	/**
	 * What is seen.
	 * @param photo the picture
	 * @param ink its ink
	 * @param box what of the ink is looked at, in pixels of the ink
	 */
	public static Sight of(Photo photo, Ink ink, Box box) {
		double around = AROUND * Math.max(box.width(), box.height());
		double step = Math.max((box.width() + 2 * around) / HALF, (box.height() + 2 * around) / ROWS);
		double left = box.x() + box.width() / 2.0 - HALF * step / 2;
		double top = box.y() + box.height() / 2.0 - ROWS * step / 2;
		double[] inked = sampled((x, y) -> isWithin(x, y, ink.width(), ink.height()) ? ink.at(x, y) : 0, left, top,
				step, 1);
		double larger = (double) photo.width() / ink.width();
		double[] shown = sampled(
				(x, y) -> photo.at(Math.min(Math.max(x, 0), photo.width() - 1),
						Math.min(Math.max(y, 0), photo.height() - 1)),
				left * larger, top * larger, step * larger, larger);
		return new Sight(besides(inked, contrasted(shown, inked)));
	}

	/** The same as a network takes lines. */
	public Strip strip() {
		return new Strip(COLUMNS, this.pixels);
	}

	private static boolean isWithin(int x, int y, int width, int height) {
		return x >= 0 && y >= 0 && x < width && y < height;
	}

	private static double[] sampled(Plane plane, double left, double top, double step, double finest) {
		int n = (int) Math.min(MOST_SAMPLES, Math.max(1, Math.ceil(step / finest)));
		double[] values = new double[ROWS * HALF];
		for (int i = 0; i < values.length; i++) {
			double sum = 0;
			for (int k = 0; k < n * n; k++) {
				double x = left + (i % HALF + (k % n + .5) / n) * step;
				double y = top + (i / HALF + (k / n + .5) / n) * step;
				sum += plane.at((int) Math.floor(x), (int) Math.floor(y));
			}
			values[i] = sum / (n * n);
		}
		return values;
	}

	/** How far from what is usual beside the ink, up where ink is. */
	private static double[] contrasted(double[] shown, double[] inked) {
		double[] beside = IntStream.range(0, shown.length)
			.filter((i) -> inked[i] < FAINT)
			.mapToDouble((i) -> shown[i])
			.sorted()
			.toArray();
		double usual = (beside.length > 0) ? beside[beside.length / 2] : Arrays.stream(shown).max().orElseThrow();
		double farthest = LEAST_CONTRAST;
		double towards = 0;
		for (int i = 0; i < shown.length; i++) {
			farthest = Math.max(farthest, Math.abs(shown[i] - usual));
			towards += inked[i] * (shown[i] - usual);
		}
		double scale = Math.copySign(127 / farthest, towards);
		return Arrays.stream(shown).map((value) -> 128 + scale * (value - usual)).toArray();
	}

	private static byte[] besides(double[] left, double[] right) {
		byte[] pixels = new byte[ROWS * COLUMNS];
		for (int i = 0; i < left.length; i++) {
			int at = i / HALF * COLUMNS + i % HALF;
			pixels[at] = (byte) Math.round(left[i]);
			pixels[at + HALF] = (byte) Math.round(right[i]);
		}
		return pixels;
	}

	/** What has a value at every column and row. */
	@FunctionalInterface
	private interface Plane {

		int at(int x, int y);

	}

}
