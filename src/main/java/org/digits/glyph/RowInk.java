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
 */
record RowInk(Box box, byte[] certainty, int[] blob) {

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
		int[] soft = new int[certainty.length];
		int count = 0;
		for (int y = 0; y < box.height(); y++) {
			int from = (y + top) * ink.width() + left;
			int to = y * box.width();
			for (int x = 0; x < box.width(); x++) {
				byte value = ink.certainty()[from + x];
				int label = blobs.labels()[from + x];
				if (label == 0) {
					if (value != 0) {
						soft[count++] = to + x;
					}
				}
				else if (mine[label]) {
					labels[to + x] = label;
					certainty[to + x] = value;
				}
			}
		}
		soft = Arrays.copyOf(soft, count);
		for (int i = 0; i < EDGE; i++) {
			soft = spread(labels, soft, box.width());
		}
		int first = top * ink.width() + left;
		for (int at = 0; at < certainty.length; at++) {
			if (labels[at] != 0) {
				int y = at / box.width();
				certainty[at] = ink.certainty()[first + y * ink.width() + at - y * box.width()];
			}
		}
		return new RowInk(box, certainty, labels);
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
		for (int y = 0; y < height(); y++) {
			int row = y * width();
			for (int x = 0; x < width(); x++) {
				int label = this.blob[row + x];
				if (label != 0) {
					double value = this.certainty[row + x] & 0xff;
					mass[label] += value;
					sumX[label] += value * x;
					sumY[label] += value * y;
					sumXY[label] += value * x * y;
					sumYY[label] += value * y * y;
				}
			}
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
