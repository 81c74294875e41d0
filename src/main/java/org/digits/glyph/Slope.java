package org.digits.glyph;

import java.util.List;

import org.digits.image.Box;
import org.digits.ink.Blob;

/** How far several lines of writing rise or fall. */
final class Slope {

	/** The steepest that is looked for, in degrees. */
	private static final int STEEPEST = 20;

	/** Fewer characters don't tell. */
	private static final int CHARACTERS = 5;

	/** So much of a character's height is the middle, where others of its line stand. */
	private static final double MIDDLE = .5;

	/** Lines part so much more clearly if it is the right one. */
	private static final double CLEARER = 1.1;

	private Slope() {
	}

	/**
	 * The slope at which characters stand most on the same rows, one above the other
	 * least.
	 * @param characters blobs of writing
	 * @return rows a column, greater than 0 if lines fall; 0 if that does as well
	 */
	static double of(List<Blob> characters) {
		if (characters.size() < CHARACTERS) {
			return 0;
		}
		double best = 0;
		double most = CLEARER * together(characters, 0);
		for (int degrees = -STEEPEST; degrees <= STEEPEST; degrees++) {
			double slope = Math.tan(Math.toRadians(degrees));
			double together = together(characters, slope);
			if (together > most) {
				most = together;
				best = slope;
			}
		}
		return best;
	}

	/** The same writing where every blob is moved up or down as far as lines fall. */
	static Writing levelled(Writing writing, double slope) {
		return new Writing(writing.blobs(), writing.faint(), levelled(writing.main(), slope),
				levelled(writing.small(), slope), writing.height());
	}

	private static List<Blob> levelled(List<Blob> blobs, double slope) {
		return blobs.stream()
			.map((blob) -> new Blob(blob.label(), levelled(blob.box(), slope), blob.area(), blob.peak()))
			.toList();
	}

	private static Box levelled(Box box, double slope) {
		return new Box(box.x(), (int) Math.round(box.y() - slope * (box.x() + box.width() / 2.0)), box.width(),
				box.height());
	}

	/** Over all rows, the square of how many characters' middles are in them. */
	private static double together(List<Blob> characters, double slope) {
		List<Box> boxes = characters.stream().map((blob) -> levelled(blob.box(), slope)).toList();
		Box all = boxes.stream().reduce(Box::and).orElseThrow();
		int[] count = new int[all.height() + 1];
		for (Box box : boxes) {
			int from = (int) (box.y() - all.y() + box.height() * (1 - MIDDLE) / 2);
			for (int y = from; y < from + MIDDLE * box.height(); y++) {
				count[y]++;
			}
		}
		double sum = 0;
		for (int each : count) {
			sum += (double) each * each;
		}
		return sum;
	}

}
