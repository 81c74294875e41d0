package org.digits.glyph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.digits.image.Box;

/**
 * A line of writing in pieces from left to right, no digit smaller than a piece. Blobs
 * that stand above one another make one piece; a wide blob is cut where its strokes are
 * thin, along the slant of the line.
 *
 * @param ink the line
 * @param count how many pieces
 * @param piece for every pixel of the line, its piece; -1 for none
 * @param bounds for every piece, its first column and row, and the column and row after
 * its last
 * @param left the first column of every piece, set upright
 * @param right the column after its last
 * @param cut how many pixels of ink the cut before every piece goes through; 0 where
 * there is none
 * @param slant how far the line leans to the right, in columns a row
 */
record Pieces(RowInk ink, int count, int[] piece, int[] bounds, double[] left, double[] right, double[] cut,
		double slant) {

	/** The greatest slant that is taken out, as columns a row. */
	private static final double STEEPEST = .6;

	/** The part of the narrower one's width that two pieces above one another share. */
	private static final double ABOVE = .62;

	/**
	 * Cuts a line.
	 * @param ink the line
	 * @param labels the greatest label of its blobs
	 * @param height how tall its digits are, in pixels
	 */
	static Pieces of(RowInk ink, int labels, double height) {
		double slant = Math.min(Math.max(ink.slant(labels), -STEEPEST), STEEPEST);
		Columns columns = new Columns(ink, slant);
		List<Group> groups = groups(columns, labels);
		List<Loop> loops = Loop.in(ink, columns::of);
		int[] group = new int[labels + 1];
		Arrays.fill(group, -1);
		for (int i = 0; i < groups.size(); i++) {
			for (int label : groups.get(i).labels()) {
				group[label] = i;
			}
		}
		List<Span> spans = new ArrayList<>();
		List<List<Cuts.Cut>> cuts = new ArrayList<>();
		int[] first = new int[groups.size()];
		for (int i = 0; i < groups.size(); i++) {
			Group one = groups.get(i);
			List<Loop> within = loops.stream().filter((loop) -> one.labels().contains(loop.blob())).toList();
			cuts.add(Cuts.of(columns.profile(group, i, one), one.left(), within, height));
			first[i] = spans.size();
			int from = one.left();
			double through = 0;
			for (Cuts.Cut cut : cuts.get(i)) {
				spans.add(new Span(from, cut.column(), through));
				from = cut.column();
				through = cut.ink();
			}
			spans.add(new Span(from, one.right(), through));
		}
		return sorted(columns, parted(columns, group, first, cuts), spans);
	}

	/**
	 * For every pixel, the piece that it is of; -1 for none.
	 * @param group for every label, its group; -1 for none
	 * @param first for every group, its first piece
	 * @param cuts for every group, where it is cut
	 */
	private static int[] parted(Columns columns, int[] group, int[] first, List<List<Cuts.Cut>> cuts) {
		RowInk ink = columns.ink();
		int[][] ends = cuts.stream()
			.map((some) -> some.stream().mapToInt(Cuts.Cut::column).toArray())
			.toArray(int[][]::new);
		int[] piece = new int[ink.certainty().length];
		Arrays.fill(piece, -1);
		for (int at : ink.pixels()) {
			int mine = group[ink.blob()[at]];
			int part = 0;
			if (ends[mine].length > 0) {
				int column = columns.of(at);
				while (part < ends[mine].length && column >= ends[mine][part]) {
					part++;
				}
			}
			piece[at] = first[mine] + part;
		}
		return piece;
	}

	/** Numbers the pieces from left to right by their middles. */
	private static Pieces sorted(Columns columns, int[] piece, List<Span> spans) {
		Integer[] order = new Integer[spans.size()];
		Arrays.setAll(order, (i) -> i);
		Arrays.sort(order, Comparator.comparingInt((i) -> spans.get(i).left() + spans.get(i).right()));
		int[] rank = new int[order.length];
		double[] left = new double[order.length];
		double[] right = new double[order.length];
		double[] cut = new double[order.length];
		for (int i = 0; i < order.length; i++) {
			rank[order[i]] = i;
			left[i] = spans.get(order[i]).left();
			right[i] = spans.get(order[i]).right();
			cut[i] = spans.get(order[i]).ink();
		}
		for (int at : columns.ink().pixels()) {
			piece[at] = rank[piece[at]];
		}
		return new Pieces(columns.ink(), order.length, piece, bounds(columns.ink(), order.length, piece), left, right,
				cut, columns.slant());
	}

	/** The blobs, those above one another together, from left to right. */
	private static List<Group> groups(Columns columns, int labels) {
		List<Group> groups = new ArrayList<>(columns.spans(labels));
		groups.sort(Comparator.comparingInt(Group::left));
		boolean merged = true;
		while (merged) {
			merged = false;
			for (int i = 0; i + 1 < groups.size() && !merged; i++) {
				for (int j = i + 1; j < groups.size() && groups.get(j).left() < groups.get(i).right(); j++) {
					if (groups.get(i).shared(groups.get(j)) >= ABOVE) {
						groups.set(i, groups.get(i).and(groups.remove(j)));
						merged = true;
						break;
					}
				}
			}
		}
		return groups;
	}

	/**
	 * For every piece, its first column and row, and the column and row after its last.
	 */
	private static int[] bounds(RowInk ink, int count, int[] piece) {
		int[] bounds = new int[4 * count];
		for (int i = 0; i < count; i++) {
			bounds[4 * i] = ink.width();
			bounds[4 * i + 1] = ink.height();
		}
		for (int at : ink.pixels()) {
			int first = 4 * piece[at];
			int y = at / ink.width();
			int x = at - y * ink.width();
			bounds[first] = Math.min(bounds[first], x);
			bounds[first + 1] = Math.min(bounds[first + 1], y);
			bounds[first + 2] = Math.max(bounds[first + 2], x + 1);
			bounds[first + 3] = y + 1;
		}
		return bounds;
	}

	/** The ink of a run of pieces. */
	Patch patch(int from, int to) {
		int width = this.ink.width();
		int left = width;
		int right = 0;
		int top = this.ink.height();
		int bottom = 0;
		for (int i = 4 * from; i < 4 * to; i += 4) {
			left = Math.min(left, this.bounds[i]);
			top = Math.min(top, this.bounds[i + 1]);
			right = Math.max(right, this.bounds[i + 2]);
			bottom = Math.max(bottom, this.bounds[i + 3]);
		}
		int columns = Math.max(1, right - left);
		byte[] certainty = new byte[columns * Math.max(1, bottom - top)];
		for (int y = top; y < bottom; y++) {
			for (int x = left; x < right; x++) {
				int at = y * width + x;
				if (this.piece[at] >= from && this.piece[at] < to) {
					certainty[(y - top) * columns + x - left] = this.ink.certainty()[at];
				}
			}
		}
		Box box = new Box(this.ink.box().x() + left, this.ink.box().y() + top, columns, Math.max(1, bottom - top));
		return new Patch(box, certainty);
	}

	/**
	 * A piece.
	 *
	 * @param left its first column, set upright
	 * @param right the column after its last
	 * @param ink how many pixels the cut to its left goes through; 0 if there is none
	 */
	private record Span(int left, int right, double ink) {
	}

	/**
	 * Blobs that stand above one another.
	 *
	 * @param labels their labels
	 * @param left their first column, set upright
	 * @param right the column after their last
	 */
	private record Group(List<Integer> labels, int left, int right) {

		double shared(Group other) {
			double columns = Math.min(this.right, other.right) - Math.max(this.left, other.left);
			return columns / Math.min(this.right - this.left, other.right - other.left);
		}

		Group and(Group other) {
			List<Integer> both = new ArrayList<>(this.labels);
			both.addAll(other.labels);
			return new Group(both, Math.min(this.left, other.left), Math.max(this.right, other.right));
		}
	}

	/** The columns of a line when its slant is taken out. */
	private record Columns(RowInk ink, double slant) {

		int of(int at) {
			int y = at / this.ink.width();
			return (int) (at - y * this.ink.width() + shift(y));
		}

		/** How many columns a row's pixels are moved to the right. */
		double shift(int y) {
			return this.slant * ((this.slant >= 0) ? y : y - this.ink.height());
		}

		/** The marked pixels of the group in every column of its own. */
		Cuts.Profile profile(int[] group, int which, Group span) {
			Cuts.Profile profile = new Cuts.Profile(span.right() - span.left());
			int width = this.ink.width();
			for (int y = 0; y < this.ink.height(); y++) {
				// Only where its columns are, a column more to each side for the
				// rounding.
				double shift = shift(y);
				int end = Math.min(width, (int) Math.ceil(span.right() - shift) + 1);
				for (int x = Math.max(0, (int) Math.floor(span.left() - shift) - 1); x < end; x++) {
					int at = y * width + x;
					if (this.ink.blob()[at] != 0 && group[this.ink.blob()[at]] == which
							&& (this.ink.certainty()[at] & 0xff) >= Writing.MARKED) {
						profile.add((int) (x + shift) - span.left(), y);
					}
				}
			}
			return profile;
		}

		List<Group> spans(int labels) {
			int[] left = new int[labels + 1];
			int[] right = new int[labels + 1];
			Arrays.fill(left, Integer.MAX_VALUE);
			for (int at : this.ink.pixels()) {
				int label = this.ink.blob()[at];
				int column = of(at);
				left[label] = Math.min(left[label], column);
				right[label] = Math.max(right[label], column + 1);
			}
			List<Group> spans = new ArrayList<>();
			for (int label = 1; label <= labels; label++) {
				if (right[label] > 0) {
					spans.add(new Group(List.of(label), left[label], right[label]));
				}
			}
			return spans;
		}
	}

}
