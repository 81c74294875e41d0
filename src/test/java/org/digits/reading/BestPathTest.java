package org.digits.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.digits.classify.Guess;
import org.digits.glyph.Glyph;
import org.digits.glyph.Line;
import org.digits.image.Box;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BestPathTest {

	private final List<Line.Candidate> candidates = new ArrayList<>();

	private final List<Guess> guesses = new ArrayList<>();

	@Test
	void readsEveryPieceWhereEachIsADigit() {
		candidate(0, 1, 40, 4, .99, 0);
		candidate(0, 2, 40, 4, .01, .98);
		candidate(1, 2, 40, 2, .98, .01);
		assertThat(digits(best(2, 0))).containsExactly(4, 2);
	}

	@Test
	void putsPiecesTogetherWhereOnlyTheWholeIsADigit() {
		candidate(0, 1, 40, 1, .2, .7);
		candidate(0, 2, 40, 0, .99, 0);
		candidate(1, 2, 40, 1, .2, .7);
		assertThat(digits(best(2, 0))).containsExactly(0);
	}

	@Test
	void passesOverADot() {
		candidate(0, 1, 40, 5, .99, 0);
		candidate(1, 2, 6, 1, .6, .3);
		candidate(2, 3, 40, 7, .99, 0);
		BestPath path = best(3, 0);
		assertThat(digits(path)).containsExactly(5, 7);
		assertThat(path.passed()).isZero();
	}

	@Test
	void saysWhenSomethingAsLargeAsADigitWasPassedOver() {
		candidate(0, 1, 40, 5, .99, 0);
		candidate(1, 2, 40, 1, 1e-5, .9999);
		assertThat(best(2, 0).passed()).isEqualTo(1);
	}

	@Test
	void takesTheNumberOfDigitsAsEvidence() {
		candidate(0, 1, 40, 1, .4, .5);
		candidate(0, 2, 40, 0, .7, .2);
		candidate(1, 2, 40, 1, .4, .5);
		assertThat(digits(best(2, 0))).containsExactly(0);
		assertThat(digits(best(2, 2))).containsExactly(1, 1);
	}

	@Test
	void readsWhatItCanWhereTheNumberOfDigitsCannotBe() {
		candidate(0, 1, 40, 8, .99, 0);
		assertThat(digits(best(1, 3))).containsExactly(8);
	}

	@Test
	void isLessSureWhereAnotherWayIsNearlyAsLikely() {
		candidate(0, 1, 40, 1, .7, .1);
		candidate(0, 2, 40, 0, .5, .3);
		candidate(1, 2, 40, 1, .7, .1);
		assertThat(best(2, 0).share()).isBetween(.2, .6);
	}

	private BestPath best(int pieces, int digits) {
		return BestPath.of(new Line(new Box(0, 0, 100, 40), pieces, this.candidates, Set.of()), this.guesses, digits);
	}

	private static List<Integer> digits(BestPath path) {
		return path.steps().stream().map((step) -> step.guess().best()).toList();
	}

	/** The rest of the probability is spread evenly over the other digits. */
	private void candidate(int from, int to, int height, int digit, double probability, double other) {
		double[] digits = new double[10];
		Arrays.fill(digits, (1 - probability - other) / 9);
		digits[digit] = probability;
		Glyph glyph = new Glyph(new Box(from * 20, 0, (to - from) * 20, height), new byte[28 * 28], 0, 3);
		this.candidates.add(new Line.Candidate(from, to, glyph, 1));
		this.guesses.add(new Guess(digits, other));
	}

}
