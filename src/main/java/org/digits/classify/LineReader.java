package org.digits.classify;

import org.digits.glyph.Strip;

/** A network that reads a line whole. Safe to use from several threads. */
@FunctionalInterface
public interface LineReader {

	/** What it says of a line. */
	Spelling spell(Strip strip);

}
