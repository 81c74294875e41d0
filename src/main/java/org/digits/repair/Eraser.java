package org.digits.repair;

import java.util.List;

import org.digits.image.Box;
import org.digits.image.Ink;
import org.digits.ink.Blob;
import org.digits.ink.Blobs;

/** Takes ink away. */
final class Eraser {

	/** From which certainty on a pixel is more than the soft edge of its neighbour. */
	static final int MARKED = 64;

	/** How far a click may miss, as a share of the picture's longer side. */
	private static final double MISS = .02;

	/** How wide the soft edge of a stroke is, in pixels. */
	private static final int SOFT = 2;

	/** How far from its middle a digit is cut in two at most, as a share of its width. */
	private static final double REACH = .25;

	private Eraser() {
	}

	/**
	 * Ink without the blobs that stand in a box; where none does as a whole, without all
	 * that is in it.
	 */
	static Ink erase(Ink ink, Box box) {
		Blobs blobs = Blobs.of(ink, MARKED);
		int[] labels = blobs.labels();
		Box around = widened(box);
		List<Blob> inside = blobs.all().stream().filter((blob) -> isInside(around, blob.box())).toList();
		byte[] certainty = ink.certainty().clone();
		if (inside.isEmpty()) {
			clear(ink, certainty, box, labels, -1);
		}
		inside.forEach((blob) -> clear(ink, certainty, widened(blob.box()), labels, blob.label()));
		return ink.with(certainty);
	}

	/** Ink without all that is in a box. */
	static Ink rub(Ink ink, Box box) {
		byte[] certainty = ink.certainty().clone();
		clear(ink, certainty, box, new int[0], -1);
		return ink.with(certainty);
	}

	/**
	 * Ink without the blob at a pixel, or the nearest that a click may have meant.
	 * @param spot the pixel, as a box
	 */
	static Ink spot(Ink ink, Box spot) {
		int[] labels = Blobs.of(ink, MARKED).labels();
		int label = nearest(ink, labels, spot);
		if (label == 0) {
			return ink;
		}
		byte[] certainty = ink.certainty().clone();
		for (int at = 0; at < labels.length; at++) {
			if (labels[at] == label) {
				clearAround(ink, certainty, labels, at);
			}
		}
		return ink.with(certainty);
	}

	private static int nearest(Ink ink, int[] labels, Box spot) {
		int reach = Math.max(SOFT, (int) (MISS * Math.max(ink.width(), ink.height())));
		int label = 0;
		int least = reach * reach + 1;
		for (int y = Math.max(0, spot.y() - reach); y <= Math.min(ink.height() - 1, spot.y() + reach); y++) {
			for (int x = Math.max(0, spot.x() - reach); x <= Math.min(ink.width() - 1, spot.x() + reach); x++) {
				int far = (x - spot.x()) * (x - spot.x()) + (y - spot.y()) * (y - spot.y());
				if (labels[y * ink.width() + x] != 0 && far < least) {
					least = far;
					label = labels[y * ink.width() + x];
				}
			}
		}
		return label;
	}

	/** A pixel with its soft edges, which are in no blob. */
	private static void clearAround(Ink ink, byte[] certainty, int[] labels, int at) {
		certainty[at] = 0;
		int left = at % ink.width();
		int top = at / ink.width();
		for (int y = Math.max(0, top - SOFT); y <= Math.min(ink.height() - 1, top + SOFT); y++) {
			for (int x = Math.max(0, left - SOFT); x <= Math.min(ink.width() - 1, left + SOFT); x++) {
				if (labels[y * ink.width() + x] == 0) {
					certainty[y * ink.width() + x] = 0;
				}
			}
		}
	}

	/**
	 * @param label of the blob to clear with its soft edges; -1 for everything
	 */
	private static void clear(Ink ink, byte[] certainty, Box box, int[] labels, int label) {
		for (int y = Math.max(0, box.y()); y < Math.min(ink.height(), box.bottom()); y++) {
			for (int x = Math.max(0, box.x()); x < Math.min(ink.width(), box.right()); x++) {
				int at = y * ink.width() + x;
				if (label < 0 || labels[at] == 0 || labels[at] == label) {
					certainty[at] = 0;
				}
			}
		}
	}

	/**
	 * The column near the middle of a box where a cut goes through the least ink.
	 */
	static int thinnest(Ink ink, Box box) {
		int middle = Math.min(ink.width() - 1, box.x() + box.width() / 2);
		int reach = Math.max(1, (int) (REACH * box.width()));
		int best = middle;
		double least = Double.MAX_VALUE;
		for (int x = Math.max(0, middle - reach); x <= Math.min(ink.width() - 1, middle + reach); x++) {
			double sum = 0;
			for (int y = Math.max(0, box.y()); y < Math.min(ink.height(), box.bottom()); y++) {
				sum += ink.at(x, y);
			}
			double cost = sum * (1 + .5 * Math.abs(x - middle) / reach);
			if (cost < least) {
				least = cost;
				best = x;
			}
		}
		return best;
	}

	/** Ink with a gap of one column, within the rows of a box. */
	static Ink cut(Ink ink, Box box, int column) {
		byte[] certainty = ink.certainty().clone();
		for (int y = Math.max(0, box.y() - 1); y < Math.min(ink.height(), box.bottom() + 1); y++) {
			certainty[y * ink.width() + column] = 0;
		}
		return ink.with(certainty);
	}

	private static Box widened(Box box) {
		return new Box(box.x() - 1, box.y() - 1, box.width() + 2, box.height() + 2);
	}

	private static boolean isInside(Box box, Box other) {
		return other.x() >= box.x() && other.y() >= box.y() && other.right() <= box.right()
				&& other.bottom() <= box.bottom();
	}

}
