package org.digits.ink;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

import org.digits.image.Box;

/**
 * Ink that hangs together.
 *
 * @param label its number among the {@link Blobs}, from 1
 * @param box where it is
 * @param area how many pixels it has
 * @param peak the greatest certainty in it, 0 to 255
 */
public record Blob(int label, Box box, int area, int peak) {

	/**
	 * The size that half of the ink of some blobs doesn't exceed.
	 * @param blobs at least one
	 * @param size what is taken for a blob's size
	 */
	public static double typical(List<Blob> blobs, ToDoubleFunction<Blob> size) {
		List<Blob> sorted = blobs.stream().sorted(Comparator.comparingDouble(size)).toList();
		long total = sorted.stream().mapToLong(Blob::area).sum();
		long below = 0;
		int i = -1;
		while (2 * below < total) {
			below += sorted.get(++i).area();
		}
		return size.applyAsDouble(sorted.get(i));
	}

}
