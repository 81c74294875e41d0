package org.digits.glyph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.digits.image.Box;
import org.digits.image.Ink;
import org.digits.ink.Blob;
import org.digits.ink.Blobs;

/** Finds the lines of writing in ink, and in them all that may be a digit. */
public final class GlyphFinder {

	/** The widest digit, as a share of the line's height. */
	private static final double WIDEST = 2.2;

	/** The widest gap within a digit, as a share of the line's height. */
	private static final double WIDEST_GAP = .3;

	/** The most pieces that make a digit. */
	private static final int MOST_PIECES = 7;

	/** Where this share of the ink is marked, the rest is no more than soft edges. */
	private static final double CLEAR = .97;

	/** A gap between numbers, as a share of the line's height, and of its usual gap. */
	private static final double SPACE = 1.3;

	private static final double SPACE_TO_USUAL = 2.6;

	/** A gap that may part a word from a number, as a share of the line's height. */
	private static final double BETWEEN_RUNS = .2;

	/**
	 * The lines of writing, from the top.
	 * @param ink the ink
	 * @param digits how many digits to expect; 1 means that all ink is one digit
	 */
	public Glyphs find(Ink ink, OptionalInt digits) {
		if (isFilled(ink)) {
			return new Glyphs(List.of(whole(ink)));
		}
		Writing writing = Writing.of(ink);
		if (writing.main().isEmpty()) {
			return new Glyphs(List.of());
		}
		if (digits.isPresent() && digits.getAsInt() == 1) {
			return new Glyphs(List.of(one(ink, writing)));
		}
		return new Glyphs(Rows.of(writing).stream().map((row) -> line(ink, writing, row)).toList());
	}

	/** The same ink where lines that seem to touch are cut apart; nothing if none do. */
	public Optional<Ink> apart(Ink ink) {
		return ink.ground().isSmall() ? Optional.empty() : Seams.open(ink);
	}

	/** A picture of the network's own size with ink all over: noise, as it is. */
	private static boolean isFilled(Ink ink) {
		if (ink.width() != Glyph.SIDE || ink.height() != Glyph.SIDE) {
			return false;
		}
		int rim = 0;
		for (int i = 0; i < Glyph.SIDE; i++) {
			rim += (ink.at(i, 0) > 0 ? 1 : 0) + (ink.at(i, Glyph.SIDE - 1) > 0 ? 1 : 0);
			rim += (ink.at(0, i) > 0 ? 1 : 0) + (ink.at(Glyph.SIDE - 1, i) > 0 ? 1 : 0);
		}
		return rim > 1.2 * Glyph.SIDE;
	}

	private static Line whole(Ink ink) {
		Box box = new Box(0, 0, ink.width(), ink.height());
		Patch patch = new Patch(box, ink.certainty());
		double slant = Math.toDegrees(Math.atan(Patch.Moments.of(patch).slant()));
		Glyph glyph = new Glyph(box, ink.certainty().clone(), slant, patch.strokeWidth());
		return new Line(box, box.height(), List.of(Line.Joint.START),
				List.of(new Line.Candidate(0, 1, glyph, Line.Shape.WHOLE, 1)), Set.of(), () -> Strip.NONE, List::of);
	}

	/**
	 * All the ink as one digit, with its faint parts if there are any; or nearly all, if
	 * the rest may be dirt.
	 */
	private static Line one(Ink ink, Writing writing) {
		List<Blob> near = new ArrayList<>(writing.main());
		Box main = near.stream().map(Blob::box).reduce(Box::and).orElseThrow();
		writing.small().stream().filter((blob) -> isNear(main, blob.box(), .25 * writing.height())).forEach(near::add);
		List<Blob> largest = List.of(writing.main().stream().max(Comparator.comparingInt(Blob::area)).orElseThrow());
		double area = near.stream().mapToInt(Blob::area).sum();
		Patch marked = RowInk.patch(ink, writing.blobs(), near);
		Patch whole = RowInk.patch(ink, writing.faint().blobs(),
				near.stream().map(writing::withFaint).distinct().toList());
		double share = marked.mass() / whole.mass();
		boolean faint = share < CLEAR;
		List<Line.Candidate> candidates = new ArrayList<>();
		if (faint) {
			candidates.add(new Line.Candidate(0, 1, Upright.of(whole), Line.Shape.WHOLE, 1));
		}
		for (List<Blob> blobs : new LinkedHashSet<>(List.of(near, faint ? near : writing.main(), largest))) {
			double part = blobs.stream().mapToInt(Blob::area).sum() / area * (faint ? share : 1);
			Patch some = blobs.equals(near) ? marked : RowInk.patch(ink, writing.blobs(), blobs);
			candidates.add(new Line.Candidate(0, 1, Upright.of(some), Line.Shape.WHOLE, part));
		}
		return new Line(main, main.height(), List.of(Line.Joint.START), candidates, Set.of(),
				new Once<>(() -> strip(ink, writing, near, main.height())), List::of);
	}

