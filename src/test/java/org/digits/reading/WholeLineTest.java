package org.digits.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.digits.classify.Guess;
import org.digits.classify.Spelling;
import org.digits.glyph.Glyph;
import org.digits.glyph.Line;
import org.digits.image.Box;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WholeLineTest {

	private static final int NONE = Spelling.MARKS.length();

	@Test
	void followsTheLineWhereTheWaysAreInDoubt() {
		List<Way> ways = WholeLine.weighed(List.of(way(.5, 4, 9), way(.45, 4, 4)), saying(4, 4), 0);
		assertThat(ways.get(0).signs().text()).isEqualTo("44");
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
				new Spelling(new double[][] { likely(4, .9), likely(NONE, .9), likely(9, .11) }), 0);
		assertThat(ways.get(0).signs().text()).isEqualTo("49");
	}

	@Test
	void isInDoubtWhereTheLineSaysSomethingElseAltogether() {
		List<Way> ways = WholeLine.weighed(List.of(way(.9, 4, 9), way(.08, 4, 4)), saying(1, 7), 0);
		assertThat(ways.get(0).probability()).isLessThan(.5);
		assertThat(ways.stream().mapToDouble(Way::probability).sum()).isLessThan(1);
	}

	@Test
	void isSureOfAPointWhereverItStandsIfNothingElseIsSaid() {
		Spelling line = new Spelling("1.2345".chars()
			.mapToObj((mark) -> likely(Spelling.MARKS.indexOf(mark), .999))
			.toArray(double[][]::new));
		assertThat(WholeLine.weighed(List.of(way(.9, "1.2345")), line, 0).get(0).probability()).isGreaterThan(.9);
		assertThat(WholeLine.weighed(List.of(way(.9, "1.2345")), line, 5).get(0).probability()).isGreaterThan(.9);
	}

	@Test
	void believesAPointThatTheLineSeesNotOneThatItDoesNotSee() {
		Spelling point = new Spelling(
				new double[][] { likely(4, .99), likely(Spelling.MARKS.indexOf('.'), .99), likely(9, .99) });
		Spelling none = new Spelling(new double[][] { likely(4, .99), likely(NONE, .99), likely(9, .99) });
		List<Way> ways = List.of(way(.6, "4.9"), way(.4, "49"));
		assertThat(WholeLine.weighed(ways, point, 0).get(0).signs().text()).isEqualTo("4.9");
		assertThat(WholeLine.weighed(ways, none, 0).get(0).signs().text()).isEqualTo("49");
	}

	@Test
	void doesNotMindALineOfAnotherLengthWhereTheLengthIsKnown() {
		Spelling one = new Spelling(new double[][] { likely(4, .9), likely(NONE, .9), likely(NONE, .9) });
		List<Way> told = WholeLine.weighed(List.of(way(.9, 4, 9), way(.08, 4, 4)), one, 2);
		List<Way> untold = WholeLine.weighed(List.of(way(.9, 4, 9), way(.08, 4, 4)), one, 0);
		assertThat(told.get(0).probability()).isGreaterThan(untold.get(0).probability());
	}

	@Test
	void callsADigitThatStandsAloneByWhatBothSay() {
		double[] likely = new double[10];
		likely[1] = .5;
		likely[7] = .4;
		Guess seen = WholeLine.ofOneDigit(new Guess(likely, .1),
				new Spelling(new double[][] { likely(NONE, .99), likely(7, .99) }));
		assertThat(seen.best()).isEqualTo(7);
		assertThat(seen.other()).isEqualTo(.1);
		assertThat(Arrays.stream(seen.digits()).sum()).isBetween(.899999, .900001);
	}

	/** A way to read a line as these digits. */
	private static Way way(double probability, int... digits) {
		return way(probability, Arrays.stream(digits).mapToObj(String::valueOf).collect(Collectors.joining()));
	}

	/** The same with signs. */
	private static Way way(double probability, String marks) {
		List<Way.Step> steps = new ArrayList<>();
		for (char mark : marks.toCharArray()) {
			double[] likely = new double[10];
			Arrays.fill(likely, .04);
			int kind = Character.isDigit(mark) ? mark - '0' : Kind.POINT.index();
			likely[kind % 10] = .6;
			Glyph glyph = new Glyph(new Box(0, 0, 20, 28), new byte[Glyph.SIDE * Glyph.SIDE], 0, 3);
			steps.add(new Way.Step(
					new Line.Candidate(steps.size(), steps.size() + 1, glyph, new Line.Shape(.7, 1, 0, .1), 1),
					new Guess(likely, .04), kind));
		}
		return new Way(steps, Signs.of(marks), probability);
	}

	private static Spelling saying(int first, int second) {
		return new Spelling(
				new double[][] { likely(NONE, .99), likely(first, .99), likely(NONE, .99), likely(second, .99) });
	}

	/** One of the digits, or none, as likely as this, and all others alike. */
	private static double[] likely(int likeliest, double probability) {
		double[] step = new double[Spelling.CLASSES];
		Arrays.fill(step, (1 - probability) / (step.length - 1));
		step[likeliest] = probability;
		return step;
	}

}
