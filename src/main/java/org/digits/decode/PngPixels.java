package org.digits.decode;

/**
 * Tells the luma of the pixels in an unpacked row.
 *
 * @param bits of a sample: 1, 2, 4, 8 or 16
 * @param samples of a pixel: 1 grey or palette, 2 with alpha, 3 colour, 4 with alpha
 * @param table the luma of every value of a grey or palette sample (of its high byte,
 * where it has 16 bits)
 * @param transparent the one colour that can't be seen; empty where there is none
 */
record PngPixels(int bits, int samples, byte[] table, int[] transparent) {

	private static final int WHITE = 255;

	void lumas(byte[] row, byte[] lumas) {
		for (int x = 0; x < lumas.length; x++) {
			lumas[x] = (byte) (isTransparent(row, x) ? WHITE : luma(row, x * this.samples));
		}
	}

	private boolean isTransparent(byte[] row, int x) {
		if (this.transparent.length == 0) {
			return false;
		}
		for (int index = 0; index < this.samples; index++) {
			if (sample(row, x * this.samples + index) != this.transparent[index]) {
				return false;
			}
		}
		return true;
	}

	private int luma(byte[] row, int first) {
		return switch (this.samples) {
			case 1 -> grey(row, first);
			case 2 -> Luma.onWhite(grey(row, first), high(row, first + 1));
			case 3 -> colour(row, first);
			default -> Luma.onWhite(colour(row, first), high(row, first + 3));
		};
	}

	private int grey(byte[] row, int index) {
		return this.table[(this.bits < 8) ? sample(row, index) : high(row, index)] & 0xff;
	}

	private int colour(byte[] row, int first) {
		return Luma.of(high(row, first), high(row, first + 1), high(row, first + 2));
	}

	private int sample(byte[] row, int index) {
		return switch (this.bits) {
			case 8 -> row[index] & 0xff;
			case 16 -> (row[2 * index] & 0xff) << 8 | row[2 * index + 1] & 0xff;
			default -> {
				int bit = index * this.bits;
				yield (row[bit >> 3] & 0xff) >> 8 - this.bits - (bit & 7) & (1 << this.bits) - 1;
			}
		};
	}

	/** The sample as 0 to 255. */
	private int high(byte[] row, int index) {
		return row[(this.bits == 16) ? 2 * index : index] & 0xff;
	}

}
