package org.digits.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SpellingTest {

	private static final int NONE = Spelling.MARKS.length();

	@Test
	void addsUpAllWaysToSpreadADigitOverTheSteps() {
		Spelling spelling = of(new double[] { .5, .5 }, new double[] { .25, .75 });
		// 1 and none, none and 1, 1 and 1 once more.
		assertThat(spelling.probability("1")).isCloseTo(.5 * .75 + .5 * .25 + .5 * .25, within(1e-9));
		assertThat(spelling.probability("")).isCloseTo(.5 * .75, within(1e-9));
	}

	@Test
	void wantsNoneBetweenTwoOfTheSameDigit() {
		assertThat(of(new double[] { .9, .1 }, new double[] { .9, .1 }).probability("11")).isZero();
		Spelling parted = of(new double[] { .9, .1 }, new double[] { .2, .8 }, new double[] { .9, .1 });
		assertThat(parted.probability("11")).isCloseTo(.9 * .8 * .9, within(1e-9));
	}

	@Test
	void letsDifferentDigitsFollowOneAnother() {
		float[] logits = new float[2 * Spelling.CLASSES];
		logits[4] = 20;
		logits[Spelling.CLASSES + 2] = 20;
		Spelling spelling = Spelling.of(logits);
		assertThat(spelling.probability("42")).isGreaterThan(.999);
		assertThat(spelling.probability("42")).isGreaterThan(spelling.probability("24"))
			.isGreaterThan(spelling.probability("4"));
	}

	@Test
	void givesAllTextsTogetherTheProbabilityOfOne() {
		Spelling spelling = Spelling.of(logits(3, 7));
		double sum = spelling.probability("");
		for (int a = 0; a < 10; a++) {
			sum += spelling.probability("" + a);
			for (int b = 0; b < 10; b++) {
				sum += spelling.probability("" + a + b);
				for (int c = 0; c < 10; c++) {
					sum += spelling.probability("" + a + b + c);
				}
			}
		}
		assertThat(sum).isCloseTo(1, within(1e-9));
	}

	@Test
	void knowsHowLikelyACountOfDigitsIs() {
		Spelling spelling = Spelling.of(logits(3, 7));
		double two = 0;
		for (int a = 0; a < 10; a++) {
			for (int b = 0; b < 10; b++) {
				two += spelling.probability("" + a + b);
			}
		}
		assertThat(spelling.probabilityOfCount(2)).isCloseTo(two, within(1e-9));
		assertThat(spelling.probabilityOfCount(0)).isCloseTo(spelling.probability(""), within(1e-9));
		assertThat(spelling.probabilityOfCount(4)).isZero();
	}

	@Test
	void tellsTextsApartByTheirSignsWhereTheyMatter() {
		double[][] steps = new double[3][Spelling.CLASSES];
		steps[0][4] = 1;
		steps[1][Spelling.MARKS.indexOf('.')] = .7;
		steps[1][NONE] = .3;
		steps[2][4] = 1;
		Spelling spelling = new Spelling(steps);
		assertThat(spelling.probability("4.4", List.of("", "", "", ""))).isCloseTo(.7, within(1e-9));
		assertThat(spelling.probability("44", List.of("", "", ""))).isCloseTo(.3, within(1e-9));
		assertThat(spelling.probability("44", List.of("", ".", ""))).isCloseTo(1, within(1e-9));
		assertThat(spelling.probability("44")).isCloseTo(1, within(1e-9));
	}

	@Test
	void tellsTheLikeliestTextsFirst() {
		Spelling spelling = Spelling.of(logits(3, 3));
		List<String> all = new ArrayList<>(List.of(""));
		for (int number = 0; number < 1000; number++) {
			if (number < 10) {
				all.add("" + number);
			}
			if (number < 100) {
				all.add("%02d".formatted(number));
			}
			all.add("%03d".formatted(number));
		}
		all.sort(Comparator.comparingDouble((text) -> -spelling.probability(text)));
		assertThat(spelling.texts(5)).isEqualTo(all.subList(0, 5));
	}

	private static float[] logits(int steps, float spread) {
		float[] logits = new float[steps * Spelling.CLASSES];
		for (int i = 0; i < logits.length; i++) {
			logits[i] = (i * 41 % 29) / spread;
		}
		return logits;
	}

	/** For every step, how likely a 1 is there, and how likely none. */
	private static Spelling of(double[]... steps) {
		double[][] probabilities = new double[steps.length][Spelling.CLASSES];
		for (int step = 0; step < steps.length; step++) {
			probabilities[step][1] = steps[step][0];
			probabilities[step][NONE] = steps[step][1];
		}
		return new Spelling(probabilities);
	}

}
