package org.digits.glyph;

import org.digits.image.Box;

/**
 * What may be one character, as the network is shown it: the longer side 20 pixels, the
 * centre of mass in the middle of 28×28 (LeCun et al. 1998, as in MNIST).
 *
 * @param box where it stands, in pixels of the ink it was cut from
 * @param pixels 28 × 28 bytes, row by row, 0 paper to 255 ink (unsigned)
 * @param slant how far it leans to the right, in degrees
 * @param strokeWidth the mean width of its strokes, in pixels of the ink it was cut from
 */
public record Glyph(Box box, byte[] pixels, double slant, double strokeWidth) {

	/** Columns and rows of every glyph. */
	public static final int SIDE = 28;

	public Glyph {
		if (pixels.length != SIDE * SIDE) {
			throw new IllegalArgumentException(pixels.length + " pixels");
		}
	}

}
