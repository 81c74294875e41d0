package org.digits.glyph;

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
		int[] stranger = new int[certainty.length];
		for (int y = 0; y < box.height(); y++) {
			for (int x = 0; x < box.width(); x++) {
				int from = (y + top) * ink.width() + x + left;
				int label = blobs.labels()[from];
				int to = y * box.width() + x;
				certainty[to] = ink.certainty()[from];
				labels[to] = (label != 0 && mine[label]) ? label : 0;
				stranger[to] = (label != 0 && !mine[label]) ? 1 : 0;
			}
		}
		for (int i = 0; i < EDGE; i++) {
			spread(labels, certainty, stranger, box.width());
		}
		for (int i = 0; i < certainty.length; i++) {
			if (labels[i] == 0) {
				certainty[i] = 0;
			}
		}
		return new RowInk(box, certainty, labels);
	}

	/** Gives every soft pixel beside a blob to that blob. */
	private static void spread(int[] labels, byte[] certainty, int[] stranger, int width) {
		int[] before = labels.clone();
		int height = labels.length / width;
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				int at = y * width + x;
				if (before[at] != 0 || certainty[at] == 0 || stranger[at] != 0) {
					continue;
				}
				int label = 0;
				for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1) && label == 0; ny++) {
					for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1) && label == 0; nx++) {
						label = before[ny * width + nx];
					}
				}
				labels[at] = label;
			}
		}
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
		for (int i = 0; i < this.certainty.length; i++) {
			int value = this.certainty[i] & 0xff;
			mass[this.blob[i]] += value;
			sumX[this.blob[i]] += value * (i % width());
			sumY[this.blob[i]] += value * (i / width());
		}
		double mixed = 0;
		double down = 0;
		for (int i = 0; i < this.certainty.length; i++) {
			int label = this.blob[i];
			if (label != 0) {
				double dx = i % width() - sumX[label] / mass[label];
				double dy = i / width() - sumY[label] / mass[label];
				mixed += (this.certainty[i] & 0xff) * dx * dy;
				down += (this.certainty[i] & 0xff) * dy * dy;
			}
		}
		return (down > 0) ? -mixed / down : 0;
	}

}
