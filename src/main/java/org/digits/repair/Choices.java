package org.digits.repair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import org.digits.glyph.Glyphs;
import org.digits.glyph.Line;
import org.digits.glyph.Line.Candidate;
import org.digits.image.Box;

/** Takes from lines the candidates that a person has ruled out. */
final class Choices {

	/** How much of two boxes has to be shared for them to be the same. */
	private static final double SAME = .6;

	private Choices() {
	}

	/**
	 * Only those ways in which all pieces in the box make one digit, if there are any.
	 */
	static Glyphs joined(Glyphs glyphs, Box box) {
		return inEveryLine(glyphs, (line) -> {
			List<Candidate> inside = line.candidates()
				.stream()
				.filter((one) -> one.to() == one.from() + 1 && hasMiddleOf(box, one.glyph().box()))
				.toList();
			if (inside.size() < 2) {
				return Optional.empty();
			}
			int from = inside.stream().mapToInt(Candidate::from).min().orElseThrow();
			int to = inside.stream().mapToInt(Candidate::to).max().orElseThrow();
			return without(line, (one) -> one.from() < to && one.to() > from && (one.from() != from || one.to() != to));
		});
	}

	/**
	 * Only those ways in which what stands in the box is more than one digit.
	 * @return empty where it was never thought of as more than one
	 */
	static Optional<Glyphs> split(Glyphs glyphs, Box box) {
		for (Line line : glyphs.lines()) {
			Optional<Candidate> found = line.candidates()
				.stream()
				.filter((one) -> shared(one.glyph().box(), box) > SAME)
				.max(Comparator.comparingDouble((one) -> shared(one.glyph().box(), box)));
			if (found.isPresent()) {
				Candidate whole = found.get();
				Optional<Line> parted = without(line,
						(one) -> one.from() < whole.to() && one.to() > whole.from()
								&& (one.from() <= whole.from() && one.to() >= whole.to() || one.from() < whole.from()
										|| one.to() > whole.to()));
				return parted.map((other) -> replaced(glyphs, line, other));
			}
		}
		return Optional.empty();
	}

	/** Without what reaches over a cut. */
	static Glyphs partedAt(Glyphs glyphs, Box box, int column) {
		return inEveryLine(glyphs, (line) -> without(line, (one) -> {
			Box other = one.glyph().box();
			return other.y() < box.bottom() && other.bottom() > box.y() && other.x() < column
					&& other.right() > column + 1;
		}));
	}

	private static Glyphs inEveryLine(Glyphs glyphs, Function<Line, Optional<Line>> change) {
		List<Line> lines = new ArrayList<>();
		glyphs.lines().forEach((line) -> lines.add(change.apply(line).orElse(line)));
		return new Glyphs(lines);
	}

	private static Glyphs replaced(Glyphs glyphs, Line line, Line other) {
		return new Glyphs(glyphs.lines().stream().map((one) -> (one == line) ? other : one).toList());
	}

	/**
	 * @return empty if there would be no way left through the line
	 */
	private static Optional<Line> without(Line line, Predicate<Candidate> ruledOut) {
		List<Candidate> left = line.candidates().stream().filter(ruledOut.negate()).toList();
		boolean[] reached = new boolean[line.pieces() + 1];
		reached[0] = true;
		for (Candidate candidate : left) {
			reached[candidate.to()] |= reached[candidate.from()];
		}
		return reached[line.pieces()] ? Optional.of(line.with(left)) : Optional.empty();
	}

	private static boolean hasMiddleOf(Box box, Box other) {
		int x = other.x() + other.width() / 2;
		int y = other.y() + other.height() / 2;
		return x >= box.x() && x <= box.right() && y >= box.y() && y <= box.bottom();
	}

	/** The share of two boxes that both have, 0 to 1. */
	static double shared(Box a, Box b) {
		double width = Math.min(a.right(), b.right()) - Math.max(a.x(), b.x());
		double height = Math.min(a.bottom(), b.bottom()) - Math.max(a.y(), b.y());
		if (width <= 0 || height <= 0) {
			return 0;
		}
		double both = width * height;
		return both / ((double) a.width() * a.height() + (double) b.width() * b.height() - both);
	}

}
