package org.digits.glyph;

import java.util.List;
import java.util.Set;

import org.digits.image.Box;

/**
 * A line of writing, cut into pieces so small that no digit is smaller, and every run of
 * neighbouring pieces that may be one character. A reading is a row of candidates that
 * takes up every piece once.
 *
 * @param box where it stands, in pixels of the ink
 * @param pieces how many pieces there are, numbered from the left
 * @param candidates the runs that may be characters, in order of their first piece
 * @param spaces the pieces that have a word space before them
 * @param joined the pieces that hang together with the one before them
 */
public record Line(Box box, int pieces, List<Candidate> candidates, Set<Integer> spaces, Set<Integer> joined) {

	/**
	 * A run of pieces that may be one character.
	 *
	 * @param from its first piece
	 * @param to the piece after its last
	 * @param glyph what it looks like
	 * @param share how much of the pieces' ink is in the glyph, 0 to 1; the rest is taken
	 * for dirt
	 */
	public record Candidate(int from, int to, Glyph glyph, double share) {
	}

}
