package org.digits.classify;

import org.digits.glyph.Strip;

/**
 * A network that tells a line that stands upright from one on its head. Safe to use from
 * several threads.
 */
@FunctionalInterface
public interface LineOrientation {

	/**
	 * How much tells for the one or the other.
	 * @param line a line that does not lie on its side
	 * @return the natural logarithm of how many times as likely it stands upright as on
	 * its head; 0 where nothing tells
	 */
	double upright(Strip line);

}
