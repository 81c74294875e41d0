package org.digits.reading;

import org.digits.glyph.Glyphs;
import org.digits.image.Ink;
import org.digits.image.Photo;

/** A reading with all that was seen on the way to it, stage by stage. */
public record Trace(Photo photo, Ink ink, Glyphs glyphs, Reading reading) {

	/** How sure a number is; none is not sure at all. */
	double sureness() {
		return (this.reading.number() != null) ? this.reading.confidence() : 0;
	}

	/**
	 * Whether more of the lines were read than by another trace of the same picture, or
	 * as many and each digit more surely.
	 */
	boolean isClearerThan(Trace other) {
		int fewer = other.unreadLines() - unreadLines();
		return (fewer != 0) ? fewer > 0 : surenessOfDigits() > other.surenessOfDigits();
	}

	private int unreadLines() {
		return this.glyphs.lines().size()
				- (int) this.reading.lines().stream().filter((line) -> !line.digits().isEmpty()).count();
	}

	private double surenessOfDigits() {
		int digits = this.reading.lines().stream().mapToInt((line) -> line.digits().size()).sum();
		return Math.pow(sureness(), 1.0 / Math.max(1, digits));
	}

	/** The same where another way to see the picture is as good a guess. */
	Trace neverSure() {
		return with(this.reading.neverSure());
	}

	/** What was seen is the same, but not what is made of it. */
	public Trace with(Reading other) {
		return new Trace(this.photo, this.ink, this.glyphs, other);
	}

}
