package org.digits.ink;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.digits.image.Box;
import org.digits.image.Ink;
import org.jspecify.annotations.Nullable;

/**
 * One blob of a picture.
 *
 * @param blobs all of them
 * @param blob which
 * @param alone its pixels by themselves, surely ink, in a picture as large as its box
 */
record Shape(Blobs blobs, Blob blob, Ink alone) {

	/**
	 * What stands alone in one, at least and at most: a nought may have a dot or a slash.
	 */
	private static final double LEAST_ALONE = .3;

	private static final double MOST_ALONE = .8;

	/** A ring is as broad as high, but for this share; noughts are slimmer. */
	private static final double ROUND = .25;

	/** The part of a box that lies beside its lines. */
	private static final double BESIDE = .2;

	/**
	 * How far digits reach over the upper or lower line of a cell, as a share of both.
	 */
	private static final double OVER = .35;

	/** How many pixels the soft edge of a line is wide. */
	private static final int SOFT = 2;

	Shape(Blobs blobs, Blob blob) {
		this(blobs, blob, alone(blobs, blob));
	}

	private static Ink alone(Blobs blobs, Blob blob) {
		Box box = blob.box();
		byte[] certainty = new byte[box.width() * box.height()];
		each(blobs, blob, (first, end) -> {
			int at = (first / blobs.width() - box.y()) * box.width() + first % blobs.width() - box.x();
			Arrays.fill(certainty, at, at + end - first, (byte) 255);
		});
		return new Ink(box.width(), box.height(), certainty, 1);
	}

	private static void each(Blobs blobs, Blob blob, Run run) {
		int end = blob.box().bottom() * blobs.width();
		int i = blobs.runFrom(blob.box().y() * blobs.width());
		for (; i < blobs.runs() && blobs.first(i) < end; i++) {
			if (blobs.label(i) == blob.label()) {
				run.take(blobs.first(i), blobs.end(i));
			}
		}
	}

	void each(Run run) {
		each(this.blobs, this.blob, run);
	}

	Ink withoutLines() {
		return RuledLines.withoutAll(this.alone);
	}

	/** Whether some of these, which lie within its box, stand in its holes. */
	boolean isAround(List<Blob> within) {
		if (within.isEmpty()) {
			return false;
		}
		Box box = this.blob.box();
		byte[] paper = this.alone.certainty().clone();
		for (int i = 0; i < paper.length; i++) {
			paper[i] = (byte) ((paper[i] == 0) ? 1 : 0);
		}
		Blobs holes = Blobs.byEdges(paper, box.width());
		List<Blob> inside = within.stream().filter((other) -> isIn(holes, other)).toList();
		return inside.size() > 1 || (inside.size() == 1 && isAroundOne(inside.get(0)));
	}

	private boolean isIn(Blobs holes, Blob other) {
		int at = this.blobs.first(this.blobs.runOf(other));
		int x = at % this.blobs.width() - this.blob.box().x();
		int y = at / this.blobs.width() - this.blob.box().y();
		Box hole = holes.all().get(holes.label(holes.runFrom(y * holes.width() + x)) - 1).box();
		return hole.x() > 0 && hole.y() > 0 && hole.right() < holes.width() && hole.bottom() < holes.height();
	}

	private boolean isAroundOne(Blob other) {
		Box box = this.blob.box();
		int side = Math.min(box.width(), box.height());
		boolean isRound = Math.abs(box.width() - box.height()) <= ROUND * box.longest();
		boolean isFree = other.box().longest() >= LEAST_ALONE * side && other.box().longest() <= MOST_ALONE * side;
		return (isRound && isFree) || isBox();
	}

	/** Whether hardly anything of it lies beside straight lines. */
	private boolean isBox() {
		return share(withoutLines()) < BESIDE;
	}

	/** How much of it is left, of 1. */
	double share(Ink rest) {
		int left = 0;
		for (byte each : rest.certainty()) {
			left += (each != 0) ? 1 : 0;
		}
		return (double) left / this.blob.area();
	}

	/** Whether it has lines on all sides, as cells in a row have. */
	boolean hasFourSides() {
		return IntStream.range(0, 4)
			.allMatch((quarters) -> RuledLines.runAbove(this.alone.turned(quarters),
					(quarters % 2 == 0) ? OVER : BESIDE));
	}

	/** Whether it has a line above and one below, as noughts in a chain do. */
	boolean hasTwoLines() {
		return RuledLines.runAbove(this.alone, BESIDE) && RuledLines.runAbove(this.alone.turned(2), BESIDE);
	}

	/** The ink with another shape in place of this; null for none. */
	Ink replaced(Ink ink, @Nullable Ink other) {
		Box box = this.blob.box();
		int width = ink.width();
		byte[] certainty = ink.certainty().clone();
		each((first, end) -> {
			for (int at = first; at < end; at++) {
				if (other == null || other.at(at % width - box.x(), at / width - box.y()) == 0) {
					certainty[at] = 0;
				}
			}
		});
		each((first, end) -> {
			for (int at = first; at < end; at++) {
				if (certainty[at] == 0) {
					clearSoft(certainty, at, width, ink.height());
				}
			}
		});
		return new Ink(width, ink.height(), certainty, ink.scale(), ink.ground());
	}

	/** Clears what is soft about a pixel that is no more. */
	private static void clearSoft(byte[] certainty, int at, int width, int height) {
		int x = at % width;
		int y = at / width;
		for (int v = Math.max(0, y - SOFT); v <= Math.min(height - 1, y + SOFT); v++) {
			for (int u = Math.max(0, x - SOFT); u <= Math.min(width - 1, x + SOFT); u++) {
				if ((certainty[v * width + u] & 0xff) < Blobs.MARKED) {
					certainty[v * width + u] = 0;
				}
			}
		}
	}

	interface Run {

		/** From a pixel to the one before another. */
		void take(int first, int end);

	}

}
