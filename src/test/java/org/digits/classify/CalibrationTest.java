package org.digits.classify;

import java.util.List;
import java.util.Map;

import org.digits.classify.Calibration.Acceptance;
import org.digits.classify.Calibration.Beta;
import org.digits.image.Ground;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class CalibrationTest {

	private final Calibration calibration = new Calibration(1.2,
			List.of(new Acceptance(0.01, 0.8), new Acceptance(0.001, 0.97)));

	@Test
	void takesTheLeastConfidenceThatKeepsThePromise() {
		assertThat(this.calibration.threshold(0.01)).isEqualTo(0.8);
		assertThat(this.calibration.threshold(0.005)).isEqualTo(0.97);
	}

	@Test
	void isStricterThanAnyPromiseWhereNoneWasMade() {
		assertThat(this.calibration.threshold(0.0001)).isEqualTo(0.99999);
	}

	@Test
	void isCarefulWhereNothingWasMeasured() {
		assertThat(Calibration.UNKNOWN.threshold(0.001)).isEqualTo(0.9999);
	}

	@Test
	void refusesATemperatureOfZero() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Calibration(0, List.of()));
	}

	@Test
	void hasATemperatureAndPromisesForEachGround() {
		Calibration grainy = new Calibration(2.4, List.of(new Acceptance(0.001, 0.9)));
		Calibration card = new Calibration(1.2, this.calibration.acceptance(), Map.of(Ground.GRAINY, grainy), null);
		assertThat(card.on(Ground.GRAINY).threshold(0.001)).isEqualTo(0.9);
		assertThat(card.on(Ground.EVEN).threshold(0.001)).isEqualTo(0.97);
		Guess guess = guess(0.8, 0.2, 0);
		assertThat(card.calibrated(guess, Ground.EVEN)).isSameAs(guess);
		assertThat(card.calibrated(guess, Ground.GRAINY).digits()).startsWith(2.0 / 3, 1.0 / 3);
	}

	@Test
	void believesWhoeverSaysThatItIsADigit() {
		Guess told = guess(0.4, 0.1, 0.5).toldADigit();
		assertThat(told.confidence()).isCloseTo(0.4 / 0.515, within(1e-9));
		assertThat(told.other()).isCloseTo(0.015 / 0.515, within(1e-9));
		assertThat(guess(0.01, 0, 0.99).toldADigit().other()).isGreaterThan(0.7);
	}

	@Test
	void makesALinesTextAsLikelyAsItWasMeasured() {
		assertThat(new Beta(1, 1, 0).calibrated(.3)).isCloseTo(.3, within(1e-9));
		assertThat(new Beta(1, 1, Math.log(4)).calibrated(.5)).isCloseTo(.8, within(1e-9));
		Beta beta = new Beta(.1, 1, -.2);
		assertThat(beta.calibrated(0)).isBetween(0.0, beta.calibrated(.01));
		assertThat(beta.calibrated(1)).isBetween(beta.calibrated(.99), 1.0);
	}

	@Test
	void neverBelievesTheLikelierLess() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Beta(-.1, 1, 0));
		assertThatIllegalArgumentException().isThrownBy(() -> new Beta(1, Double.NaN, 0));
	}

	private static Guess guess(double zero, double one, double other) {
		return new Guess(new double[] { zero, one, 0, 0, 0, 0, 0, 0, 0, 0 }, other);
	}

}
