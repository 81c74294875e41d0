package org.digits.classify;

import org.digits.glyph.Strip;

/**
 * A network that tells words, and marks that are no digits, from numbers. Safe to use
 * from several threads.
 */
@FunctionalInterface
public interface LineWords {

	/** How many columns of a strip each of its answers is about. */
	int COLUMNS = 8;

	/**
	 * How much tells for a word, column by column.
	 * @param line a line of writing
	 * @return for every {@value #COLUMNS} columns from the left, the natural logarithm of
	 * how many times as likely they are a word's as a number's; of columns without ink it
	 * says nothing
	 */
	float[] words(Strip line);

}
