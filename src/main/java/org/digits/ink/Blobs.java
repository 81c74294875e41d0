package org.digits.ink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.digits.image.Box;
import org.digits.image.Ink;

/**
 * The pieces of a picture that hang together: runs of marked pixels in its rows, those
 * that touch one another joined. Runs are in the order of their pixels.
 */
public final class Blobs {

	/** From which certainty on pixels of writing hang together. */
	public static final int MARKED = 100;

	private final int width;

	private final int height;

	private final Runs runs;

	private final int[] labels;

	private final List<Blob> all;

	private Blobs(int width, byte[] certainty, Runs runs) {
		this.width = width;
		this.height = certainty.length / width;
		this.runs = runs;
		this.labels = new int[runs.count()];
		List<Gathered> gathered = new ArrayList<>();
		for (int i = 0; i < this.labels.length; i++) {
			int root = runs.root(i);
			if (root == i) {
				gathered.add(new Gathered(width));
				this.labels[i] = gathered.size();
			}
			this.labels[i] = this.labels[root];
			gathered.get(this.labels[i] - 1).take(certainty, runs.first(i), runs.end(i));
		}
		List<Blob> blobs = new ArrayList<>();
		for (Gathered blob : gathered) {
			blobs.add(blob.as(blobs.size() + 1));
		}
		this.all = List.copyOf(blobs);
	}

	/**
	 * Ink that hangs together by edges or corners of its pixels.
	 * @param ink the ink
	 * @param marked from which certainty on a pixel belongs to a blob, 1 to 255
	 */
	public static Blobs of(Ink ink, int marked) {
		return new Blobs(ink.width(), ink.certainty(), Runs.of(ink.certainty(), ink.width(), marked, true));
	}

	/**
	 * What hangs together by edges alone, as paper does that ink goes round.
	 * @param pixels the picture, row by row; what isn't 0 belongs to a blob
	 * @param width its columns
	 */
	public static Blobs byEdges(byte[] pixels, int width) {
		return new Blobs(width, pixels, Runs.of(pixels, width, 1, false));
	}

	/** The blobs, that with label {@code i + 1} at {@code i}, by their first pixels. */
	public List<Blob> all() {
		return this.all;
	}

	/** Blobs of fewer pixels than this are specks. */
	public int speck() {
		return Math.max(3, (int) (this.width * (long) this.height / 60000));
	}

	/** Columns of the picture. */
	public int width() {
		return this.width;
	}

	/** Rows of the picture. */
	public int height() {
		return this.height;
	}

	/** For every pixel, row by row, the label of its blob; 0 for none. */
	public int[] labels() {
		int[] map = new int[this.width * this.height];
		for (int run = 0; run < this.labels.length; run++) {
			Arrays.fill(map, first(run), end(run), this.labels[run]);
		}
		return map;
	}

	/** How many runs there are. */
	public int runs() {
		return this.labels.length;
	}

	/** The first pixel of a run. */
	public int first(int run) {
		return this.runs.first(run);
	}

	/** The pixel after its last. */
	public int end(int run) {
		return this.runs.end(run);
	}

	/** The label of its blob. */
	public int label(int run) {
		return this.labels[run];
	}

	/** The first run of a blob. */
	public int runOf(Blob blob) {
		int run = runFrom(blob.box().y() * this.width + blob.box().x());
		while (this.labels[run] != blob.label()) {
			run++;
		}
		return run;
	}

	/** The first run that ends behind a pixel; as many as there are if none does. */
	public int runFrom(int pixel) {
		int low = 0;
		int high = this.labels.length;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (end(middle) > pixel) {
				high = middle;
			}
			else {
				low = middle + 1;
			}
		}
		return low;
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
			for (int at = first; at < end && this.peak < 255; at++) {
				this.peak = Math.max(this.peak, certainty[at] & 0xff);
			}
		}

		Blob as(int label) {
			Box box = new Box(this.left, this.top, this.right - this.left, this.bottom - this.top);
			return new Blob(label, box, this.area, this.peak);
		}

	}

}
