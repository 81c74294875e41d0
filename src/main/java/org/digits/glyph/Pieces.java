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
 * @param pixels the line's pixels, piece by piece: places in its box
 * @param first for every piece, and the one after the last, the number of its first in
 * these
 * @param bounds for every piece, its first column and row, and the column and row after
 * its last
 * @param left the first column of every piece, set upright
 * @param right the column after its last
 * @param cut how many pixels of ink the cut before every piece goes through; 0 where
 * there is none
 * @param slant how far the line leans to the right, in columns a row
 */
record Pieces(RowInk ink, int count, int[] pixels, int[] first, int[] bounds, double[] left, double[] right,
		double[] cut, double slant) {

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
		List<Columns.Group> groups = groups(columns, labels);
		List<Loop> loops = Loop.in(ink, columns::of);
		int[] group = new int[labels + 1];
		Arrays.fill(group, -1);
		for (int i = 0; i < groups.size(); i++) {
			for (int label : groups.get(i).labels()) {
				group[label] = i;
			}
		}
		List<Cuts.Profile> profiles = columns.profiles(group, groups);
		List<Span> spans = new ArrayList<>();
		List<List<Cuts.Cut>> cuts = new ArrayList<>();
		int[] first = new int[groups.size()];
		for (int i = 0; i < groups.size(); i++) {
			Columns.Group one = groups.get(i);
			List<Loop> within = loops.stream().filter((loop) -> one.labels().contains(loop.blob())).toList();
			cuts.add(Cuts.of(profiles.get(i), one.left(), within, height));
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
	 * For every pixel of the line, the piece that it is of.
	 * @param group for every label, its group; -1 for none
	 * @param first for every group, its first piece
	 * @param cuts for every group, where it is cut
	 */
	private static int[] parted(Columns columns, int[] group, int[] first, List<List<Cuts.Cut>> cuts) {
		RowInk ink = columns.ink();
		int[][] ends = cuts.stream()
			.map((some) -> some.stream().mapToInt(Cuts.Cut::column).toArray())
			.toArray(int[][]::new);
		int[] piece = new int[ink.pixels().length];
		for (int i = 0; i < ink.pixels().length; i++) {
			int y = ink.rows()[i];
			int mine = group[ink.labels()[i]];
			int part = 0;
			if (ends[mine].length > 0) {
				int column = columns.of(ink.pixels()[i], y);
				while (part < ends[mine].length && column >= ends[mine][part]) {
					part++;
				}
			}
			piece[i] = first[mine] + part;
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
		for (int i = 0; i < piece.length; i++) {
			piece[i] = rank[piece[i]];
		}
		int[] first = new int[order.length + 1];
		int[] pixels = byPiece(columns.ink().pixels(), piece, first);
		return new Pieces(columns.ink(), order.length, pixels, first, bounds(columns.ink().width(), pixels, first),
				left, right, cut, columns.slant());
	}

	/**
	 * The pixels piece by piece, by how many each has.
	 * @param piece for every pixel, the piece that it is of
	 * @param first gets the number of the first of every piece
	 */
	private static int[] byPiece(int[] pixels, int[] piece, int[] first) {
		for (int each : piece) {
			first[each + 1]++;
		}
		for (int i = 1; i < first.length; i++) {
			first[i] += first[i - 1];
		}
		int[] next = first.clone();
		int[] sorted = new int[pixels.length];
		for (int i = 0; i < pixels.length; i++) {
			sorted[next[piece[i]]++] = pixels[i];
		}
		return sorted;
	}

	/** The blobs, those above one another together, from left to right. */
	private static List<Columns.Group> groups(Columns columns, int labels) {
		List<Columns.Group> groups = new ArrayList<>(columns.spans(labels));
		groups.sort(Comparator.comparingInt(Columns.Group::left));
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
	private static int[] bounds(int width, int[] pixels, int[] first) {
		int[] bounds = new int[4 * (first.length - 1)];
		for (int piece = 0; piece + 1 < first.length; piece++) {
			int left = Integer.MAX_VALUE;
			int right = 0;
			for (int i = first[piece]; i < first[piece + 1]; i++) {
				int x = pixels[i] % width;
				left = Math.min(left, x);
				right = Math.max(right, x + 1);
			}
			boolean isEmpty = first[piece] == first[piece + 1];
			bounds[4 * piece] = left;
			bounds[4 * piece + 1] = isEmpty ? Integer.MAX_VALUE : pixels[first[piece]] / width;
			bounds[4 * piece + 2] = right;
			bounds[4 * piece + 3] = isEmpty ? 0 : pixels[first[piece + 1] - 1] / width + 1;
		}
		return bounds;
	}

	/**
	 * A run of pieces as a part of the line.
	 * @param columns how many the picture has
	 */
	Line.Run run(int from, int to, int columns) {
		double begin = Arrays.stream(this.left).min().orElseThrow();
		double wide = Math.max(1, Arrays.stream(this.right).max().orElseThrow() - begin);
		Box line = this.ink.box();
		int[] places = Arrays.stream(this.pixels, this.first[from], this.first[to])
			.map((at) -> (line.y() + at / line.width()) * columns + line.x() + at % line.width())
			.toArray();
		return new Line.Run((Arrays.stream(this.left, from, to).min().orElseThrow() - begin) / wide,
				(Arrays.stream(this.right, from, to).max().orElseThrow() - begin) / wide, box(from, to), places);
	}

	/** The ink of a run of pieces. */
	Patch patch(int from, int to) {
		Box box = box(from, to);
		int left = box.x() - this.ink.box().x();
		int top = box.y() - this.ink.box().y();
		byte[] certainty = new byte[box.width() * box.height()];
		for (int i = this.first[from]; i < this.first[to]; i++) {
			int at = this.pixels[i];
			int y = at / this.ink.width();
			certainty[(y - top) * box.width() + at - y * this.ink.width() - left] = this.ink.certainty()[at];
		}
		return new Patch(box, certainty);
	}

	/** Where a run of pieces stands in the picture. */
	private Box box(int from, int to) {
		int left = this.ink.width();
		int right = 0;
		int top = this.ink.height();
		int bottom = 0;
		for (int i = 4 * from; i < 4 * to; i += 4) {
			left = Math.min(left, this.bounds[i]);
			top = Math.min(top, this.bounds[i + 1]);
			right = Math.max(right, this.bounds[i + 2]);
			bottom = Math.max(bottom, this.bounds[i + 3]);
		}
		return new Box(this.ink.box().x() + left, this.ink.box().y() + top, Math.max(1, right - left),
				Math.max(1, bottom - top));
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

}
