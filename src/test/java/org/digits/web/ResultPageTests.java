package org.digits.web;

import java.util.OptionalInt;

import org.digits.reading.Trace;
import org.digits.repair.Repairs;
import org.digits.tongue.Spoken;
import org.digits.tongue.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ResultPageTests {

	private static final Wording ENGLISH = Spoken.english();

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "0.99997 | Very sure | fewer than 1 in 10,000 is wrong",
					"0.9990 | Very sure | about 1 in 1,000 is wrong", "0.9987 | Sure | about 1 in 770 is wrong",
					"0.95 | Sure | about 1 in 20 is wrong" })
	void saysHowSureItIsInWordsAndFigures(double confidence, String words, String figures) {
		Sureness sureness = Sureness.of(Traces.read("7", confidence).reading(), ENGLISH);
		assertThat(sureness.words()).isEqualTo(words);
		assertThat(sureness.figures()).contains(figures);
	}

	@ParameterizedTest
	@CsvSource({ "0.62, 62", "0.001, 1", "0.8, 80" })
	void saysHowUnsureItIs(double confidence, String right) {
		Sureness sureness = Sureness.of(Traces.unsure("7", confidence).reading(), ENGLISH);
		assertThat(sureness.words()).isEqualTo("Not sure");
		assertThat(sureness.figures()).contains("about " + right + " in 100 are right");
	}

	@Test
	void namesWhatElseANumberMayBeLikeliestFirst() {
		assertThat(RunnersUp.of(Traces.unsure("1 482\n59036", 0.62).reading(), 2, ENGLISH)).first()
			.isEqualTo("50036 in line 2");
	}

	@Test
	void namesNothingElseWhereAllElseIsUnlikely() {
		assertThat(RunnersUp.of(Traces.read("94305", 0.9999).reading(), 3, ENGLISH)).isEmpty();
	}

	@Test
	void numbersTheDigitsThroughAllLines() {
		assertThat(result(Traces.unsure("12\n34", 0.9), 4).digits()).extracting(ResultPage.Digit::index)
			.containsExactly(1, 2, 3, 4);
	}

	@Test
	void measuresBoxesInPixelsOfTheUpload() {
		ResultPage result = result(Traces.read("7", 0.9999), 1);
		assertThat(result.width()).isEqualTo(640);
		assertThat(result.photo().width()).isEqualTo(320);
	}

	@Test
	void boundsItsPictures() {
		Trace trace = Traces.read("012345678901", 0.9999);
		ResultPage result = result(trace, 12);
		assertThat(result.photo().width()).isEqualTo(480);
		assertThat(RubbingPage.of(trace, Repairs.NONE, result.width(), result.height()).ink().width()).isEqualTo(480);
	}

	@Test
	void advisesOnAnUnexpectedNumberOfDigits() {
		assertThat(result(Traces.read("123", 0.9999), 4).tips()).first()
			.asString()
			.startsWith("You expected 4 digits, and 3 were found.");
		assertThat(result(Traces.read("123", 0.9999), 3).tips()).isEmpty();
	}

	@Test
	void advisesMoreLightWhereNothingWasFound() {
		assertThat(result(Traces.blank(), 1).tips()).singleElement().asString().contains("too faint");
	}

	private static ResultPage result(Trace trace, int digits) {
		return ResultPage.of(trace, OptionalInt.of(digits), ENGLISH);
	}

}
