package org.digits.ink;

import java.util.Arrays;

import org.digits.image.Ink;

/**
 * Takes out dark strips along the sides of the picture: the desk beyond the sheet, the
 * line of a box that the picture was cut along.
 */
final class Rims {

	/** The part of a side that a strip must take up. */
	private static final double LENGTH = .45;

	/** The same of the left and right sides of a wide picture, where a 1 may stand. */
	private static final double LENGTH_OF_WIDE = .85;

	private static final double WIDE = 1.5;

	/** The thickest strip, as a share of the picture. */
	private static final double THICKEST = .2;

	private static final int MARKED = 90;

	/**
	 * In smaller pictures a digit fills the frame, and there is no telling it from one.
	 */
	static final int SMALLEST = 36;

	private Rims() {
	}

	static Ink without(Ink ink) {
		byte[] certainty = ink.certainty().clone();
		int width = ink.width();
		int height = ink.height();
		if (width < SMALLEST || height < SMALLEST) {
			return ink;
		}
		side(certainty, 0, width, 1, height, width);
		side(certainty, width - 1, width, -1, height, width);
		side(certainty, 0, 1, width, width, height);
		side(certainty, (height - 1) * width, 1, -width, width, height);
		return new Ink(width, height, certainty, ink.scale());
	}

	/**
	 * One side.
	 * @param start the index of its first pixel
	 * @param along from a pixel of the side to the next
	 * @param inward from a pixel of the side towards the middle of the picture
	 * @param length pixels of the side
	 * @param depth pixels from this side to the opposite one
	 */
	private static void side(byte[] certainty, int start, int along, int inward, int length, int depth) {
		int[] runs = new int[length];
		int touching = 0;
		int gap = Math.max(1, depth / 60);
		for (int i = 0; i < length; i++) {
			runs[i] = run(certainty, start + i * along, inward, depth, gap);
			touching += (runs[i] > 0) ? 1 : 0;
		}
		if (touching < ((depth > WIDE * length) ? LENGTH_OF_WIDE : LENGTH) * length) {
			return;
		}
		int[] sorted = Arrays.stream(runs).filter((run) -> run > 0).sorted().toArray();
		int usual = sorted[sorted.length / 2];
		if (usual > THICKEST * Math.min(depth, length)) {
			return;
		}
		int most = usual + Math.max(2, usual / 2);
		for (int i = 0; i < length; i++) {
			int cut = (runs[i] <= most) ? runs[i] + 2 : usual;
			for (int j = 0; runs[i] > 0 && j < Math.min(cut, depth); j++) {
				int at = start + i * along + j * inward;
				if (j < runs[i] || (certainty[at] & 0xff) < MARKED) {
					certainty[at] = 0;
				}
			}
		}
	}

	/** How far from the side the ink reaches that begins there; 0 if none does. */
	private static int run(byte[] certainty, int start, int inward, int depth, int gap) {
		int begin = 0;
		while (begin <= gap && (certainty[start + begin * inward] & 0xff) < MARKED) {
			begin++;
		}
		if (begin > gap) {
			return 0;
		}
		int end = begin;
		while (end < depth && (certainty[start + end * inward] & 0xff) >= MARKED) {
			end++;
		}
		return end;
	}

}
