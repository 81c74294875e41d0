package org.digits.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.digits.classify.Guess;
import org.digits.classify.Spelling;
import org.digits.glyph.Glyph;
import org.digits.glyph.Line;
import org.digits.image.Box;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WholeLineTest {

	@Test
	void followsTheLineWhereTheWaysAreInDoubt() {
		List<Way> ways = WholeLine.weighed(List.of(way(.5, 4, 9), way(.45, 4, 4)), saying(4, 4), 0);
		assertThat(ways.get(0).kinds()).containsExactly(4, 4);
		assertThat(ways.get(0).probability()).isGreaterThan(.9);
		assertThat(ways.get(1).probability()).isLessThan(.1);
	}

	@Test
	void takesWhatTheLineSaysIntoEveryDigit() {
		Way way = WholeLine.weighed(List.of(way(.5, 4, 9), way(.45, 4, 4)), saying(4, 4), 0).get(0);
		assertThat(way.digits()).extracting((step) -> step.guess().best()).containsExactly(4, 4);
		for (Way.Step step : way.digits()) {
			assertThat(Arrays.stream(step.guess().digits()).sum() + step.guess().other()).isBetween(.999999, 1.000001);
			assertThat(step.guess().confidence()).isGreaterThan(.8);
		}
	}

	@Test
	void staysWithTheWaysWhereTheLineIsInDoubt() {
		List<Way> ways = WholeLine.weighed(List.of(way(.9, 4, 9), way(.08, 4, 4)),
				new Spelling(new double[][] { likely(4, .9), likely(10, .9), likely(9, .11) }), 0);
		assertThat(ways.get(0).kinds()).containsExactly(4, 9);
	}

	@Test
	void isInDoubtWhereTheLineSaysSomethingElseAltogether() {
		List<Way> ways = WholeLine.weighed(List.of(way(.9, 4, 9), way(.08, 4, 4)), saying(1, 7), 0);
		assertThat(ways.get(0).probability()).isLessThan(.5);
		assertThat(ways.stream().mapToDouble(Way::probability).sum()).isLessThan(1);
	}

	@Test
	void doesNotMindALineOfAnotherLengthWhereTheLengthIsKnown() {
		Spelling one = new Spelling(new double[][] { likely(4, .9), likely(10, .9), likely(10, .9) });
		List<Way> told = WholeLine.weighed(List.of(way(.9, 4, 9), way(.08, 4, 4)), one, 2);
		List<Way> untold = WholeLine.weighed(List.of(way(.9, 4, 9), way(.08, 4, 4)), one, 0);
		assertThat(told.get(0).probability()).isGreaterThan(untold.get(0).probability());
	}

	/** A way to read a line as these digits. */
	private static Way way(double probability, int... digits) {
		List<Way.Step> steps = new ArrayList<>();
		StringBuilder marks = new StringBuilder();
		for (int digit : digits) {
			double[] likely = new double[10];
			Arrays.fill(likely, .04);
			likely[digit] = .6;
			Glyph glyph = new Glyph(new Box(0, 0, 20, 28), new byte[Glyph.SIDE * Glyph.SIDE], 0, 3);
			steps.add(new Way.Step(
					new Line.Candidate(steps.size(), steps.size() + 1, glyph, new Line.Shape(.7, 1, 0, .1), 1),
					new Guess(likely, .04), digit));
			marks.append(digit);
		}
		return new Way(steps, Signs.of(marks.toString()), probability);
	}

	private static Spelling saying(int first, int second) {
		return new Spelling(
				new double[][] { likely(10, .99), likely(first, .99), likely(10, .99), likely(second, .99) });
	}

	/** One of the digits, or none, as likely as this, and all others alike. */
	private static double[] likely(int likeliest, double probability) {
		double[] step = new double[Spelling.CLASSES];
		Arrays.fill(step, (1 - probability) / (step.length - 1));
		step[likeliest] = probability;
		return step;
	}

}
