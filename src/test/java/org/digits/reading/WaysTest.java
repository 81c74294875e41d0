package org.digits.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.digits.classify.Guess;
import org.digits.glyph.Glyph;
import org.digits.glyph.Line;
import org.digits.glyph.Strip;
import org.digits.image.Box;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WaysTest {

	private static final Line.Shape POINT = new Line.Shape(.08, .08, .5, .08);

	private static final Line.Shape DASH = new Line.Shape(.6, .1, 0, .1);

	private final List<Line.Candidate> candidates = new ArrayList<>();

	private final List<Guess> guesses = new ArrayList<>();

	@Test
	void readsEveryPieceWhereEachIsADigit() {
		candidate(0, 1, 1, 4, .99, 0);
		candidate(0, 2, 1, 4, .01, .98);
		candidate(1, 2, 1, 2, .98, .01);
		assertThat(text(2, 0)).isEqualTo("42");
	}

	@Test
	void putsPiecesTogetherWhereOnlyTheWholeIsADigit() {
		candidate(0, 1, 1, 1, .02, .97);
		candidate(0, 2, 1, 0, .99, 0);
		candidate(1, 2, 1, 1, .02, .97);
		assertThat(text(2, 0)).isEqualTo("0");
	}

	@Test
	void leavesOutAFullStopAndSaysWhatItIs() {
		candidate(0, 1, 1, 5, .99, 0);
		candidate(1, 2, 1, 7, .99, 0);
		sign(2, 3, POINT);
		Way way = best(3, 0);
		assertThat(way.signs().text()).isEqualTo("57");
		assertThat(way.steps().get(2).kind()).isEqualTo(Kind.POINT.index());
		assertThat(way.passesOver()).isFalse();
	}

	@Test
	void leavesNoSpaceBesideAPointWithinANumber() {
		twoAndAGroup(POINT);
		assertThat(best(5, 0).text(Set.of(1, 2))).isEqualTo("2537");
		assertThat(best(5, 0).text(Set.of(3))).isEqualTo("25 37");
	}

	@Test
	void takesWhatFollowsAWholeGroupRatherForNoDigit() {
		twoAndAGroup(POINT);
		candidate(5, 6, .8, 5, .8, .15);
		double behindAGroup = probability(6, "25375");
		this.candidates.clear();
		this.guesses.clear();
		twoAndAGroup(DASH);
		candidate(5, 6, .8, 5, .8, .15);
		assertThat(behindAGroup).isLessThan(.5 * probability(6, "25375"));
	}

	@Test
	void leavesToOtherTextsWhatAPointTakesFromOne() {
		twoAndAGroup(POINT);
		candidate(5, 6, .8, 5, .8, .15);
		assertThat(ways(6, 0).stream().mapToDouble(Way::probability).sum()).isBetween(.8, 1.000001);
	}

	@Test
	void tellsADashFromAFullStopByItsShape() {
		candidate(0, 1, 1, 5, .99, 0);
		sign(1, 2, DASH);
		assertThat(best(2, 0).steps().get(1).kind()).isEqualTo(Kind.DASH.index());
	}

	@Test
	void takesASlopingStrokeForAOneWhereNoSlashCanBe() {
		stroke(0, 1);
		candidate(1, 2, 1, 5, .99, 0);
		stroke(2, 3);
		candidate(3, 4, 1, 5, .99, 0);
		stroke(4, 5);
		assertThat(ways(5, 0)).extracting((way) -> way.signs().text())
			.contains("15/51", "15151")
			.noneMatch((text) -> text.startsWith("/") || text.endsWith("/"));
		assertThat(ways(5, 0)).flatExtracting(Way::steps)
			.filteredOn((step) -> step.kind() == Kind.SLASH.index())
			.allMatch((step) -> step.candidate().from() == 2);
		assertThat(ways(5, 0).stream().mapToDouble(Way::probability).sum()).isGreaterThan(.75);
	}

	@Test
	void saysWhenSomethingAsLargeAsADigitWasPassedOver() {
		candidate(0, 1, 1, 5, .99, 0);
		candidate(1, 2, 1, 1, 1e-5, .9999);
		assertThat(best(2, 0).passesOver()).isTrue();
	}

	@Test
	void takesTheNumberOfDigitsAsEvidence() {
		candidate(0, 1, 1, 1, .4, .5);
		candidate(0, 2, 1, 0, .7, .2);
		candidate(1, 2, 1, 1, .4, .5);
		assertThat(text(2, 1)).isEqualTo("0");
		assertThat(text(2, 2)).isEqualTo("11");
	}

	@Test
	void hasNoWayWhereTheNumberOfDigitsCannotBe() {
		candidate(0, 1, 1, 8, .99, 0);
		assertThat(ways(1, 3)).isEmpty();
	}

	@Test
	void tellsTheTextsThatALineMayHaveAndHowLikelyEachIs() {
		candidate(0, 1, 1, 1, .95, .03);
		candidate(0, 2, 1, 0, .9, .05);
		candidate(1, 2, 1, 7, .95, .03);
		List<Way> ways = ways(2, 0);
		assertThat(ways).extracting((way) -> way.signs().text()).contains("17", "0");
		assertThat(ways).extracting(Way::probability).isSortedAccordingTo(Comparator.reverseOrder());
		assertThat(ways.stream().mapToDouble(Way::probability).sum()).isBetween(.8, 1.000001);
	}

	@Test
	void findsAWayToWhatSomebodyElseHasRead() {
		for (int piece = 0; piece < 4; piece++) {
			candidate(piece, piece + 1, 1, 4, .5, .49);
		}
		assertThat(spelt(4)).extracting((way) -> way.signs().text()).doesNotContain("7117");
		assertThat(spelt(4, "7117", "123456")).extracting((way) -> way.signs().text())
			.contains("7117")
			.doesNotContain("123456");
		assertThat(spelt(4, "7117").stream().mapToDouble(Way::probability).sum()).isLessThanOrEqualTo(1);
	}

	@Test
	void countsNoTextTwice() {
		candidate(0, 1, 1, 4, .99, 0);
		candidate(1, 2, 1, 2, .98, .01);
		assertThat(spelt(2, "42").get(0).probability()).isEqualTo(spelt(2).get(0).probability());
	}

	private List<Way> spelt(int pieces, String... texts) {
		return Ways.manyOf(line(pieces), this.guesses, 0, Weights.learned(), List.of(texts));
	}

	private String text(int pieces, int digits) {
		return best(pieces, digits).signs().text();
	}

	private Way best(int pieces, int digits) {
		return ways(pieces, digits).get(0);
	}

	private double probability(int pieces, String text) {
		return ways(pieces, 0).stream()
			.filter((way) -> way.signs().text().equals(text))
			.mapToDouble(Way::probability)
			.sum();
	}

	private List<Way> ways(int pieces, int digits) {
		return Ways.of(line(pieces), this.guesses, digits, Weights.learned());
	}

	private Line line(int pieces) {
		List<Line.Joint> joints = new ArrayList<>(Collections.nCopies(pieces, new Line.Joint(.05, 0)));
		joints.set(0, Line.Joint.START);
		return new Line(new Box(0, 0, 100, 40), 40, joints, this.candidates, Set.of(), () -> Strip.NONE, List::of);
	}

	/** A 2, a sign, and 537. */
	private void twoAndAGroup(Line.Shape sign) {
		candidate(0, 1, 1, 2, .99, 0);
		sign(1, 2, sign);
		candidate(2, 3, 1, 5, .99, 0);
		candidate(3, 4, 1, 3, .99, 0);
		candidate(4, 5, 1, 7, .99, 0);
	}

	private void sign(int from, int to, Line.Shape shape) {
		add(from, to, shape, new Guess(new double[] { 0, 0, 0, 0, 0, 0, 0, .05, 0, 0 }, .95));
	}

	/** What may be a slash or a 1. */
	private void stroke(int from, int to) {
		double[] digits = new double[10];
		digits[1] = .4;
		add(from, to, new Line.Shape(.5, 1.3, .1, .1), new Guess(digits, .6));
	}

	/** The rest of the probability is spread evenly over the other digits. */
	private void candidate(int from, int to, double height, int digit, double probability, double other) {
		double[] digits = new double[10];
		Arrays.fill(digits, (1 - probability - other) / 9);
		digits[digit] = probability;
		add(from, to, new Line.Shape(.6, height, 0, .1), new Guess(digits, other));
	}

	private void add(int from, int to, Line.Shape shape, Guess guess) {
		Glyph glyph = new Glyph(new Box(from * 20, 0, (to - from) * 20, 40), new byte[28 * 28], 0, 3);
		this.candidates.add(new Line.Candidate(from, to, glyph, shape, 1));
		this.guesses.add(guess);
	}

}
