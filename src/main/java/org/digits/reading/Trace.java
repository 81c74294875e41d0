package org.digits.reading;

import org.digits.glyph.Glyphs;
import org.digits.image.Ink;
import org.digits.image.Photo;

/** A reading with all that was seen on the way to it, stage by stage. */
public record Trace(Photo photo, Ink ink, Glyphs glyphs, Reading reading) {

	/** What was seen is the same, but not what is made of it. */
	public Trace with(Reading other) {
		return new Trace(this.photo, this.ink, this.glyphs, other);
	}

}
