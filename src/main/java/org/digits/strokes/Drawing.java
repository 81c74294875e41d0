package org.digits.strokes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What was written on a pad. Its unit of length is its own: pixels of a screen, or
 * anything else.
 *
 * @param width of the pad
 * @param height of the pad
 * @param pen how wide the pen is; if nobody says, it follows from the size of the writing
 * @param strokes what was written, in order; none on an empty pad
 */
public record Drawing(double width, double height, OptionalDouble pen, List<Stroke> strokes) {

	public Drawing {
		if (!(width > 0) || !(height > 0)) {
			throw new IllegalArgumentException("A pad of %s x %s".formatted(width, height));
		}
		strokes = List.copyOf(strokes);
	}

	/** Of the narrower of two strokes, the share that has to stand above the other. */
	private static final double ABOVE = .6;

	/**
	 * The widest gap between parts of a character that stand above each other, in heights
	 * of the taller: of two rings of an 8, and below the hat of a 5.
	 */
	private static final double GAP = .35;

	private static final double GAP_BELOW_HAT = .6;

	/** How wide a character is at most, as a share of its height. */
	private static final double WIDEST = 1.3;

	private static final double NARROW = 1;

	/** The smallest character beside another, as a share of its height. */
	private static final double SMALLEST = .5;

	/**
	 * Whether the strokes show that all of it is one character: it isn't wide, and every
	 * stroke stands above or upon another, as the two rings of an 8, or the bar of a 7 on
	 * its stem. Not so the back of a 5 with a hat beside it: that may be two.
	 */
	boolean isOneCharacter() {
		return characters().orElse(0) == 1;
	}

	/**
	 * How many characters the strokes show: those that stand above or upon each other are
	 * one.
	 * @return empty where they may be counted in another way, as some are wide or small
	 */
	OptionalInt characters() {
		List<Extent> parts = new ArrayList<>(this.strokes.stream().map(Extent::of).toList());
		List<Extent> characters = new ArrayList<>();
		while (!parts.isEmpty()) {
			Extent whole = parts.remove(0);
			for (boolean grown = true; grown;) {
				Extent so = whole;
				List<Extent> joined = parts.stream().filter(so::isAbove).toList();
				parts.removeAll(joined);
				whole = joined.stream().reduce(whole, Extent::and);
				grown = !joined.isEmpty();
			}
			characters.add(whole);
		}
		double tallest = characters.stream().mapToDouble(Extent::height).max().orElse(0);
		boolean clear = characters.stream()
			.allMatch((one) -> one.width() <= WIDEST * one.height() && one.height() >= SMALLEST * tallest);
		return (clear && !characters.isEmpty()) ? OptionalInt.of(characters.size()) : OptionalInt.empty();
	}

	/**
	 * Whether it is narrow enough for one character, though its strokes may stand beside
	 * each other, as in an open 4.
	 */
	boolean mayBeOneCharacter() {
		return this.strokes.stream()
			.map(Extent::of)
			.reduce(Extent::and)
			.filter((whole) -> whole.width() <= NARROW * whole.height())
			.isPresent();
	}

	/**
	 * How tall the characters are, about: the larger side of most of them. Strokes that
	 * stand above each other belong to the same character.
	 * @return the length; 0 on an empty pad, or where there are only dots
	 */
	double size() {
		double[] sizes = touching().stream()
			.mapToDouble((one) -> Math.max(one.width(), one.height()))
			.sorted()
			.toArray();
		return (sizes.length > 0) ? sizes[(int) (.75 * (sizes.length - 1))] : 0;
	}

	private List<Extent> touching() {
		List<Extent> characters = new ArrayList<>();
		List<Extent> strokes = this.strokes.stream()
			.map(Extent::of)
			.sorted(Comparator.comparingDouble((Extent stroke) -> stroke.top))
			.toList();
		for (Extent stroke : strokes) {
			Extent whole = stroke;
			for (Extent other : List.copyOf(characters)) {
				if (whole.touches(other)) {
					characters.remove(other);
					whole = whole.and(other);
				}
			}
			characters.add(whole);
		}
		return characters;
	}

	private record Extent(double left, double right, double top, double bottom) {

		static Extent of(Stroke stroke) {
			return new Extent(stroke.left(), stroke.right(), stroke.top(), stroke.bottom());
		}

		double width() {
			return this.right - this.left;
		}

		double height() {
			return this.bottom - this.top;
		}

		boolean isFlat() {
			return height() < .6 * width();
		}

		boolean isAbove(Extent other) {
			double shared = Math.min(this.right, other.right) - Math.max(this.left, other.left);
			double gap = Math.max(this.top, other.top) - Math.min(this.bottom, other.bottom);
			double widest = (isFlat() || other.isFlat()) ? GAP_BELOW_HAT : GAP;
			return shared >= ABOVE * Math.min(width(), other.width())
					&& gap <= widest * Math.max(height(), other.height());
		}

		boolean touches(Extent other) {
			return this.left <= other.right && other.left <= this.right && this.top <= other.bottom
					&& other.top <= this.bottom;
		}

		Extent and(Extent other) {
			return new Extent(Math.min(this.left, other.left), Math.max(this.right, other.right),
					Math.min(this.top, other.top), Math.max(this.bottom, other.bottom));
		}

	}

}
