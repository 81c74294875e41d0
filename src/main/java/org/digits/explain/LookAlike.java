package org.digits.explain;

import java.util.Optional;

/**
 * The digit that a digit most resembles, but for itself.
 *
 * @param digit 0 to 9, as text
 * @param probability how likely it is
 * @param against what speaks most against it, if any one place does
 */
public record LookAlike(String digit, double probability, Optional<Evidence> against) {

	/**
	 * A part of a digit without which it would look more like its look-alike.
	 *
	 * @param kind what is there
	 * @param place where it is
	 */
	public record Evidence(Kind kind, Place place) {
	}

	/** What a part of a digit is made of. */
	public enum Kind {

		/** Ink is there. */
		STROKE,
		/** No ink is there, where the look-alike has some. */
		GAP

	}

	/** The ninths of a digit, row by row. */
	public enum Place {

		TOP_LEFT, TOP, TOP_RIGHT, LEFT, MIDDLE, RIGHT, BOTTOM_LEFT, BOTTOM, BOTTOM_RIGHT

	}

}
