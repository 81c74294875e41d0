package org.digits.decode;

/** How light a colour looks: luma as in ITU-R BT.601, 0 black to 255 white. */
final class Luma {

	private Luma() {
	}

	/** The luma of a colour whose parts are 0 to 255. */
	static int of(int red, int green, int blue) {
		// 0.299, 0.587, 0.114 as 65536ths.
		return (red * 19595 + green * 38470 + blue * 7471 + 32768) >> 16;
	}

	/** What is seen of a luma on white paper, the more the higher its alpha, 0 to 255. */
	static int onWhite(int luma, int alpha) {
		return (luma * alpha + 255 * (255 - alpha) + 127) / 255;
	}

	/** The luma of 0xAARRGGBB on white paper. */
	static int ofArgb(int argb) {
		return onWhite(of(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff), argb >>> 24);
	}

}
