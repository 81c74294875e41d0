package org.digits.classify.dl4j;

import org.digits.glyph.Strip;

/** A network that takes whole lines. Safe to use from several threads. */
@FunctionalInterface
interface StripNetwork {

	/**
	 * Runs it.
	 * @param strip a line of any width
	 * @return its answers for every few columns, from the left
	 */
	float[] run(Strip strip);

}
