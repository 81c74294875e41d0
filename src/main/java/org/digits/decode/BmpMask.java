package org.digits.decode;

/**
 * Which bits of a pixel tell a part of its colour.
 *
 * @param bits the bits
 * @param shift how many bits are below them
 * @param most their value where all are set, 0 where there are none
 */
record BmpMask(long bits, int shift, long most) {

	/** The masks of red, green, blue and alpha. */
	static BmpMask[] of(long red, long green, long blue, long alpha) {
		return new BmpMask[] { of(red), of(green), of(blue), of(alpha) };
	}

	private static BmpMask of(long bits) {
		int shift = (bits != 0) ? Long.numberOfTrailingZeros(bits) : 0;
		return new BmpMask(bits, shift, bits >> shift);
	}

	/** The luma of a pixel on white paper. */
	static int luma(BmpMask[] masks, long pixel) {
		int luma = Luma.of(masks[0].part(pixel), masks[1].part(pixel), masks[2].part(pixel));
		return (masks[3].bits != 0) ? Luma.onWhite(luma, masks[3].part(pixel)) : luma;
	}

	private int part(long pixel) {
		return (this.most == 0) ? 0 : (int) (((pixel & this.bits) >> this.shift) * 255 / this.most);
	}

}
