package org.digits.decode;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A component of a JPEG picture, such as its luma, with as many of its coefficients as
 * the photo needs: of every block of 8 × 8, those of the lowest {@link #kept} ×
 * {@link #kept} frequencies.
 */
final class JpegComponent {

	/** Where a coefficient belongs, by its place in the file: 8 × row + column. */
	private static final int[] ZIGZAG = zigzag();

	final int name;

	/** How many blocks, across and down, belong to a unit of the picture. */
	final int across;

	final int down;

	final int quantizer;

	/** Blocks in a row and in a column; with those that fill up the last units. */
	int blocks;

	int rows;

	int paddedBlocks;

	int paddedRows;

	int kept;

	/** Kept coefficients, block by block, rows of {@code kept}; empty if not needed. */
	short[] coefficients = new short[0];

	/** By block: which coefficients are known not to be 0, by their place in the file. */
	long[] known = new long[0];

	int[] steps = new int[0];

	@Nullable JpegHuffman dc;

	@Nullable JpegHuffman ac;

	/** The value before, which the next is told from. */
	int previous;

	private final int[] place = new int[64];

	/** By kept coefficient: its place in the file. */
	private int[] source = new int[0];

	JpegComponent(int name, int across, int down, int quantizer) {
		this.name = name;
		this.across = across;
		this.down = down;
		this.quantizer = quantizer;
	}

	private static int[] zigzag() {
		int[] zigzag = new int[64];
		int row = 0;
		int column = 0;
		for (int index = 0; index < 64; index++) {
			zigzag[index] = 8 * row + column;
			boolean up = (row + column) % 2 == 0;
			int across = up ? column : row;
			int along = up ? row : column;
			if (across == 7) {
				along++;
			}
			else {
				across++;
				along = Math.max(0, along - 1);
			}
			column = up ? across : along;
			row = up ? along : across;
		}
		return zigzag;
	}

	/** Makes room for coefficients. */
	void keep(int kept, int rows, boolean progressive) {
		this.kept = kept;
		this.coefficients = new short[this.paddedBlocks * rows * kept * kept];
		this.source = new int[kept * kept];
		this.known = new long[progressive ? this.paddedBlocks * rows : 0];
		for (int index = 0; index < 64; index++) {
			int row = ZIGZAG[index] / 8;
			int column = ZIGZAG[index] % 8;
			this.place[index] = (row < kept && column < kept) ? row * kept + column : -1;
			if (this.place[index] >= 0) {
				this.source[this.place[index]] = index;
			}
		}
	}

	boolean isNeeded() {
		return this.coefficients.length > 0;
	}

	/** The place in the file of the last coefficient that is kept, or 0. */
	int lastNeeded() {
		return (this.source.length > 0) ? this.source[this.source.length - 1] : 0;
	}

	/** Where a coefficient of a block is kept, or -1. */
	int index(int block, int place) {
		int kept = this.place[place];
		return (kept < 0) ? -1 : block * this.kept * this.kept + kept;
	}

	void set(int block, int place, int value) {
		int kept = this.place[place];
		if (kept >= 0) {
			this.coefficients[block * this.kept * this.kept + kept] = (short) value;
		}
	}

	/** Keeps what it needs of a whole block. */
	void set(int block, int mean, JpegBlock values) {
		int size = this.kept * this.kept;
		int from = block * size;
		if (values.last() == 0) {
			Arrays.fill(this.coefficients, from, from + size, (short) 0);
		}
		else {
			for (int index = 1; index < size; index++) {
				this.coefficients[from + index] = values.values[this.source[index]];
			}
		}
		this.coefficients[from] = (short) mean;
	}

	/** By how much every kept coefficient has to be multiplied. */
	float[] factors() throws Unreadable {
		if (this.steps.length == 0) {
			throw Unreadable.garbled();
		}
		float[] factors = new float[this.kept * this.kept];
		for (int index = 0; index < 64; index++) {
			if (this.place[index] >= 0) {
				factors[this.place[index]] = this.steps[index];
			}
		}
		return factors;
	}

}
