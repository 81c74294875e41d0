package org.digits.glyph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;

import org.digits.image.Ink;
import org.digits.ink.Blob;
import org.digits.ink.Blobs;
import org.jspecify.annotations.Nullable;

/**
 * What of an ink hangs together over the strokes' faint parts. Few pictures need it, so
 * it is looked for when somebody asks, and from the blob on that is asked about. For one
 * thread.
 */
final class Faint {

	/** From which certainty on pixels are a stroke's where one leads to them. */
	private static final int MARKED = Blobs.MARKED / 2;

	private final Ink ink;

	private final Blobs marked;

	private @Nullable Blobs blobs;

	/** For every label of a marked blob, what it hangs together with; 0 if not known. */
	private final int[] parts;

	private int known;

	/** Pixels of those parts. */
	private final BitSet passed = new BitSet();

	/** Pixels whose neighbours are yet to be looked at. */
	private int[] waiting = new int[256];

	/**
	 * An ink.
	 * @param marked its blobs without the faint parts
	 */
	Faint(Ink ink, Blobs marked) {
		this.ink = ink;
		this.marked = marked;
		this.parts = new int[marked.all().size() + 1];
	}

	/** All blobs with their faint parts. */
	Blobs blobs() {
		Blobs found = this.blobs;
		if (found == null) {
			found = Blobs.of(this.ink, MARKED);
			this.blobs = found;
		}
		return found;
	}

	/**
	 * Whether a blob hangs together with one of others. They are known by their labels,
	 * wherever {@link Slope} has moved their boxes.
	 */
	boolean joins(Blob blob, Collection<Blob> others) {
		if (this.parts[blob.label()] == 0) {
			this.known++;
			fill(this.marked.first(this.marked.runOf(this.marked.all().get(blob.label() - 1))));
		}
		int part = this.parts[blob.label()];
		return others.stream().anyMatch((other) -> this.parts[other.label()] == part);
	}

	/** Goes from a pixel to all that it hangs together with by edges or corners. */
	private void fill(int from) {
		int count = take(from, 0);
		while (count > 0) {
			int at = this.waiting[--count];
			int x = at % this.ink.width();
			int left = (x > 0) ? -1 : 0;
			int right = (x + 1 < this.ink.width()) ? 1 : 0;
			for (int row = at - this.ink.width(); row <= at + this.ink.width(); row += this.ink.width()) {
				if (row >= 0 && row < this.ink.certainty().length) {
					for (int next = row + left; next <= row + right; next++) {
						count = take(next, count);
					}
				}
			}
		}
	}

	/** Has a pixel wait, if it belongs to it and didn't yet; how many wait. */
	private int take(int pixel, int count) {
		int certainty = this.ink.certainty()[pixel] & 0xff;
		if (certainty < MARKED || this.passed.get(pixel)) {
			return count;
		}
		this.passed.set(pixel);
		if (certainty >= Blobs.MARKED && beginsRun(pixel)) {
			this.parts[this.marked.label(this.marked.runFrom(pixel))] = this.known;
		}
		if (count == this.waiting.length) {
			this.waiting = Arrays.copyOf(this.waiting, 2 * count);
		}
		this.waiting[count] = pixel;
		return count + 1;
	}

	private boolean beginsRun(int pixel) {
		return pixel % this.ink.width() == 0 || (this.ink.certainty()[pixel - 1] & 0xff) < Blobs.MARKED;
	}

}
