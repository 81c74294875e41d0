package org.digits.glyph;

import org.digits.image.Ink;
import org.digits.ink.Blobs;
import org.jspecify.annotations.Nullable;

/**
 * The blobs of an ink with the strokes' faint parts, over which they hang together. Few
 * pictures need them, so they are looked for when somebody asks. For one thread.
 */
final class Faint {

	/** From which certainty on pixels are a stroke's where one leads to them. */
	private static final int MARKED = Writing.MARKED / 2;

	private final Ink ink;

	private @Nullable Blobs blobs;

	Faint(Ink ink) {
		this.ink = ink;
	}

	Blobs blobs() {
		Blobs found = this.blobs;
		if (found == null) {
			found = Blobs.of(this.ink, MARKED);
			this.blobs = found;
		}
		return found;
	}

}
