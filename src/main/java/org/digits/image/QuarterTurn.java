package org.digits.image;

/** Pixels turned clockwise by right angles. */
final class QuarterTurn {

	private QuarterTurn() {
	}

	/** Whether columns become rows. */
	static boolean swaps(int quarters) {
		return quarters % 2 == 1;
	}

	/**
	 * The pixels of a picture as they stand when it is turned.
	 * @param pixels {@code width * height} bytes, row by row from the top
	 */
	static byte[] pixels(byte[] pixels, int width, int height, int quarters) {
		byte[] turned = new byte[pixels.length];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				int to = switch (quarters) {
					case 1 -> x * height + height - 1 - y;
					case 2 -> (height - 1 - y) * width + width - 1 - x;
					case 3 -> (width - 1 - x) * height + y;
					default -> y * width + x;
				};
				turned[to] = pixels[y * width + x];
			}
		}
		return turned;
	}

}
