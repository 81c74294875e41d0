package org.digits.repair;

import java.util.List;
import java.util.OptionalInt;

import org.digits.image.Box;
import org.digits.reading.Trace;

/**
 * A reading after it was mended.
 *
 * @param trace what is read now, and what was seen on the way to it
 * @param digits how many digits are expected now
 * @param said where a person named the digit
 * @param checked whether a person vouches for the whole number
 */
public record Mended(Trace trace, OptionalInt digits, List<Box> said, boolean checked) {

	/** A reading that nobody has mended. */
	public static Mended not(Trace trace, OptionalInt digits) {
		return new Mended(trace, digits, List.of(), false);
	}

}
