package org.digits.reading;

import java.util.List;

import org.digits.classify.Spelling;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SignsTest {

	@ParameterizedTest
	@CsvSource({ "25, 25", "3.5, 3.5", "12.75, 12.75", "1.250.75, 1250.75", "3.500, 3500", "1.250.000, 1250000",
			"12.34.567.50, 1234567.50", "1.25.000, 125000" })
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
	@CsvSource({ "'25.', 25", "'25,-', 25", "'.25', 25", "'1.2345', 12345", "'1..50', 150", "'##25#', 25",
			"'7.76-56', 77656" })
	void leavesOutWhatIsNoPartOfANumber(String written, String number) {
		assertThat(Signs.of(written.replace(',', '.')).text()).isEqualTo(number);
	}

	@ParameterizedTest
	@ValueSource(strings = { "25", "3.5", "1.250.75", "3.500", "-25", "-3.5", "-2000-", "2000-", "19.133.-", "3/4",
			"300/-", ".25", "12.34.567.00", "1.250.000.75", "25.", "12.34.56.789", "-1.250/3" })
	void knowsHowANumberMayBeWritten(String written) {
		assertThat(Signs.of(written).weight()).isEqualTo(1);
		Spelling line = spelt(written);
		String number = Signs.of(written).text();
		assertThat(WholeLine.probability(line, number)).isEqualTo(1);
		for (String other : List.of("-" + number, number + "0", number.replace(".", ""), number.replace("-", ""),
				number.replace("/", ""), number.charAt(0) + "." + number.substring(1))) {
			if (!other.equals(number) && Signs.of(other).text().equals(other)) {
				assertThat(WholeLine.probability(line, other)).as(other).isZero();
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.2345", "10.0005-", "24.12.2026", "1.2345.6789" })
	void findsPointsLessLikelyThatPartNoGroups(String written) {
		assertThat(Signs.of(written).weight()).isEqualTo(.1);
		assertThat(WholeLine.probability(spelt(written), Signs.of(written).text())).isEqualTo(.1);
	}

	/** A line of which a network is sure. */
	private static Spelling spelt(String written) {
		double[][] steps = new double[2 * written.length()][Spelling.CLASSES];
		for (int i = 0; i < written.length(); i++) {
			steps[2 * i][Spelling.MARKS.indexOf(written.charAt(i))] = 1;
			steps[2 * i + 1][Spelling.MARKS.length()] = 1;
		}
		return new Spelling(steps);
	}

}
