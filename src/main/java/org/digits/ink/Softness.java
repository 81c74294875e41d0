package org.digits.ink;

import org.digits.image.Ink;

/**
 * How soft the edges of writing are: a thumbnail that was enlarged has no more detail
 * than before, however many pixels it has now.
 */
final class Softness {

	/** From here on a pixel is no paper any more, of 255. */
	private static final int PAPER = 25;

	/** From here on it is ink for sure. */
	private static final int INK = 230;

	private static final int HALF = 128;

	/** The share of an edge's width that lies between both, if it rises evenly. */
	private static final double SEEN = (INK - PAPER) / 256.0;

	/** Edges this wide are none of a sharp stroke, whose pixels are half covered. */
	private static final double SOFT = 1.4;

	/**
	 * Into an edge's width a character's longer side goes so many times at most if it was
	 * as small as those that networks see. Of MNIST's digits, enlarged to any size, nine
	 * in ten are below 26, and of pen strokes on scans one in twenty.
	 */
	private static final double COARSE = 27;

	/** So many rows of a tall picture say it. */
	private static final int ROWS = 512;

	private Softness() {
	}

	/**
	 * Whether what is written, taken for one character, was enlarged from a thumbnail. A
	 * line of several is as coarse only if it is a smaller one.
	 */
	static boolean isEnlarged(Ink ink) {
		int soft = 0;
		int edge = 0;
		int left = ink.width();
		int right = -1;
		int top = ink.height();
		int bottom = -1;
		byte[] certainty = ink.certainty();
		for (int y = 0; y < ink.height(); y += Math.max(1, ink.height() / ROWS)) {
			int row = y * ink.width();
			int end = row + ink.width();
			for (int at = Ink.next(certainty, row, end); at < end; at = Ink.next(certainty, at + 1, end)) {
				int value = certainty[at] & 0xff;
				soft += (value > PAPER && value < INK) ? 1 : 0;
				if (value < HALF) {
					continue;
				}
				// Beyond the right and the lower side of the picture is no edge.
				if (at == row || !isInk(certainty[at - 1])) {
					edge++;
					left = Math.min(left, at - row);
				}
				if (at + 1 == end || !isInk(certainty[at + 1])) {
					edge += (at + 1 == end) ? 0 : 1;
					right = Math.max(right, at - row);
				}
				edge += (y == 0 || !isInk(certainty[at - ink.width()])) ? 1 : 0;
				edge += (y + 1 < ink.height() && !isInk(certainty[at + ink.width()])) ? 1 : 0;
				top = Math.min(top, y);
				bottom = y;
			}
		}
		double width = (edge > 0) ? soft / SEEN / edge : 0;
		return width >= SOFT && Math.max(right - left, bottom - top) + 1 <= COARSE * width;
	}

	private static boolean isInk(byte value) {
		return (value & 0xff) >= HALF;
	}

}
