package org.digits.ink;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.digits.image.Box;
import org.digits.image.Ink;
import org.jspecify.annotations.Nullable;

/**
 * Takes out what stands round writing or under it, and ends within the picture: the boxes
 * of a form, a comb, a ring drawn round a number, a rule. What is written over it stays.
 */
final class Frames {

	/** So many frames there may be in one another or beside one another. */
	private static final int MOST = 12;

	/** So many of the longest blobs may be frames. */
	private static final int LONGEST = 4;

	/** What stands in a frame has this share of its shorter side at least. */
	private static final double LEAST_INSIDE = .2;

	/** A rule is so many times as long as characters are tall. */
	private static final double LONG = 5;

	/** One from top to bottom, so many times. */
	private static final double TALL = 2.5;

	/** And takes up this share of the picture's height. */
	private static final double DOWN = .5;

	/** One with ticks, so many times. */
	private static final double TICKED = 1.8;

	/** Ticks are so high at least, as a share of the characters' height. */
	private static final double TICKS = .35;

	/** A comb is so many times as broad as high at least. */
	private static final double COMB = 1.6;

	/**
	 * What is longer than this, of the picture's longer side, and no thicker is a line.
	 */
	private static final double LINE = .35;

	private static final double THIN = .04;

	/** What a rule leaves is no character below this share of the others' height. */
	private static final double TICK = .7;

	/** What a rule leaves that others stand on, may be a part of a character. */
	private static final double BIT = .3;

	/** The same of a rule with ticks. */
	private static final double BESIDE_TICKS = .36;

	/** Dashes are no higher than this, in times of their width. */
	private static final double FLAT = .35;

	/** Characters are higher than specks and commas, in pixels. */
	private static final int SMALLEST = 10;

	private Frames() {
	}

	/** The ink without those that have sides or ticks; the same if there are none. */
	static Ink withoutBoxes(Ink ink) {
		return without(ink, false);
	}

	/** The same without rules, too. */
	static Ink without(Ink ink) {
		return without(ink, true);
	}

	private static Ink without(Ink ink, boolean rules) {
		Ink left = ink;
		for (int i = 0; i < MOST; i++) {
			Ink next = withoutOne(left, rules);
			if (next == left) {
				return left;
			}
			left = next;
		}
		return left;
	}

	private static Ink withoutOne(Ink ink, boolean rules) {
		Blobs blobs = Blobs.of(ink, Blobs.MARKED);
		List<Blob> sizable = blobs.all()
			.stream()
			.filter((blob) -> blob.area() >= blobs.speck())
			.sorted(Comparator.comparingInt((blob) -> -blob.box().longest()))
			.toList();
		for (Blob blob : sizable.subList(0, Math.min(LONGEST, sizable.size()))) {
			if (blob.box().longest() < Rims.SMALLEST) {
				return ink;
			}
			List<Blob> others = sizable.stream().filter((other) -> other != blob).toList();
			Ink rest = rest(ink, blobs, blob, others, rules);
			if (rest != null) {
				return rest;
			}
		}
		return ink;
	}

	/** What is left of the ink if a blob is a frame; null if it is none. */
	private static @Nullable Ink rest(Ink ink, Blobs blobs, Blob blob, List<Blob> others, boolean rules) {
		Box box = blob.box();
		double height = height(others, ink);
		boolean isTall = box.height() >= Math.max(TALL * height, DOWN * ink.height());
		boolean mayBeRule = height > 0 && (isTall || box.width() >= TICKED * height);
		boolean mayBeComb = box.width() >= COMB * box.height();
		List<Blob> within = others.stream().filter((other) -> isWithin(other, box)).toList();
		if (within.isEmpty() && !mayBeRule && !mayBeComb) {
			return null;
		}
		Shape shape = new Shape(blobs, blob);
		if (shape.isAround(within)) {
			Ink rest = shape.withoutLines();
			return shape.replaced(ink, (rest == shape.alone()) ? null : cleaned(rest, TICK * height));
		}
		if (mayBeComb && shape.hasFourSides()) {
			return shape.replaced(ink, cleaned(shape.withoutLines(), TICK * height));
		}
		return mayBeRule ? withoutRule(ink, shape, height, rules) : null;
	}

	private static boolean isWithin(Blob blob, Box outer) {
		Box inner = blob.box();
		return blob.box().longest() >= LEAST_INSIDE * Math.min(outer.width(), outer.height()) && inner.x() > outer.x()
				&& inner.right() < outer.right() && inner.y() > outer.y() && inner.bottom() < outer.bottom();
	}

	/** Without a rule that has ticks, or is bare, or has characters on it. */
	private static @Nullable Ink withoutRule(Ink ink, Shape shape, double height, boolean rules) {
		Box box = shape.blob().box();
		Ink without = shape.withoutLines();
		if (without == shape.alone()) {
			return null;
		}
		Ink rest = cleaned(without, TICK * height);
		if (isEmpty(rest) && shape.share(without) < BESIDE_TICKS && !shape.hasTwoLines()
				&& (rules || box.height() >= TICKS * height)) {
			return shape.replaced(ink, rest);
		}
		if (!rules || box.width() < LONG * height) {
			return null;
		}
		Ink level = (box.height() >= TALL * height) ? without : RuledLines.withoutLevel(shape.alone());
		return (level == shape.alone()) ? null : shape.replaced(ink, cleaned(level, BIT * height));
	}

	private static boolean isEmpty(Ink ink) {
		return Ink.next(ink.certainty(), 0, ink.certainty().length) == ink.certainty().length;
	}

	/**
	 * How tall characters are: half of the others' ink is no taller, long lines left out;
	 * 0 if there are none.
	 */
	private static double height(List<Blob> others, Ink ink) {
		int longest = (int) (LINE * Math.max(ink.width(), ink.height()));
		List<Blob> characters = others.stream()
			.filter((blob) -> !ink.edges(blob.box()).any() && isCharacter(blob, longest))
			.toList();
		return (characters.size() < 2) ? 0 : Blob.typical(characters, (blob) -> blob.box().height());
	}

	/** Whether it is no speck, comma, dash or long line. */
	private static boolean isCharacter(Blob blob, int longest) {
		Box box = blob.box();
		return box.height() >= Math.max(SMALLEST, FLAT * box.width())
				&& (box.longest() < longest || blob.area() > THIN * box.longest() * box.longest());
	}

	/** Without what is too small for a character. */
	private static Ink cleaned(Ink ink, double least) {
		Blobs blobs = Blobs.of(ink, Blobs.MARKED);
		byte[] certainty = ink.certainty().clone();
		for (Blob blob : blobs.all()) {
			if (blob.box().longest() < least) {
				new Shape(blobs, blob).each((first, end) -> Arrays.fill(certainty, first, end, (byte) 0));
			}
		}
		return new Ink(ink.width(), ink.height(), certainty, ink.scale());
	}

}
