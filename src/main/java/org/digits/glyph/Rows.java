package org.digits.glyph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.digits.image.Box;
import org.digits.ink.Blob;

/** Puts blobs into lines of writing: each is followed by the next one at its height. */
final class Rows {

	/** The part of the lower one's height that two on one line share. */
	private static final double SHARED = .4;

	/**
	 * A line much lower than the tallest is no line of the number: a flourish, a pattern.
	 */
	private static final double LEAST_TALL = .4;

	/** The part of the lower one's height that two rows share that are one. */
	private static final double BESIDE = .5;

	/** What is lower than this share of a line, and nearer than this, is a part of it. */
	private static final double PART = .55;

	private static final double PART_NEAR = .2;

	/** How near to a line a small blob of it is, as a share of the writing's height. */
	private static final double NEAR = .3;

	/** Points stand off: their distance counts for so much. */
	private static final double OF_POINT = .5;

	/**
	 * Two lines don't fit in fewer rows of pixels than the network has for one digit:
	 * what is apart there are the parts of a digit.
	 */
	private static final int ONE_LINE = Glyph.SIDE;

	private Rows() {
	}

	/**
	 * The lines from the top, each from the left; with the small blobs that belong to
	 * them.
	 */
	static List<List<Blob>> of(Writing writing) {
		List<List<Blob>> rows = found(writing);
		if (rows.size() < 2) {
			return rows;
		}
		double slope = Slope.of(writing.main());
		if (slope == 0) {
			return rows;
		}
		return found(Slope.levelled(writing, slope)).stream()
			.map((row) -> row.stream().map((blob) -> writing.blobs().all().get(blob.label() - 1)).toList())
			.toList();
	}

	private static List<List<Blob>> found(Writing writing) {
		List<Blob> main = writing.main().stream().sorted(Comparator.comparingInt((blob) -> blob.box().x())).toList();
		List<List<Blob>> rows = (box(main).height() <= ONE_LINE) ? new ArrayList<>(List.of(new ArrayList<>(main)))
				: rows(main);
		joinParts(writing, rows);
		joinBeside(rows);
		double tallest = rows.stream().mapToDouble(Rows::tall).max().orElse(0);
		rows.removeIf((row) -> tall(row) < LEAST_TALL * tallest);
		rows.sort(Comparator.comparingDouble(Rows::middle));
		joinSmall(rows, writing);
		rows.forEach((row) -> row.sort(Comparator.comparingInt((blob) -> blob.box().x())));
		return rows;
	}

	/** Each blob after the one at its height. */
	private static List<List<Blob>> rows(List<Blob> main) {
		List<List<Blob>> rows = new ArrayList<>();
		for (Blob blob : main) {
			List<Blob> best = null;
			double most = SHARED;
			for (List<Blob> row : rows) {
				double shared = shared(end(row), blob.box());
				if (shared > most) {
					most = shared;
					best = row;
				}
			}
			if (best == null) {
				best = new ArrayList<>();
				rows.add(best);
			}
			best.add(blob);
		}
		return rows;
	}

	/**
	 * The hat of a 5 is no line of its own: low, and right above or below a taller one.
	 * Nor is what hangs together with another only over a faint part of a stroke.
	 */
	private static void joinParts(Writing writing, List<List<Blob>> rows) {
		rows.sort(Comparator.comparingDouble(Rows::tall));
		for (int i = 0; i < rows.size(); i++) {
			Box part = box(rows.get(i));
			for (int j = i + 1; j < rows.size(); j++) {
				Box whole = box(rows.get(j));
				if (isPart(part, whole) || hangsTogether(writing, rows.get(i), rows.get(j))) {
					rows.get(j).addAll(rows.remove(i));
					rows.get(j - 1).sort(Comparator.comparingInt((blob) -> blob.box().x()));
					i--;
					break;
				}
			}
		}
	}

	/** Rows that stand beside one another, not one above the other, are one. */
	private static void joinBeside(List<List<Blob>> rows) {
		rows.sort(Comparator.comparingDouble(Rows::tall));
		for (int i = 0; i < rows.size(); i++) {
			for (int j = rows.size() - 1; j > i; j--) {
				if (isBeside(rows.get(i), rows.get(j))) {
					rows.get(j).addAll(rows.remove(i));
					rows.get(j - 1).sort(Comparator.comparingInt((blob) -> blob.box().x()));
					i = -1;
					break;
				}
			}
		}
	}

