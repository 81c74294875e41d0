package org.digits.classify;

import java.util.List;

import org.digits.classify.Calibration.Acceptance;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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

}
