package org.digits.decode;

import org.digits.image.Photo;

/**
 * How a camera was held, as EXIF numbers it (CIPA DC-008, tag 274): where the first row
 * and the first column of the file belong in the upright picture.
 */
enum Orientation {

	/** 1: as it is. */
	TOP_LEFT(false, false, false),
	/** 2: left and right changed. */
	TOP_RIGHT(false, true, false),
	/** 3: upside down. */
	BOTTOM_RIGHT(false, true, true),
	/** 4: top and bottom changed. */
	BOTTOM_LEFT(false, false, true),
	/** 5: rows and columns changed. */
	LEFT_TOP(true, false, false),
	/** 6: to be turned clockwise. */
	RIGHT_TOP(true, true, false),
	/** 7: rows and columns changed, upside down. */
	RIGHT_BOTTOM(true, true, true),
	/** 8: to be turned counter-clockwise. */
	LEFT_BOTTOM(true, false, true);

	private final boolean swaps;

	private final boolean fromRight;

	private final boolean fromBottom;

	Orientation(boolean swaps, boolean fromRight, boolean fromBottom) {
		this.swaps = swaps;
		this.fromRight = fromRight;
		this.fromBottom = fromBottom;
	}

	/** The orientation of an EXIF number; as it is for numbers that mean nothing. */
	static Orientation of(long number) {
		return (number >= 1 && number <= 8) ? values()[(int) number - 1] : TOP_LEFT;
	}

	/** The picture, set upright. */
	Photo upright(int width, int height, byte[] pixels, double scale) {
		if (this == TOP_LEFT) {
			return new Photo(width, height, pixels, scale);
		}
		int columns = this.swaps ? height : width;
		int rows = this.swaps ? width : height;
		// How far the target moves for a step to the right and a step down in the file.
		int right = this.swaps ? columns : 1;
		int down = this.swaps ? 1 : columns;
		int start = (this.fromRight ? columns - 1 : 0) + (this.fromBottom ? (rows - 1) * columns : 0);
		right = directed(this.swaps ? this.fromBottom : this.fromRight, right);
		down = directed(this.swaps ? this.fromRight : this.fromBottom, down);
		byte[] upright = new byte[pixels.length];
		for (int y = 0; y < height; y++) {
			int target = start + y * down;
			for (int x = 0; x < width; x++) {
				upright[target] = pixels[y * width + x];
				target += right;
			}
		}
		return new Photo(columns, rows, upright, scale);
	}

	private static int directed(boolean backwards, int step) {
		return backwards ? -step : step;
	}

}
