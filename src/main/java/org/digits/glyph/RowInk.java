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
 * @param blob for every pixel, the label of its blob; 0 for none. The soft edge of a blob
 * belongs to it.
 * @param pixels those that are a blob's, row by row: places in the two above
 */
record RowInk(Box box, byte[] certainty, int[] blob, int[] pixels) {

	/** How many pixels wide the soft edge of a stroke is. */
	private static final int EDGE = 2;

	static RowInk of(Ink ink, Blobs blobs, List<Blob> row) {
		boolean[] mine = new boolean[blobs.all().size() + 1];
		row.forEach((blob) -> mine[blob.label()] = true);
		Box tight = row.stream().map(Blob::box).reduce(Box::and).orElseThrow();
		int left = Math.max(0, tight.x() - EDGE);
		int top = Math.max(0, tight.y() - EDGE);
		Box box = new Box(left, top, Math.min(ink.width(), tight.right() + EDGE) - left,
				Math.min(ink.height(), tight.bottom() + EDGE) - top);
		byte[] certainty = new byte[box.width() * box.height()];
		int[] labels = new int[certainty.length];
		int[] near = new int[certainty.length];
		int[] soft = new int[certainty.length];
		int count = 0;
		int softCount = 0;
		for (int y = 0; y < box.height(); y++) {
			int from = (y + top) * ink.width() + left;
			int end = from + box.width();
			int shift = y * box.width() - from;
			for (int at = Ink.next(ink.certainty(), from, end); at < end; at = Ink.next(ink.certainty(), at + 1, end)) {
				int label = blobs.labels()[at];
				if (label == 0) {
					soft[softCount++] = at + shift;
				}
				if (label == 0 || mine[label]) {
					labels[at + shift] = label;
					near[count++] = at + shift;
				}
			}
		}
		soft = Arrays.copyOf(soft, softCount);
		for (int i = 0; i < EDGE; i++) {
			soft = spread(labels, soft, box.width());
		}
		int[] pixels = Arrays.stream(near, 0, count).filter((at) -> labels[at] != 0).toArray();
		int first = top * ink.width() + left;
		for (int at : pixels) {
			int y = at / box.width();
			certainty[at] = ink.certainty()[first + y * ink.width() + at - y * box.width()];
		}
		return new RowInk(box, certainty, labels, pixels);
	}

	/**
	 * Gives every soft pixel beside a blob to that blob.
	 * @param soft the soft pixels that are nobody's
	 * @return those that still are
	 */
	private static int[] spread(int[] labels, int[] soft, int width) {
		int[] given = new int[soft.length];
		int height = labels.length / width;
		for (int i = 0; i < soft.length; i++) {
			int y = soft[i] / width;
			int x = soft[i] - y * width;
			for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1) && given[i] == 0; ny++) {
				for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1) && given[i] == 0; nx++) {
					given[i] = labels[ny * width + nx];
				}
			}
		}
		int left = 0;
		for (int i = 0; i < soft.length; i++) {
			labels[soft[i]] = given[i];
			if (given[i] == 0) {
				soft[left++] = soft[i];
			}
		}
		return Arrays.copyOf(soft, left);
	}

	/** Whether a pixel is clearly the line's ink. */
	boolean isMarked(int at) {
		return this.blob[at] != 0 && (this.certainty[at] & 0xff) >= Writing.MARKED;
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
	 */
	double slant(int labels) {
		double[] mass = new double[labels + 1];
		double[] sumX = new double[labels + 1];
		double[] sumY = new double[labels + 1];
		double[] sumXY = new double[labels + 1];
		double[] sumYY = new double[labels + 1];
		for (int at : this.pixels) {
			int label = this.blob[at];
			int y = at / width();
			int x = at - y * width();
			double value = this.certainty[at] & 0xff;
			mass[label] += value;
			sumX[label] += value * x;
			sumY[label] += value * y;
			sumXY[label] += value * x * y;
			sumYY[label] += value * y * y;
		}
		double mixed = 0;
		double down = 0;
		for (int label = 1; label <= labels; label++) {
			if (mass[label] > 0) {
				mixed += sumXY[label] - sumX[label] * sumY[label] / mass[label];
				down += sumYY[label] - sumY[label] * sumY[label] / mass[label];
			}
		}
		return (down > 0) ? -mixed / down : 0;
	}

}