	/** Most of the part stands at the height of its neighbours in the row. */
	private static boolean isBeside(List<Blob> part, List<Blob> row) {
		double least = LEAST_TALL * tall(row);
		List<Box> tall = row.stream().map(Blob::box).filter((box) -> box.height() >= least).toList();
		double all = 0;
		double beside = 0;
		for (Blob blob : part) {
			Box box = blob.box();
			Box band = tall.stream()
				.sorted(Comparator.comparingInt((other) -> apart(box, other)))
				.limit(2)
				.reduce(Box::and)
				.orElseThrow();
			all += box.height();
			beside += (shared(box, band) > BESIDE) ? box.height() : 0;
		}
		return beside > all / 2;
	}

	/** How many columns are between two, less than 0 if they share some. */
	private static int apart(Box a, Box b) {
		return Math.max(a.x(), b.x()) - Math.min(a.right(), b.right());
	}

	private static boolean isPart(Box part, Box whole) {
		int above = Math.max(part.y(), whole.y()) - Math.min(part.bottom(), whole.bottom());
		int beside = Math.min(part.right(), whole.right()) - Math.max(part.x(), whole.x());
		return part.height() < PART * whole.height() && above < PART_NEAR * whole.height()
				&& beside >= part.width() / 2;
	}

	private static boolean hangsTogether(Writing writing, List<Blob> part, List<Blob> row) {
		return part.stream().allMatch((blob) -> writing.faint().joins(blob, row));
	}

	private static Box box(List<Blob> row) {
		return row.stream().map(Blob::box).reduce(Box::and).orElseThrow();
	}

	/** The last characters of a row: what the next one must stand beside. */
	private static Box end(List<Blob> row) {
		Box last = row.get(row.size() - 1).box();
		for (int i = row.size() - 2; i >= 0 && i >= row.size() - 3; i--) {
			Box box = row.get(i).box();
			if (box.right() > last.x() - 2 * last.height()) {
				last = last.and(box);
			}
		}
		return last;
	}

	private static double shared(Box a, Box b) {
		double rows = Math.min(a.bottom(), b.bottom()) - Math.max(a.y(), b.y());
		return rows / Math.min(a.height(), b.height());
	}

	private static double tall(List<Blob> row) {
		return row.stream().mapToInt((blob) -> blob.box().height()).max().orElse(0);
	}

	private static double middle(List<Blob> row) {
		return row.stream().mapToDouble((blob) -> blob.box().y() + blob.box().height() / 2.0).average().orElse(0);
	}

	/**
	 * Small blobs go to the line that they are in or touch, if there is one; and others
	 * to them: small noughts, written after tall digits and a point.
	 */
	private static void joinSmall(List<List<Blob>> rows, Writing writing) {
		List<Blob> left = new ArrayList<>(writing.small());
		List<List<Blob>> last = rows;
		while (!left.isEmpty() && !last.stream().allMatch(List::isEmpty)) {
			List<List<Blob>> joined = rows.stream().<List<Blob>>map((row) -> new ArrayList<>()).toList();
			for (Blob blob : List.copyOf(left)) {
				int row = nearest(last, blob.box(), NEAR * writing.height());
				if (row >= 0) {
					joined.get(row).add(blob);
				}
			}
			for (int i = 0; i < rows.size(); i++) {
				rows.get(i).addAll(joined.get(i));
				left.removeAll(joined.get(i));
			}
			last = joined;
		}
	}

	/** The number of the row that has the nearest blob; -1 if none is so near. */
	private static int nearest(List<List<Blob>> rows, Box box, double reach) {
		int best = -1;
		double nearest = reach;
		for (int i = 0; i < rows.size(); i++) {
			for (Blob other : rows.get(i)) {
				double distance = distance(other.box(), box) * (isAtFoot(other.box(), box) ? OF_POINT : 1);
				if (distance < nearest) {
					nearest = distance;
					best = i;
				}
			}
		}
		return best;
	}

	/** Whether a small blob is where a point or comma is behind or before a character. */
	private static boolean isAtFoot(Box character, Box small) {
		double middle = small.y() + small.height() / 2.0;
		return middle > character.y() + character.height() / 2.0
				&& middle < character.bottom() + NEAR * character.height();
	}

	private static double distance(Box a, Box b) {
		double across = Math.max(0, Math.max(a.x(), b.x()) - Math.min(a.right(), b.right()));
		double down = Math.max(0, Math.max(a.y(), b.y()) - Math.min(a.bottom(), b.bottom()));
		return Math.hypot(across, down);
	}

}
