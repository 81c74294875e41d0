package org.digits.repair;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.digits.image.Box;
import org.digits.image.Ink;
import org.digits.ink.Blob;
import org.digits.ink.Blobs;
import org.digits.reading.Reading.ReadDigit;
import org.digits.reading.Trace;

/**
 * Ink that hangs together and is not what most of a digit is made of: a speck, a bit of a
 * line, a sign.
 *
 * @param box where it is, in pixels of the upload
 * @param spot a repair that takes it out
 */
public record LoosePart(Box box, Repair spot) {

	/**
	 * The largest loose parts of what was read, largest first.
	 * @param most how many at most
	 */
	public static List<LoosePart> of(Trace trace, int most) {
		Ink ink = trace.ink();
		Blobs blobs = Blobs.of(ink, Eraser.MARKED);
		int[] labels = blobs.labels();
		Set<Integer> bodies = new HashSet<>();
		trace.reading()
			.lines()
			.forEach((line) -> line.digits().forEach((digit) -> bodies.add(body(digit, ink, labels))));
		return blobs.all()
			.stream()
			.filter((blob) -> !bodies.contains(blob.label()))
			.sorted(Comparator.comparingInt(Blob::area).reversed())
			.limit(most)
			.map((blob) -> new LoosePart(blob.box().times(ink.scale()), spot(blob, ink, labels)))
			.toList();
	}

	/** The label of the blob that has most pixels in a digit's box; 0 if none has. */
	private static int body(ReadDigit digit, Ink ink, int[] labels) {
		Box box = digit.box().times(1 / ink.scale());
		Map<Integer, Integer> counts = new HashMap<>();
		int most = 0;
		for (int y = Math.max(0, box.y()); y < Math.min(ink.height(), box.bottom()); y++) {
			for (int x = Math.max(0, box.x()); x < Math.min(ink.width(), box.right()); x++) {
				int label = labels[y * ink.width() + x];
				if (label != 0 && counts.merge(label, 1, Integer::sum) > counts.getOrDefault(most, 0)) {
					most = label;
				}
			}
		}
		return most;
	}

	/** Where the blob's own pixel that is nearest to its middle lies in the upload. */
	private static Repair spot(Blob blob, Ink ink, int[] labels) {
		Box box = blob.box();
		double middleX = box.x() + (box.width() - 1) / 2.0;
		double middleY = box.y() + (box.height() - 1) / 2.0;
		double least = Double.MAX_VALUE;
		int spotX = box.x();
		int spotY = box.y();
		for (int y = box.y(); y < box.bottom(); y++) {
			for (int x = box.x(); x < box.right(); x++) {
				double far = Math.hypot(x - middleX, y - middleY);
				if (labels[y * ink.width() + x] == blob.label() && far < least) {
					least = far;
					spotX = x;
					spotY = y;
				}
			}
		}
		return new Repair.Spot((int) ((spotX + .5) * ink.scale()), (int) ((spotY + .5) * ink.scale()));
	}

}
