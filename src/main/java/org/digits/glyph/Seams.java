package org.digits.glyph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.digits.image.Box;
import org.digits.image.Ink;
import org.digits.ink.Blob;
import org.digits.ink.Blobs;

/**
 * Cuts lines of writing apart that touch, as the tail of a nine reaches into the line
 * below. That what hangs together is of two lines, those beside it tell, some of which
 * stand above the others.
 */
final class Seams {

	/** More characters than this are no list of numbers, and would take long to read. */
	private static final int MOST = 300;

	/** How many beside it are looked at. */
	private static final int NEAREST = 40;

	/** How many lines touch one another at most. */
	private static final int LINES = 8;

	/** So high are those beside it, as a share of what hangs together. */
	private static final double LOWEST = .25;

	private static final double HIGHEST = .7;

	/** Those that stand above one another are about alike in height. */
	private static final double ALIKE = .5;

	/** The share of their height by which they may reach into one another's rows. */
	private static final double ACROSS = .25;

	/** How many there are at least. */
	private static final int BESIDE = 3;

	/** How far away they are at most, in times of its height. */
	private static final double FAR = 4;

	/** No more ink is cut than this share of what a row usually has. */
	private static final double THIN = 1.2;

	private Seams() {
	}

	/** The ink, where lines touch cut between them; nothing if none do. */
	static Optional<Ink> open(Ink ink) {
		Ink opened = ink;
		for (int i = 0; i < LINES; i++) {
			Writing writing = Writing.of(opened);
			if (writing.main().size() > MOST) {
				break;
			}
			List<Seam> seams = new ArrayList<>();
			for (Blob blob : writing.main()) {
				seam(blob, writing).ifPresent(seams::add);
			}
			if (seams.isEmpty()) {
				break;
			}
			byte[] certainty = opened.certainty().clone();
			seams.forEach((seam) -> seam.erase(certainty, writing.blobs()));
			opened = ink.with(certainty);
		}
		return (opened != ink) ? Optional.of(opened) : Optional.empty();
	}

	private static Optional<Seam> seam(Blob blob, Writing writing) {
		Box box = blob.box();
		List<Box> beside = writing.main()
			.stream()
			.map(Blob::box)
			.filter((other) -> other.height() >= LOWEST * box.height() && other.height() <= HIGHEST * box.height()
					&& apart(box, other) < FAR * box.height())
			.sorted(Comparator.comparingInt((other) -> apart(box, other)))
			.limit(NEAREST)
			.toList();
		List<Box> upper = beside.stream()
			.filter((other) -> isWithin(other, box.y(), box.y() + box.height() * HIGHEST))
			.toList();
		List<Box> lower = beside.stream()
			.filter((other) -> isWithin(other, box.bottom() - box.height() * HIGHEST, box.bottom()))
			.toList();
		for (Box above : upper) {
			for (Box below : lower) {
				if (isAbove(above, below) && upper.size() + lower.size() >= BESIDE) {
					return thinnest(blob, writing.blobs(), above, below);
				}
			}
		}
		return Optional.empty();
	}

	/** How many columns are between two, less than 0 if they share some. */
	private static int apart(Box a, Box b) {
		return Math.max(a.x(), b.x()) - Math.min(a.right(), b.right());
	}

	private static boolean isWithin(Box box, double top, double bottom) {
		double reach = ACROSS * box.height();
		return box.y() >= top - reach && box.bottom() <= bottom + reach;
	}

	private static boolean isAbove(Box above, Box below) {
		int lower = Math.min(above.height(), below.height());
		return lower >= ALIKE * Math.max(above.height(), below.height())
				&& above.bottom() <= below.y() + ACROSS * lower;
	}

	/** The row between two lines in which a blob has the least ink. */
	private static Optional<Seam> thinnest(Blob blob, Blobs blobs, Box above, Box below) {
		Box box = blob.box();
		int[] ink = new int[box.height()];
		for (int run = blobs.runOf(blob); run < blobs.runs()
				&& blobs.first(run) < box.bottom() * blobs.width(); run++) {
			if (blobs.label(run) == blob.label()) {
				ink[blobs.first(run) / blobs.width() - box.y()] += blobs.end(run) - blobs.first(run);
			}
		}
		double middle = (above.bottom() + below.y()) / 2.0 - box.y();
		int from = Math.max(1, above.y() + above.height() / 2 - box.y());
		int to = Math.min(box.height() - 1, below.y() + below.height() / 2 - box.y());
		int best = -1;
		double least = THIN * blob.area() / box.height();
		for (int row = from; row < to; row++) {
			double cost = ink[row] * (1 + Math.abs(row - middle) / box.height());
			if (cost < least) {
				least = cost;
				best = row;
			}
		}
		return (best < 0) ? Optional.empty() : Optional.of(new Seam(blob, box.y() + best));
	}

	/**
	 * A cut.
	 *
	 * @param blob what is cut
	 * @param row in which row of the picture
	 */
	private record Seam(Blob blob, int row) {

		void erase(byte[] certainty, Blobs blobs) {
			int from = this.row * blobs.width() + this.blob.box().x();
			int to = from + this.blob.box().width();
			for (int run = blobs.runFrom(from); run < blobs.runs() && blobs.first(run) < to; run++) {
				if (blobs.label(run) == this.blob.label()) {
					// With its soft edges, over which it would hang together.
					for (int at = blobs.first(run) - 1; at <= blobs.end(run); at++) {
						certainty[at] = 0;
					}
				}
			}
		}

	}

}
