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
	 * By the runs of marked pixels in every row, those that touch one another joined.
	 * @param ink the ink
	 * @param marked from which certainty on a pixel belongs to a blob, 1 to 255
	 */
	public static Blobs of(Ink ink, int marked) {
		int width = ink.width();
		byte[] certainty = ink.certainty();
		int[] labels = new int[certainty.length];
		Runs runs = Runs.of(certainty, width, marked);
		int[] label = new int[runs.count()];
		List<Gathered> gathered = new ArrayList<>();
		for (int i = 0; i < label.length; i++) {
			int root = runs.root(i);
			if (root == i) {
				gathered.add(new Gathered(width));
				label[i] = gathered.size();
			}
			label[i] = label[root];
			gathered.get(label[i] - 1).take(certainty, runs.first(i), runs.end(i));
			Arrays.fill(labels, runs.first(i), runs.end(i), label[i]);
		}
		List<Blob> all = new ArrayList<>();
		for (Gathered blob : gathered) {
			all.add(blob.as(all.size() + 1));
		}
		return new Blobs(width, labels, List.copyOf(all));
	}

	/** What is known of a blob while its runs come in, from the top. */
	private static final class Gathered {

		private final int width;

		private int left = Integer.MAX_VALUE;

		private int right;

		private int top = -1;

		private int bottom;

		private int area;

		private int peak;

		Gathered(int width) {
			this.width = width;
		}

		void take(byte[] certainty, int first, int end) {
			int y = first / this.width;
			int x = first - y * this.width;
			this.left = Math.min(this.left, x);
			this.right = Math.max(this.right, x + end - first);
			this.top = (this.top < 0) ? y : this.top;
			this.bottom = y + 1;
			this.area += end - first;
			for (int at = first; at < end; at++) {
				this.peak = Math.max(this.peak, certainty[at] & 0xff);
			}
		}

		Blob as(int label) {
			Box box = new Box(this.left, this.top, this.right - this.left, this.bottom - this.top);
			return new Blob(label, box, this.area, this.peak);
		}

	}

}
