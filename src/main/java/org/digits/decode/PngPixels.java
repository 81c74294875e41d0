package org.digits.decode;

import org.jspecify.annotations.Nullable;

/**
 * Tells the luma of the pixels in an unpacked row.
 *
 * @param bits of a sample: 1, 2, 4, 8 or 16
 * @param samples of a pixel: 1 grey or palette, 2 with alpha, 3 colour, 4 with alpha
 * @param table the luma of every value of a grey or palette sample (of its high byte,
 * where it has 16 bits)
 * @param transparent the one colour that can't be seen; empty where there is none
 * @param asIs whether a grey sample of eight bits is its luma
 */
record PngPixels(int bits, int samples, byte[] table, int[] transparent, boolean asIs) {

	static final int GREY = 0;

	static final int COLOUR = 2;

	static final int PALETTE = 3;

	static final int GREY_ALPHA = 4;

	static final int COLOUR_ALPHA = 6;

	private static final int WHITE = 255;

	/** How to tell the luma of pixels of a kind. */
	static PngPixels of(int kind, int bits, @Nullable Bytes palette, @Nullable Bytes transparency) throws Unreadable {
		byte[] table = new byte[1 << Math.min(8, bits)];
		for (int value = 0; value < table.length; value++) {
			table[value] = (byte) ((palette != null && kind == PALETTE) ? luma(palette, transparency, value)
					: value * 255 / (table.length - 1));
		}
		return new PngPixels(bits, samples(kind), table, transparent(kind, bits, transparency), kind == GREY);
	}

	/** How many samples a pixel has. */
	static int samples(int kind) {
		return switch (kind) {
			case COLOUR -> 3;
			case GREY_ALPHA -> 2;
			case COLOUR_ALPHA -> 4;
			default -> 1;
		};
	}

	private static int luma(Bytes palette, @Nullable Bytes alphas, int index) throws Unreadable {
		if (3 * index + 3 > palette.length()) {
			return 0;
		}
		int luma = Luma.of(palette.u8(3 * index), palette.u8(3 * index + 1), palette.u8(3 * index + 2));
		return (alphas != null && index < alphas.length()) ? Luma.onWhite(luma, alphas.u8(index)) : luma;
	}

	private static int[] transparent(int kind, int bits, @Nullable Bytes transparency) throws Unreadable {
		int count = (kind == GREY) ? 1 : ((kind == COLOUR) ? 3 : 0);
		if (transparency == null || transparency.length() < 2 * count) {
			return new int[0];
		}
		int[] colour = new int[count];
		for (int index = 0; index < count; index++) {
			colour[index] = transparency.u16(2L * index) & (1 << bits) - 1;
		}
		return colour;
	}

	void lumas(byte[] row, byte[] lumas) {
		if (this.samples == 1 && this.bits == 8 && this.transparent.length == 0) {
			if (this.asIs) {
				System.arraycopy(row, 0, lumas, 0, lumas.length);
				return;
			}
			for (int x = 0; x < lumas.length; x++) {
				lumas[x] = this.table[row[x] & 0xff];
			}
			return;
		}
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
