package org.digits.glyph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The columns of a line when its slant is taken out. */
record Columns(RowInk ink, double slant) {

	/** The column of a line's pixel, of which the row is known. */
	int of(int at, int y) {
		return (int) (at - y * this.ink.width() + shift(y));
	}

	/** The column of a place in the line's box. */
	int of(int at) {
		return of(at, at / this.ink.width());
	}

	/** How many columns a row's pixels are moved to the right. */
	private double shift(int y) {
		return this.slant * ((this.slant >= 0) ? y : y - this.ink.height());
	}

	/** The marked pixels of every group in its columns. */
	List<Cuts.Profile> profiles(int[] group, List<Group> groups) {
		List<Cuts.Profile> profiles = groups.stream().map((one) -> new Cuts.Profile(one.right() - one.left())).toList();
		int[] left = groups.stream().mapToInt(Group::left).toArray();
		for (int i = 0; i < this.ink.pixels().length; i++) {
			int y = this.ink.rows()[i];
			int at = this.ink.pixels()[i];
			if (this.ink.isMarked(at)) {
				int mine = group[this.ink.labels()[i]];
				profiles.get(mine).add(of(at, y) - left[mine], y);
			}
		}
		return profiles;
	}

	/**
	 * Every blob with the columns that it takes up.
	 * @param labels the greatest label
	 */
	List<Group> spans(int labels) {
		int[] left = new int[labels + 1];
		int[] right = new int[labels + 1];
		Arrays.fill(left, Integer.MAX_VALUE);
		for (int i = 0; i < this.ink.pixels().length; i++) {
			int label = this.ink.labels()[i];
			int column = of(this.ink.pixels()[i], this.ink.rows()[i]);
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

	/**
	 * Blobs that stand above one another.
	 *
	 * @param labels their labels
	 * @param left their first column, set upright
	 * @param right the column after their last
	 */
	record Group(List<Integer> labels, int left, int right) {

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

}
