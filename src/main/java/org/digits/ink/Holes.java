package org.digits.ink;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.digits.image.Box;
import org.digits.image.Ink;

/**
 * Takes out the holes that a binder's paper has along a side, and bullets in front of
 * lines: at least three round spots, alike, in a straight row, beyond which there is no
 * writing.
 */
final class Holes {

	private static final int LEAST = 3;

	/** Smaller spots, in pixels, can't be told from points. */
	private static final int SMALLEST = 6;

	/** How many times as long as broad one is at most. */
	private static final double ROUND = 1.35;

	/** The share of its box that a full circle takes up is .785. */
	private static final double FULL = .7;

	/** How many times as large as another one of them is at most. */
	private static final double ALIKE = 1.4;

	/** How far one is beside their row, in times of its size. */
	private static final double BESIDE = .4;

	/** How much their row leans, in columns a row. */
	private static final double STEEPEST = .5;

	/** With more than this there is a page of print, or a picture of something. */
	private static final int MOST = 400;

	/** How many pixels wide the soft edge is. */
	private static final int SOFT = 2;

	private Holes() {
	}

	/** The ink without them; the same if there are none. */
	static Ink without(Ink ink) {
		Blobs blobs = Blobs.of(ink, Blobs.MARKED);
		List<Box> sizable = blobs.all().stream().filter((blob) -> blob.area() >= blobs.speck()).map(Blob::box).toList();
		List<Box> round = blobs.all()
			.stream()
			.filter(Holes::isRound)
			.map(Blob::box)
			.sorted(Comparator.comparingInt(Box::longest))
			.toList();
		if (sizable.size() > MOST) {
			return ink;
		}
		for (int from = 0; from + LEAST <= round.size(); from++) {
			double most = ALIKE * round.get(from).longest();
			List<Box> alike = round.subList(from, round.size())
				.stream()
				.takeWhile((box) -> box.longest() <= most)
				.toList();
			List<Box> others = sizable.stream().filter((box) -> !alike.contains(box)).toList();
			if (alike.size() >= LEAST && !others.isEmpty() && areAtASide(alike, others)) {
				return ink.without(alike.stream().flatMapToInt((box) -> pixels(ink, box)));
			}
		}
		return ink;
	}

	private static boolean isRound(Blob blob) {
		Box box = blob.box();
		int shorter = Math.min(box.width(), box.height());
		return shorter >= SMALLEST && box.longest() <= ROUND * shorter
				&& blob.area() >= FULL * box.width() * box.height();
	}

	private static boolean areAtASide(List<Box> spots, List<Box> others) {
		return areAtLeft(spots, others) || areAtLeft(mirrored(spots), mirrored(others))
				|| areAtLeft(swapped(spots), swapped(others))
				|| areAtLeft(mirrored(swapped(spots)), mirrored(swapped(others)));
	}

	private static List<Box> mirrored(List<Box> boxes) {
		return boxes.stream().map((box) -> new Box(-box.right(), box.y(), box.width(), box.height())).toList();
	}

	private static List<Box> swapped(List<Box> boxes) {
		return boxes.stream().map((box) -> new Box(box.y(), box.x(), box.height(), box.width())).toList();
	}

	/**
	 * Whether spots stand one below the other, and all others to the right of them. (The
	 * points of a number stand where its digits do.)
	 */
	private static boolean areAtLeft(List<Box> spots, List<Box> others) {
		List<Box> row = spots.stream().sorted(Comparator.comparingInt(Box::y)).toList();
		Box first = row.get(0);
		Box last = row.get(row.size() - 1);
		double size = first.longest();
		if (last.y() - first.y() < LEAST * size) {
			return false;
		}
		double lean = (double) (last.x() - first.x()) / (last.y() - first.y());
		ToDoubleFunction<Box> beside = (box) -> box.x() - first.x() - lean * (box.y() - first.y());
		return Math.abs(lean) < STEEPEST
				&& row.stream().allMatch((box) -> Math.abs(beside.applyAsDouble(box)) < BESIDE * size)
				&& others.stream().allMatch((box) -> beside.applyAsDouble(box) > size);
	}

	private static IntStream pixels(Ink ink, Box box) {
		int left = Math.max(0, box.x() - SOFT);
		int right = Math.min(ink.width(), box.right() + SOFT);
		return IntStream.range(Math.max(0, box.y() - SOFT), Math.min(ink.height(), box.bottom() + SOFT))
			.flatMap((y) -> IntStream.range(y * ink.width() + left, y * ink.width() + right));
	}

}
