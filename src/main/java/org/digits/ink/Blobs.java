package org.digits.ink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.digits.image.Box;
import org.digits.image.Ink;

/**
 * The pieces of ink that hang together, by edges or corners of their pixels.
 *
 * @param width columns of the ink
 * @param labels for every pixel, row by row, the label of its blob; 0 for none
 * @param all the blobs, {@code all.get(i)} with label {@code i + 1}
 */
public record Blobs(int width, int[] labels, List<Blob> all) {

	/**
	 * Flood fill from every pixel not yet taken.
	 * @param ink the ink
	 * @param marked from which certainty on a pixel belongs to a blob, 1 to 255
	 */
	public static Blobs of(Ink ink, int marked) {
		int width = ink.width();
		byte[] certainty = ink.certainty();
		int[] labels = new int[width * ink.height()];
		int[] stack = new int[256];
		List<Blob> all = new ArrayList<>();
		for (int start = 0; start < labels.length; start++) {
			if ((certainty[start] & 0xff) < marked || labels[start] != 0) {
				continue;
			}
			int label = all.size() + 1;
			labels[start] = label;
			int depth = 0;
			stack[depth++] = start;
			int left = width;
			int right = 0;
			int top = start / width;
			int bottom = top;
			int area = 0;
			int peak = 0;
			while (depth > 0) {
				int at = stack[--depth];
				int x = at % width;
				int y = at / width;
				left = Math.min(left, x);
				right = Math.max(right, x);
				bottom = Math.max(bottom, y);
				area++;
				peak = Math.max(peak, certainty[at] & 0xff);
				for (int ny = Math.max(0, y - 1); ny <= Math.min(ink.height() - 1, y + 1); ny++) {
					for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
						int next = ny * width + nx;
						if (labels[next] == 0 && (certainty[next] & 0xff) >= marked) {
							labels[next] = label;
							if (depth == stack.length) {
								stack = Arrays.copyOf(stack, 2 * depth);
							}
							stack[depth++] = next;
						}
					}
				}
			}
			all.add(new Blob(label, new Box(left, top, right - left + 1, bottom - top + 1), area, peak));
		}
		return new Blobs(width, labels, List.copyOf(all));
	}

}
