package org.digits.reading;

import java.util.List;
import java.util.Set;

import org.digits.classify.Guess;
import org.digits.glyph.Glyph;
import org.digits.glyph.Line;
import org.digits.glyph.Strip;
import org.digits.image.Box;
import org.digits.image.Ground;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Of which candidates the network is asked. */
class PartsTest {

	private static final Line.Joint CUT = new Line.Joint(0, .1);

	private static final Line.Joint APART = new Line.Joint(.2, 0);

	private final Line.Candidate first = candidate(0, 1);

	private final Line.Candidate joined = candidate(0, 2);

	private final Line.Candidate second = candidate(1, 2);

	private final Line.Candidate last = candidate(2, 3);

	private final Line line = new Line(new Box(0, 0, 60, 28), 28, List.of(Line.Joint.START, CUT, APART),
			List.of(this.first, this.joined, this.second, this.last), Set.of(), () -> Strip.NONE, List::of);

	@Test
	void asksFirstAboutInkThatHangsTogether() {
		Parts parts = new Parts(this.line, true);
		assertThat(parts.whole()).containsExactly(this.joined, this.last);
		assertThat(parts.cut()).containsExactly(this.first, this.second);
	}

	@Test
	void doesNotTakeApartWhatSurelyIsADigit() {
		Parts parts = new Parts(this.line, true);
		learn(parts, .9999, .0001);
		parts.leaveWhatIsSure(Ground.EVEN);
		assertThat(parts.cut()).isEmpty();
		assertThat(parts.known().candidates()).containsExactly(this.joined, this.last);
		assertThat(parts.guesses()).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource({ ".99, .01, EVEN", ".9992, .0001, GRAINY", ".99, 0, EVEN" })
	void takesApartWhatMayBeTwoDigits(double confidence, double other, Ground ground) {
		Parts parts = new Parts(this.line, true);
		learn(parts, confidence, other);
		parts.leaveWhatIsSure(ground);
		assertThat(parts.cut()).containsExactly(this.first, this.second);
	}

	@Test
	void doesNotTakeApartWhatSurelyIsOneDigitWhicheverItIs() {
		Parts parts = new Parts(this.line, true);
		learn(parts, .992, .0001);
		parts.leaveWhatIsSure(Ground.EVEN);
		assertThat(parts.cut()).isEmpty();
	}

	@Test
	void takesAllApartWhereTheNumberOfDigitsIsKnown() {
		assertThat(new Parts(this.line, false).whole()).isEqualTo(this.line.candidates());
	}

	/** So sure of an 8, so much for no digit; if it is another, it is a 3. */
	private static void learn(Parts parts, double confidence, double other) {
		double[] digits = new double[10];
		digits[8] = confidence;
		digits[3] = 1 - confidence - other;
		parts.whole().forEach((candidate) -> parts.learn(candidate, new Guess(digits, other)));
	}

	private static Line.Candidate candidate(int from, int to) {
		Box box = new Box(20 * from, 0, 20 * (to - from), 28);
		return new Line.Candidate(from, to, new Glyph(box, new byte[Glyph.SIDE * Glyph.SIDE], 0, 3), Line.Shape.WHOLE,
				1);
	}

}