	private static Strip strip(Ink ink, Writing writing, List<Blob> blobs, double height) {
		RowInk row = RowInk.of(ink, writing.blobs(), blobs);
		Pieces pieces = Pieces.of(row, writing.blobs().all().size(), height);
		return Strip.of(row, Axis.of(blobs, height), height, pieces.slant());
	}

	private static boolean isNear(Box main, Box box, double reach) {
		return box.x() < main.right() + reach && box.right() > main.x() - reach && box.y() < main.bottom() + reach
				&& box.bottom() > main.y() - reach;
	}

	private static Line line(Ink ink, Writing writing, List<Blob> blobs) {
		RowInk row = RowInk.of(ink, writing.blobs(), blobs);
		double height = height(blobs, writing.height());
		Pieces pieces = Pieces.of(row, writing.blobs().all().size(), height);
		Axis axis = Axis.of(blobs, height);
		return new Line(row.box(), height, joints(pieces, height), candidates(pieces, height, axis),
				spaces(pieces, height), new Once<>(() -> Strip.of(row, axis, height, pieces.slant())),
				new Once<>(() -> runs(ink, pieces, height)));
	}

	private static List<Line.Run> runs(Ink ink, Pieces pieces, double height) {
		List<Line.Run> runs = new ArrayList<>();
		int from = 0;
		double reach = pieces.right()[0];
		for (int to = 1; to <= pieces.count(); to++) {
			if (to == pieces.count() || pieces.left()[to] - reach > BETWEEN_RUNS * height) {
				runs.add(pieces.run(from, to, ink.width()));
				from = to;
			}
			reach = (to < pieces.count()) ? Math.max(reach, pieces.right()[to]) : reach;
		}
		return runs;
	}

	private static List<Line.Joint> joints(Pieces pieces, double height) {
		List<Line.Joint> joints = new ArrayList<>();
		double right = pieces.left()[0];
		for (int i = 0; i < pieces.count(); i++) {
			joints.add(new Line.Joint((pieces.left()[i] - right) / height, pieces.cut()[i] / height));
			right = Math.max(right, pieces.right()[i]);
		}
		return joints;
	}

	private static double height(List<Blob> blobs, double usual) {
		int[] heights = blobs.stream()
			.mapToInt((blob) -> blob.box().height())
			.filter((h) -> h >= .38 * usual)
			.sorted()
			.toArray();
		return (heights.length > 0) ? Math.max(heights[(int) (.75 * (heights.length - 1))], .5 * usual) : usual;
	}

	private static List<Line.Candidate> candidates(Pieces pieces, double height, Axis axis) {
		List<Line.Candidate> candidates = new ArrayList<>();
		for (int from = 0; from < pieces.count(); from++) {
			double right = pieces.right()[from];
			for (int to = from + 1; to <= Math.min(pieces.count(), from + MOST_PIECES); to++) {
				double gap = pieces.left()[to - 1] - right;
				right = Math.max(right, pieces.right()[to - 1]);
				boolean single = to == from + 1;
				if (!single && (gap > WIDEST_GAP * height || right - pieces.left()[from] > WIDEST * height)) {
					break;
				}
				candidates.add(candidate(pieces, from, to, right - pieces.left()[from], height, axis));
			}
		}
		return candidates;
	}

	private static Line.Candidate candidate(Pieces pieces, int from, int to, double width, double height, Axis axis) {
		return new Line.Candidate(from, to, () -> {
			Glyph glyph = Upright.of(pieces.patch(from, to));
			return new Line.Candidate.Cutting(glyph, shape(glyph, width, height, axis));
		}, 1);
	}

	private static Line.Shape shape(Glyph glyph, double width, double height, Axis axis) {
		Box box = glyph.box();
		double x = box.x() + box.width() / 2.0;
		double y = box.y() + box.height() / 2.0;
		return new Line.Shape(width / height, box.height() / height, (y - axis.at(x)) / height,
				glyph.strokeWidth() / height);
	}

	private static Set<Integer> spaces(Pieces pieces, double height) {
		double[] gaps = new double[Math.max(0, pieces.count() - 1)];
		double right = 0;
		for (int i = 0; i < gaps.length; i++) {
			right = Math.max(right, pieces.right()[i]);
			gaps[i] = Math.max(0, pieces.left()[i + 1] - right);
		}
		double[] open = Arrays.stream(gaps).filter((gap) -> gap > 0).sorted().toArray();
		double usual = (open.length > 0) ? open[(open.length - 1) / 2] : 0;
		Set<Integer> spaces = new HashSet<>();
		for (int i = 0; i < gaps.length; i++) {
			if (gaps[i] > SPACE * height && (gaps[i] > SPACE_TO_USUAL * usual || open.length == 1)) {
				spaces.add(i + 1);
			}
		}
		return spaces;
	}

}
