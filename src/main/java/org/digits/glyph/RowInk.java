package org.digits.glyph;

import java.util.Arrays;
import java.util.List;

import org.digits.image.Box;
import org.digits.image.Ink;
import org.digits.ink.Blob;
import org.digits.ink.Blobs;

/**
 * The ink of one line of writing, and of nothing else.
 *
 * @param box where the line stands in the picture
 * @param certainty the box's pixels, row by row, 0 to 255
 * @param pixels those that are a blob's, row by row: places in the above. The soft edge
 * of a blob belongs to it.
 * @param labels the label of the blob of each of these
 * @param rows the row of each of these
 */
record RowInk(Box box, byte[] certainty, int[] pixels, int[] labels, int[] rows) {

	/** How many pixels wide the soft edge of a stroke is. */
	private static final int EDGE = 2;

	static RowInk of(Ink ink, Blobs blobs, List<Blob> row) {
		Cut cut = Cut.of(ink, blobs, row);
		byte[] certainty = cut.certainty();
		int[] pixels = new int[certainty.length / 8 + 1];
		int count = 0;
		for (int at = Ink.next(certainty, 0, certainty.length); at < certainty.length; at = Ink.next(certainty, at + 1,
				certainty.length)) {
			if (count == pixels.length) {
				pixels = Arrays.copyOf(pixels, 2 * count);
			}
			pixels[count++] = at;
		}
		pixels = Arrays.copyOf(pixels, count);
		int[] labels = new int[count];
		int[] rows = new int[count];
		for (int i = 0; i < count; i++) {
			labels[i] = cut.labels()[pixels[i]];
			rows[i] = pixels[i] / cut.box().width();
		}
		return new RowInk(cut.box(), certainty, pixels, labels, rows);
	}

	/** The same where nobody asks which blob is where. */
	static Patch patch(Ink ink, Blobs blobs, List<Blob> row) {
		Cut cut = Cut.of(ink, blobs, row);
		return new Patch(cut.box(), cut.certainty());
	}

	/** Whether a pixel is clearly the line's ink. */
	boolean isMarked(int at) {
		return (this.certainty[at] & 0xff) >= Blobs.MARKED;
	}

	/** The label of the blob that a pixel of ink is of. */
	int labelAt(int at) {
		return this.labels[Arrays.binarySearch(this.pixels, at)];
	}

	int width() {
		return this.box.width();
	}

	int height() {
		return this.box.height();
	}

	/**
	 * How far the line's strokes lean to the right: columns a row, blob by blob, so that
	 * the line itself may rise or fall.
	 * @param greatest the greatest label of a blob
	 */
	double slant(int greatest) {
		double[] mass = new double[greatest + 1];
		double[] sumX = new double[greatest + 1];
		double[] sumY = new double[greatest + 1];
		double[] sumXY = new double[greatest + 1];
		double[] sumYY = new double[greatest + 1];
		for (int i = 0; i < this.pixels.length; i++) {
			int y = this.rows[i];
			int label = this.labels[i];
			int x = this.pixels[i] - y * width();
			double value = this.certainty[this.pixels[i]] & 0xff;
			mass[label] += value;
			sumX[label] += value * x;
			sumY[label] += value * y;
			sumXY[label] += value * x * y;
			sumYY[label] += value * y * y;
		}
		double mixed = 0;
		double down = 0;
		for (int label = 1; label <= greatest; label++) {
			if (mass[label] > 0) {
				mixed += sumXY[label] - sumX[label] * sumY[label] / mass[label];
				down += sumYY[label] - sumY[label] * sumY[label] / mass[label];
			}
		}
		return (down > 0) ? -mixed / down : 0;
	}

	/** The ink of some blobs and their soft edges, cut out of the picture. */
	private record Cut(Box box, byte[] certainty, int[] labels) {

		static Cut of(Ink ink, Blobs blobs, List<Blob> some) {
			boolean[] mine = new boolean[blobs.all().size() + 1];
			some.forEach((blob) -> mine[blob.label()] = true);
			Box tight = some.stream().map(Blob::box).reduce(Box::and).orElseThrow();
			int left = Math.max(0, tight.x() - EDGE);
			int top = Math.max(0, tight.y() - EDGE);
			Box box = new Box(left, top, Math.min(ink.width(), tight.right() + EDGE) - left,
					Math.min(ink.height(), tight.bottom() + EDGE) - top);
			Cut cut = new Cut(box, new byte[box.width() * box.height()], new int[box.width() * box.height()]);
			int[] soft = cut.take(ink, blobs, mine);
			for (int i = 0; i < EDGE; i++) {
				soft = cut.spread(soft);
			}
			for (int at : soft) {
				cut.certainty[at] = 0;
			}
			return cut;
		}

		/**
		 * Takes the ink that is the blobs' or nobody's.
		 * @return where the latter is
		 */
		private int[] take(Ink ink, Blobs blobs, boolean[] mine) {
			byte[] from = ink.certainty();
			int[] soft = new int[this.labels.length / 8 + this.box.width()];
			int count = 0;
			for (int y = 0; y < this.box.height(); y++) {
				int first = (y + this.box.y()) * ink.width() + this.box.x();
				int end = first + this.box.width();
				int shift = y * this.box.width() - first;
				if (soft.length < count + this.box.width()) {
					soft = Arrays.copyOf(soft, 2 * soft.length);
				}
				int at = first;
				for (int run = blobs.runFrom(first); at < end; run++) {
					int start = (run < blobs.runs()) ? Math.min(end, blobs.first(run)) : end;
					for (at = Ink.next(from, at, start); at < start; at = Ink.next(from, at + 1, start)) {
						soft[count++] = at + shift;
						this.certainty[at + shift] = from[at];
					}
					if (start < end) {
						start = Math.max(first, start);
						at = Math.min(end, blobs.end(run));
						if (mine[blobs.label(run)]) {
							Arrays.fill(this.labels, start + shift, at + shift, blobs.label(run));
							System.arraycopy(from, start, this.certainty, start + shift, at - start);
						}
					}
				}
			}
			return Arrays.copyOf(soft, count);
		}

		/**
		 * Gives every soft pixel beside a blob to that blob.
		 * @param soft the soft pixels that are nobody's
		 * @return those that still are
		 */
		private int[] spread(int[] soft) {
			int[] given = new int[soft.length];
			for (int i = 0; i < soft.length; i++) {
				given[i] = beside(soft[i]);
			}
			int left = 0;
			for (int i = 0; i < soft.length; i++) {
				this.labels[soft[i]] = given[i];
				if (given[i] == 0) {
					soft[left++] = soft[i];
				}
			}
			return Arrays.copyOf(soft, left);
		}

		/**
		 * The first label in the three by three pixels around one; 0 if there is none.
		 */
		private int beside(int at) {
			int width = this.box.width();
			int x = at % width;
			int left = (x > 0) ? 1 : 0;
			int right = (x + 1 < width) ? 1 : 0;
			int last = Math.min(at + width, this.labels.length - width + x);
			for (int middle = Math.max(at - width, x); middle <= last; middle += width) {
				for (int each = middle - left; each <= middle + right; each++) {
					if (this.labels[each] != 0) {
						return this.labels[each];
					}
				}
			}
			return 0;
		}

	}

}
