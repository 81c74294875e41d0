package org.digits.ink;

import java.util.Arrays;
import java.util.List;

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

	/** The ink without them; the same if there are none. */
	static Ink without(Ink ink) {
		int width = ink.width();
		int height = ink.height();
		if (width < SMALLEST || height < SMALLEST) {
			return ink;
		}
		List<Side> sides = List.of(new Side(0, width, 1, height, width), new Side(width - 1, width, -1, height, width),
				new Side(0, 1, width, width, height), new Side((height - 1) * width, 1, -width, width, height));
		Ink left = ink;
		for (Side side : sides) {
			int[] runs = side.runs(left.certainty());
			int usual = side.strip(runs);
			if (usual > 0) {
				left = (left == ink) ? new Ink(width, height, ink.certainty().clone(), ink.scale()) : left;
				side.cut(left.certainty(), runs, usual);
			}
		}
		return left;
	}

	/**
	 * One side.
	 *
	 * @param start the index of its first pixel
	 * @param along from a pixel of the side to the next
	 * @param inward from a pixel of the side towards the middle of the picture
	 * @param length pixels of the side
	 * @param depth pixels from this side to the opposite one
	 */
	private record Side(int start, int along, int inward, int length, int depth) {

		/**
		 * For every pixel of the side, how far the ink reaches that begins there; 0 if
		 * none does.
		 */
		int[] runs(byte[] certainty) {
			int[] runs = new int[this.length];
			int gap = Math.max(1, this.depth / 60);
			for (int i = 0; i < this.length; i++) {
				runs[i] = run(certainty, this.start + i * this.along, this.inward, this.depth, gap);
			}
			return runs;
		}

		/** How thick the strip is; 0 if there is none. */
		int strip(int[] runs) {
			int[] sorted = Arrays.stream(runs).filter((run) -> run > 0).sorted().toArray();
			double least = (this.depth > WIDE * this.length) ? LENGTH_OF_WIDE : LENGTH;
			if (sorted.length == 0 || sorted.length < least * this.length) {
				return 0;
			}
			int usual = sorted[sorted.length / 2];
			return (usual > THICKEST * Math.min(this.depth, this.length)) ? 0 : usual;
		}

		void cut(byte[] certainty, int[] runs, int usual) {
			int most = usual + Math.max(2, usual / 2);
			for (int i = 0; i < this.length; i++) {
				int cut = (runs[i] <= most) ? runs[i] + 2 : usual;
				for (int j = 0; runs[i] > 0 && j < Math.min(cut, this.depth); j++) {
					int at = this.start + i * this.along + j * this.inward;
					if (j < runs[i] || (certainty[at] & 0xff) < MARKED) {
						certainty[at] = 0;
					}
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
