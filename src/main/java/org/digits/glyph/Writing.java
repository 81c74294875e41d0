package org.digits.glyph;

import java.util.ArrayList;
import java.util.List;

import org.digits.image.Box;
import org.digits.image.Ink;
import org.digits.ink.Blob;
import org.digits.ink.Blobs;

/**
 * The blobs of an ink that are writing, not specks or what is left of lines.
 *
 * @param blobs all the blobs
 * @param faint the same, with the strokes' faint parts
 * @param main the strokes that make characters
 * @param small what is too small for a character of its own, but may belong to one
 * @param height how tall characters are, in pixels
 */
record Writing(Blobs blobs, Faint faint, List<Blob> main, List<Blob> small, double height) {

	/** A blob without a pixel of this certainty is a smudge. */
	private static final int CORE = 150;

	/**
	 * How far from a side what touches it is no writing, as a share of the shorter side.
	 */
	private static final double RIM = .14;

	/**
	 * What is near a side but doesn't touch it may be writing if it is as tall as the
	 * rest: no less and no more than this, as a share.
	 */
	private static final double AS_TALL = .6;

	private static final double NO_TALLER = 1.5;

	/** More blobs than this are no writing, but a picture of something. */
	private static final int MOST = 3000;

	/** Characters of fewer pixels than this can't be told from specks. */
	private static final double SMALLEST = 6;

	/** Nor can those smaller than this share of the picture. */
	private static final double SMALLEST_SHARE = .012;

	/** The part of its box that the ink of a dotted character takes up. */
	private static final double DENSE = .08;

	static Writing of(Ink ink) {
		Blobs blobs = Blobs.of(ink, Blobs.MARKED);
		Faint faint = new Faint(ink, blobs);
		List<Blob> found = blobs.all()
			.stream()
			.filter((blob) -> blob.peak() >= CORE && blob.area() >= blobs.speck())
			.toList();
		if (found.isEmpty() || found.size() > MOST) {
			return new Writing(blobs, faint, List.of(), List.of(), 0);
		}
		boolean[] rims = rims(ink, blobs);
		List<Blob> inside = found.stream().filter((blob) -> !rims[blob.label()]).toList();
		if (inside.isEmpty()) {
			return new Writing(blobs, faint, List.of(), List.of(), 0);
		}
		double smallest = Math.max(SMALLEST, Math.min(ink.width(), ink.height()) * SMALLEST_SHARE);
		double height = Blob.typical(inside, Writing::tall);
		if (height < smallest) {
			return dotted(blobs, faint, inside, smallest);
		}
		List<Blob> main = new ArrayList<>();
		List<Blob> small = new ArrayList<>();
		for (Blob blob : found) {
			double size = blob.box().longest();
			boolean rim = rims[blob.label()]
					&& (isAtSide(ink, blob.box(), 1) || size < AS_TALL * height || size > NO_TALLER * height);
			if (size >= .38 * height && !rim) {
				main.add(blob);
			}
			else if (size >= .05 * height && !rim) {
				small.add(blob);
			}
		}
		return new Writing(blobs, faint, main, small, height);
	}

	/** Dots near together make a character, far apart they are specks. */
	private static Writing dotted(Blobs blobs, Faint faint, List<Blob> dots, double smallest) {
		Box box = dots.stream().map(Blob::box).reduce(Box::and).orElseThrow();
		double area = dots.stream().mapToInt(Blob::area).sum();
		boolean character = box.longest() >= smallest && area >= DENSE * box.width() * box.height();
		return new Writing(blobs, faint, character ? dots : List.of(), List.of(), box.longest());
	}

	/** The blob with its faint parts, and what hangs together with it over them. */
	Blob withFaint(Blob blob) {
		Blobs all = this.faint.blobs();
		return all.all().get(all.label(all.runFrom(this.blobs.first(this.blobs.runOf(blob)))) - 1);
	}

	/** How tall a character may be that has the blob: a dash says little. */
	private static double tall(Blob blob) {
		return Math.min(blob.box().longest(), 1.5 * blob.box().height() + 1);
	}

	/**
	 * For every label, whether its blob is at a side of the picture and nowhere reaches
	 * further inward than a line along the sides would.
	 */
	private static boolean[] rims(Ink ink, Blobs blobs) {
		double side = Math.min(ink.width(), ink.height());
		boolean[] rims = new boolean[blobs.all().size() + 1];
		if (side <= Glyph.SIDE) {
			return rims;
		}
		int gap = (int) Math.max(1, side / 60);
		for (Blob blob : blobs.all()) {
			rims[blob.label()] = isAtSide(ink, blob.box(), gap) && !reachesInward(blob, blobs, RIM * side);
		}
		return rims;
	}

	private static boolean isAtSide(Ink ink, Box box, int gap) {
		return box.x() <= gap || box.y() <= gap || box.right() >= ink.width() - gap
				|| box.bottom() >= ink.height() - gap;
	}

	/** Whether a blob has a pixel that is further than this from every side. */
	private static boolean reachesInward(Blob blob, Blobs blobs, double far) {
		Box box = blob.box();
		int width = blobs.width();
		int end = box.bottom() * width;
		for (int run = blobs.runFrom(box.y() * width); run < blobs.runs() && blobs.first(run) < end; run++) {
			if (blobs.label(run) == blob.label()) {
				int y = blobs.first(run) / width;
				int first = blobs.first(run) - y * width;
				int last = blobs.end(run) - 1 - y * width;
				int across = Math.min(Math.max((width - 1) / 2, first), last);
				int reach = 1 + Math.min(Math.min(across, width - 1 - across), Math.min(y, blobs.height() - 1 - y));
				if (reach > far) {
					return true;
				}
			}
		}
		return false;
	}

}
