package org.digits.glyph;

import java.util.ArrayList;
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
		int width = ink.width();
		int height = ink.height();
		boolean[] seen = new boolean[width * height];
		int[] open = new int[width * height];
		for (int at = 0; at < seen.length; at++) {
			seen[at] = ink.isMarked(at);
		}
		for (int x = 0; x < width; x++) {
			fill(x, width, seen, open);
			fill((height - 1) * width + x, width, seen, open);
		}
		for (int y = 0; y < height; y++) {
			fill(y * width, width, seen, open);
			fill(y * width + width - 1, width, seen, open);
		}
		List<Loop> loops = new ArrayList<>();
		for (int at = 0; at < seen.length; at++) {
			if (!seen[at]) {
				int count = fill(at, width, seen, open);
				int left = Integer.MAX_VALUE;
				int right = Integer.MIN_VALUE;
				int bottom = 0;
				for (int i = 0; i < count; i++) {
					left = Math.min(left, column.applyAsInt(open[i]));
					right = Math.max(right, column.applyAsInt(open[i]) + 1);
					bottom = Math.max(bottom, open[i] / width);
				}
				loops.add(new Loop(ink.blob()[at - 1], left, right, bottom - at / width + 1));
			}
		}
		return loops;
	}

	/**
	 * Goes over all paper that hangs together with a pixel over its sides.
	 * @param open gets the pixels
	 * @return how many they are; 0 if they were seen before
	 */
	private static int fill(int from, int width, boolean[] seen, int[] open) {
		if (seen[from]) {
			return 0;
		}
		seen[from] = true;
		open[0] = from;
		int count = 1;
		for (int i = 0; i < count; i++) {
			int at = open[i];
			int x = at % width;
			if (x > 0 && !seen[at - 1]) {
				seen[at - 1] = true;
				open[count++] = at - 1;
			}
			if (x < width - 1 && !seen[at + 1]) {
				seen[at + 1] = true;
				open[count++] = at + 1;
			}
			if (at >= width && !seen[at - width]) {
				seen[at - width] = true;
				open[count++] = at - width;
			}
			if (at + width < seen.length && !seen[at + width]) {
				seen[at + width] = true;
				open[count++] = at + width;
			}
		}
		return count;
	}

}
