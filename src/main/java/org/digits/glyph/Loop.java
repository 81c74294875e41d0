package org.digits.glyph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Paper that strokes go round, as within a zero.
 *
 * @param blob the label of the blob round it
 * @param left its first column
 * @param right the column after its last
 * @param height how many rows it has
 */
record Loop(int blob, int left, int right, int height) {

	int width() {
		return this.right - this.left;
	}

	/**
	 * The loops of a line, however small.
	 * @param ink the line
	 * @param column the column in which a pixel stands when the line is set upright
	 */
	static List<Loop> in(RowInk ink, IntUnaryOperator column) {
		// With a frame of paper round the line, and one round that where no way leads.
		int width = ink.width() + 4;
		boolean[] seen = new boolean[width * (ink.height() + 4)];
		int[] open = new int[seen.length];
		Arrays.fill(seen, 0, width, true);
		Arrays.fill(seen, seen.length - width, seen.length, true);
		for (int row = width; row < seen.length - width; row += width) {
			seen[row] = true;
			seen[row + width - 1] = true;
		}
		for (int at : ink.pixels()) {
			int y = at / ink.width();
			seen[(y + 2) * width + at - y * ink.width() + 2] = ink.isMarked(at);
		}
		fill(width + 1, width, seen, open);
		List<Loop> loops = new ArrayList<>();
		for (int at = 0; at < seen.length; at++) {
			if (!seen[at]) {
				int count = fill(at, width, seen, open);
				int left = Integer.MAX_VALUE;
				int right = Integer.MIN_VALUE;
				int bottom = 0;
				for (int i = 0; i < count; i++) {
					int y = open[i] / width;
					int here = column.applyAsInt((y - 2) * ink.width() + open[i] - y * width - 2);
					left = Math.min(left, here);
					right = Math.max(right, here + 1);
					bottom = Math.max(bottom, y);
				}
				int top = at / width;
				int before = (top - 2) * ink.width() + at - top * width - 3;
				loops.add(new Loop(ink.blob()[before], left, right, bottom - top + 1));
			}
		}
		return loops;
	}

	/**
	 * Goes over all paper that hangs together with a pixel over its sides.
	 * @param open gets the pixels
	 * @return how many they are
	 */
	private static int fill(int from, int width, boolean[] seen, int[] open) {
		seen[from] = true;
		open[0] = from;
		int count = 1;
		for (int i = 0; i < count; i++) {
			int at = open[i];
			if (!seen[at - 1]) {
				seen[at - 1] = true;
				open[count++] = at - 1;
			}
			if (!seen[at + 1]) {
				seen[at + 1] = true;
				open[count++] = at + 1;
			}
			if (!seen[at - width]) {
				seen[at - width] = true;
				open[count++] = at - width;
			}
			if (!seen[at + width]) {
				seen[at + width] = true;
				open[count++] = at + width;
			}
		}
		return count;
	}

}
