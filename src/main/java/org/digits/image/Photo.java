package org.digits.image;

/**
 * A picture as it is seen: upright, transparent parts on white, colour as luma (ITU-R
 * BT.601).
 *
 * @param width columns, in pixels
 * @param height rows, in pixels
 * @param luminance {@code width * height} bytes, row by row from the top, 0 black to 255
 * white (unsigned)
 * @param scale how many pixels of the uploaded picture one pixel of this one stands for,
 * along a side; 1 unless the picture was made smaller while decoding
 */
public record Photo(int width, int height, byte[] luminance, double scale) {

	public Photo {
		if (width < 1 || height < 1 || luminance.length != width * height) {
			throw new IllegalArgumentException("%d x %d pixels in %d bytes".formatted(width, height, luminance.length));
		}
	}

	/** Black for white. */
	public Photo negative() {
		byte[] negative = new byte[this.luminance.length];
		for (int i = 0; i < negative.length; i++) {
			negative[i] = (byte) ~this.luminance[i];
		}
		return new Photo(this.width, this.height, negative, this.scale);
	}

	/**
	 * The same turned clockwise.
	 * @param quarters by so many right angles, 0 to 3
	 */
	public Photo turned(int quarters) {
		boolean swaps = QuarterTurn.swaps(quarters);
		return new Photo(swaps ? this.height : this.width, swaps ? this.width : this.height,
				QuarterTurn.pixels(this.luminance, this.width, this.height, quarters), this.scale);
	}

	/** The luminance at a column and row, 0 to 255. */
	public int at(int x, int y) {
		return this.luminance[y * this.width + x] & 0xff;
	}

}
