package org.digits.glyph;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.digits.image.Box;

/**
 * A line of writing, cut into pieces so small that no digit is smaller, and every run of
 * neighbouring pieces that may be one character. A reading is a row of candidates that
 * takes up every piece once.
 *
 * @param box where it stands, in pixels of the ink
 * @param height how tall its digits are, in pixels of the ink
 * @param joints what stands between every piece and those to its left; the first has
 * nothing to its left
 * @param candidates the runs that may be characters, in order of their first piece
 * @param spaces the pieces that have a word space before them
 * @param strip the whole line as one picture, made when somebody asks
 * @param runs its parts between gaps that may part words, from the left, made when
 * somebody asks
 */
public record Line(Box box, double height, List<Joint> joints, List<Candidate> candidates, Set<Integer> spaces,
		Supplier<Strip> strip, Supplier<List<Run>> runs) {

	/** The same line with other candidates. */
	public Line with(List<Candidate> others) {
		return new Line(this.box, this.height, this.joints, others, this.spaces, this.strip, this.runs);
	}

	/** How many pieces there are, numbered from the left. */
	public int pieces() {
		return this.joints.size();
	}

	/**
	 * A part of the line, a word or a number or less.
	 *
	 * @param begin where it begins, as a share of the line's width
	 * @param end where it ends
	 * @param box where it stands, in pixels of the ink
	 * @param pixels its ink, with its soft edges: places in the picture
	 */
	public record Run(double begin, double end, Box box, int[] pixels) {
	}

	/**
	 * What parts a piece from those to its left. Lengths are in heights of the line.
	 *
	 * @param gap the paper between them; less than 0 where one stands above the other
	 * @param ink how much ink the cut goes through; 0 where they don't hang together
	 */
	public record Joint(double gap, double ink) {

		/** Before the first piece. */
		public static final Joint START = new Joint(0, 0);

		/** Whether the piece hangs together with the one before it. */
		public boolean isCut() {
			return this.ink > 0;
		}
	}

	/**
	 * A run of pieces that may be one character. Its ink is only looked at when somebody
	 * asks: of what is sure as a whole, the parts are never cut out.
	 */
	public static final class Candidate {

		private final int from;

		private final int to;

		private final Supplier<Cutting> cut;

		private final double share;

		/**
		 * A candidate.
		 * @param from its first piece
		 * @param to the piece after its last
		 * @param glyph what it looks like
		 * @param shape how it stands in the line
		 * @param share how much of the pieces' ink is in the glyph, 0 to 1; the rest is
		 * taken for dirt
		 */
		public Candidate(int from, int to, Glyph glyph, Shape shape, double share) {
			this(from, to, () -> new Cutting(glyph, shape), share);
		}

		Candidate(int from, int to, Supplier<Cutting> cut, double share) {
			this.from = from;
			this.to = to;
			this.cut = new Once<>(cut);
			this.share = share;
		}

		/** Its first piece. */
		public int from() {
			return this.from;
		}

		/** The piece after its last. */
		public int to() {
			return this.to;
		}

		/** What it looks like. */
		public Glyph glyph() {
			return this.cut.get().glyph();
		}

		/** How it stands in the line. */
		public Shape shape() {
			return this.cut.get().shape();
		}

		/** How much of the pieces' ink is in the glyph, 0 to 1. */
		public double share() {
			return this.share;
		}

		/** A candidate's ink, cut out. */
		record Cutting(Glyph glyph, Shape shape) {
		}

	}

	/**
	 * How a candidate stands in its line. Lengths are in heights of the line.
	 *
	 * @param width how wide it is when the slant of the line is taken out
	 * @param height how high it is
	 * @param middle how far its middle is below the middle of the writing around it
	 * @param stroke the mean width of its strokes
	 */
	public record Shape(double width, double height, double middle, double stroke) {

		/** A character that is the whole line. */
		public static final Shape WHOLE = new Shape(1, 1, 0, .1);

	}

}
