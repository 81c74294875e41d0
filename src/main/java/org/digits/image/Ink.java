package org.digits.image;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What of a picture is writing.
 *
 * @param width columns, in pixels
 * @param height rows, in pixels
 * @param certainty {@code width * height} bytes, row by row from the top: 0 surely paper
 * to 255 surely ink (unsigned); an edge pixel that a stroke half covers has about 128
 * @param scale how many pixels of the uploaded picture one pixel of this one stands for,
 * along a side
 * @param ground what the writing stands on
 */
public record Ink(int width, int height, byte[] certainty, double scale, Ground ground) {

	private static final byte[] PAPER = new byte[1024];

	public Ink {
		if (width < 1 || height < 1 || certainty.length != width * height) {
			throw new IllegalArgumentException("%d x %d pixels in %d bytes".formatted(width, height, certainty.length));
		}
	}

	/** Ink on even ground. */
	public Ink(int width, int height, byte[] certainty, double scale) {
		this(width, height, certainty, scale, Ground.EVEN);
	}

	/** The same ink, of which it is known what it stands on. */
	public Ink on(Ground other) {
		return new Ink(this.width, this.height, this.certainty, this.scale, other);
	}

	/**
	 * The same turned clockwise.
	 * @param quarters by so many right angles, 0 to 3
	 */
	public Ink turned(int quarters) {
		boolean swaps = QuarterTurn.swaps(quarters);
		return new Ink(swaps ? this.height : this.width, swaps ? this.width : this.height,
				QuarterTurn.pixels(this.certainty, this.width, this.height, quarters), this.scale, this.ground);
	}

	/**
	 * The same ink without some pixels.
	 * @param pixels their places, row by row
	 */
	public Ink without(IntStream pixels) {
		byte[] others = this.certainty.clone();
		pixels.forEach((at) -> others[at] = 0);
		return with(others);
	}

	/** Other ink in the same picture. */
	public Ink with(byte[] others) {
		return new Ink(this.width, this.height, others, this.scale, this.ground);
	}

	/** Which edges of the picture are reached by what is in a box. */
	public Edges edges(Box box) {
		return new Edges(box.x() <= 1, box.right() >= this.width - 1, box.y() <= 1, box.bottom() >= this.height - 1);
	}

	/**
	 * The next pixel that isn't surely paper, of which many are passed at a time.
	 * @param certainty pixels, as above
	 * @param from the first to look at
	 * @param to the one after the last
	 * @return its place; to if there is none
	 */
	public static int next(byte[] certainty, int from, int to) {
		int at = from;
		while (at < to) {
			// Ink is mostly beside ink.
			if (certainty[at] != 0) {
				return at;
			}
			int many = Math.min(PAPER.length, to - at);
			int other = Arrays.mismatch(certainty, at, at + many, PAPER, 0, many);
			if (other >= 0) {
				return at + other;
			}
			at += many;
		}
		return to;
	}

	/** The certainty at a column and row, 0 to 255. */
	public int at(int x, int y) {
		return this.certainty[y * this.width + x] & 0xff;
	}

}
