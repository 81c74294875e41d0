package org.digits.glyph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

import org.digits.ink.Blobs;

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
		// With a frame of paper round the line.
		int width = ink.width() + 2;
		byte[] paper = new byte[width * (ink.height() + 2)];
		Arrays.fill(paper, (byte) 255);
		for (int i = 0; i < ink.pixels().length; i++) {
			int at = ink.pixels()[i];
			int y = ink.rows()[i];
			paper[(y + 1) * width + at - y * ink.width() + 1] = (byte) (ink.isMarked(at) ? 0 : 255);
		}
		Blobs blobs = Blobs.byEdges(paper, width);
		int[] left = new int[blobs.all().size()];
		int[] right = new int[left.length];
		int[] owner = new int[left.length];
		Arrays.fill(left, Integer.MAX_VALUE);
		Arrays.fill(right, Integer.MIN_VALUE);
		for (int run = 0; run < blobs.runs(); run++) {
			int which = blobs.label(run) - 1;
			if (which > 0) {
				int y = blobs.first(run) / width;
				// From the frame's pixels to the line's.
				int shift = (y - 1) * ink.width() - y * width - 1;
				int first = blobs.first(run) + shift;
				left[which] = Math.min(left[which], column.applyAsInt(first));
				right[which] = Math.max(right[which], column.applyAsInt(blobs.end(run) - 1 + shift) + 1);
				owner[which] = (owner[which] == 0) ? ink.labelAt(first - 1) : owner[which];
			}
		}
		List<Loop> loops = new ArrayList<>();
		// The first is the paper outside.
		for (int which = 1; which < left.length; which++) {
			loops.add(new Loop(owner[which], left[which], right[which], blobs.all().get(which).box().height()));
		}
		return loops;
	}

}
