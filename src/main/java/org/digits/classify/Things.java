package org.digits.classify;

import org.digits.glyph.Sight;

/**
 * A network that tells pictures of things, and of what else is no number, from numbers.
 * Safe to use from several threads.
 */
@FunctionalInterface
public interface Things {

	/**
	 * How much tells for a thing.
	 * @param sight what is seen of a picture
	 * @return the natural logarithm of how many times as likely it is a thing as a number
	 */
	double thing(Sight sight);

}
