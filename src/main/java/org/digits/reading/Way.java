package org.digits.reading;

import java.util.List;

import org.digits.classify.Guess;
import org.digits.glyph.Line;

/**
 * A way to read a line.
 *
 * @param steps its candidates from the left
 * @param signs which of them belong to the number
 * @param probability how likely its text is among all texts of the line, 0 to 1
 */
record Way(List<Step> steps, Signs signs, double probability) {

	/** Ink that can't be read at all. */
	static final Way NONE = new Way(List.of(), Signs.of(""), 0);

	/**
	 * A candidate and what it is taken for.
	 *
	 * @param candidate the candidate
	 * @param guess what the network says of it
	 * @param kind the index of its kind
	 */
	record Step(Line.Candidate candidate, Guess guess, int kind) {

		boolean isDigit() {
			return Kind.isDigit(this.kind);
		}

		boolean isElse() {
			return this.kind == Kind.ELSE.index();
		}
	}

	List<Step> digits() {
		return this.steps.stream().filter(Step::isDigit).toList();
	}

}
