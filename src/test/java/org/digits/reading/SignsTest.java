package org.digits.reading;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SignsTest {

	@ParameterizedTest
	@CsvSource({ "25, 25", "3.5, 3.5", "12.75, 12.75", "1.250.75, 1250.75", "3.500, 3500", "1.250.000, 1250000" })
	void keepsADecimalPointAndLeavesOutThoseBetweenThousands(String written, String number) {
		assertThat(Signs.of(written).text()).isEqualTo(number);
	}

	@ParameterizedTest
	@CsvSource({ "-25, -25", "-3.5, -3.5", "-2.500, -2500", "-2000-, 2000", "2000-, 2000", "-, ''" })
	void keepsAMinusInFrontButNoDashThatFencesAnAmount(String written, String number) {
		assertThat(Signs.of(written).text()).isEqualTo(number);
	}

	@ParameterizedTest
	@CsvSource({ "3/4, 3/4", "24/12/2026, 24/12/2026", "300/-, 300", "300/, 300", "/300, 300" })
	void keepsASlashBetweenDigits(String written, String number) {
		assertThat(Signs.of(written).text()).isEqualTo(number);
	}

	@ParameterizedTest
	@CsvSource({ "'25.', 25", "'25,-', 25", "'.25', 25", "'1.2345', 12345", "'1..50', 150", "'##25#', 25" })
	void leavesOutWhatIsNoPartOfANumber(String written, String number) {
		assertThat(Signs.of(written.replace(',', '.')).text()).isEqualTo(number);
	}

}
