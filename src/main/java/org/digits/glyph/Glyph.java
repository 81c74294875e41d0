package org.digits.glyph;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.digits.image.Box;
import org.digits.image.Edges;

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

	/** Paper is less, as a pixel. */
	private static final int HALF = 128;

	public Glyph {
		if (pixels.length != SIDE * SIDE) {
			throw new IllegalArgumentException(pixels.length + " pixels");
		}
	}

	/**
	 * The same glyph, moved by whole pixels; what is moved out is lost, and paper moved
	 * in.
	 */
	public Glyph moved(int right, int down) {
		byte[] moved = new byte[SIDE * SIDE];
		for (int y = Math.max(0, down); y < Math.min(SIDE, SIDE + down); y++) {
			System.arraycopy(this.pixels, (y - down) * SIDE + Math.max(0, -right), moved, y * SIDE + Math.max(0, right),
					SIDE - Math.abs(right));
		}
		return new Glyph(this.box, moved, this.slant, this.strokeWidth);
	}

	/**
	 * The same glyph where the picture cuts it off: it lies along those edges of the
	 * frame that are the picture's. What reaches two that are opposite stays between
	 * them.
	 */
	public Glyph along(Edges edges) {
		int right = beside(edges.left(), edges.right(), this::isInColumn);
		int down = beside(edges.top(), edges.bottom(), this::isInRow);
		return (right == 0 && down == 0) ? this : moved(right, down);
	}

	/** Whether it is one stroke above another, as an equals sign is. */
	public boolean isDouble() {
		int inked = 0;
		int twice = 0;
		for (int x = 0; x < SIDE; x++) {
			int runs = 0;
			for (int at = x; at < this.pixels.length; at += SIDE) {
				runs += (isInk(at) && (at < SIDE || !isInk(at - SIDE))) ? 1 : 0;
			}
			inked += (runs > 0) ? 1 : 0;
			twice += (runs > 1) ? 1 : 0;
		}
		return 2 * twice > inked;
	}

	private boolean isInk(int at) {
		return (this.pixels[at] & 0xff) >= HALF;
	}

	/** How far to move what lies along the one end, or the other, of a row of places. */
	private static int beside(boolean start, boolean end, IntPredicate isInk) {
		if (start == end) {
			return 0;
		}
		IntStream places = IntStream.range(0, SIDE).filter(isInk);
		return start ? -places.min().orElse(0) : SIDE - 1 - places.max().orElse(SIDE - 1);
	}

	private boolean isInColumn(int x) {
		return IntStream.range(0, SIDE).anyMatch((y) -> isMarked(x, y));
	}

	private boolean isInRow(int y) {
		return IntStream.range(0, SIDE).anyMatch((x) -> isMarked(x, y));
	}

	private boolean isMarked(int x, int y) {
		return (this.pixels[y * SIDE + x] & 0xff) >= Upright.MARKED;
	}

}
