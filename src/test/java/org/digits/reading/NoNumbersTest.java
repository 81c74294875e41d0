package org.digits.reading;

import java.util.OptionalInt;

import org.digits.classify.dl4j.KerasModels;
import org.digits.drawn.Sheet;
import org.digits.reading.Reading.Outcome;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is made of a picture by who is told whether it shows a thing. */
class NoNumbersTest {

	private static final NumberReader READER = new NumberReader(
			KerasModels.load("classpath:models/CNN-MNIST.h5", null));

	private final Trace seen = READER.read(Sheet.of(140, 140).nib(6).write("3", 30, 30, 80).photo(),
			OptionalInt.empty());

	@Test
	void isNotANumberWhatPlainlyIsAThing() {
		Reading reading = told(9, unsure()).reading();
		assertThat(reading.outcome()).isEqualTo(Outcome.NOT_A_NUMBER);
		assertThat(reading.number()).isNull();
		assertThat(reading.lines()).isEmpty();
		assertThat(reading.confidence()).isGreaterThan(.99);
		assertThat(reading.turned()).isEqualTo(2);
	}

	@Test
	void staysAGuessWhereLittleTellsForAThing() {
		Trace unsure = unsure();
		assertThat(told(3, unsure)).isSameAs(unsure);
		assertThat(told(0, unsure)).isSameAs(unsure);
	}

	@Test
	void weighsHowFarTheNumberIsBelieved() {
		assertThat(told(3, unsure(.2)).reading().outcome()).isEqualTo(Outcome.NOT_A_NUMBER);
		Trace likely = unsure(.95);
		assertThat(told(6, likely)).isSameAs(likely);
	}

	@Test
	void takesFourDigitsForANumber() {
		Trace longer = READER.read(Sheet.of(420, 140).nib(6).write("2537", 20, 30, 80).photo(), OptionalInt.empty());
		Trace unsure = longer
			.with(new Reading(Outcome.UNSURE, "2537", .2, longer.reading().lines(), Reading.NOT_SURE_ENOUGH, "model"));
		assertThat(told(9, unsure)).isSameAs(unsure);
	}

	@Test
	void leavesWhatIsSureAndWhatIsBlank() {
		assertThat(this.seen.reading().outcome()).isEqualTo(Outcome.READ);
		assertThat(told(99, this.seen)).isSameAs(this.seen);
		Trace blank = READER.read(Sheet.of(200, 200).photo(), OptionalInt.empty());
		assertThat(told(99, blank)).isSameAs(blank);
	}

	private static Trace told(double odds, Trace trace) {
		return new NoNumbers((sight) -> odds).told(trace);
	}

	private Trace unsure() {
		return unsure(.5);
	}

	private Trace unsure(double confidence) {
		return this.seen.with(new Reading(Outcome.UNSURE, "3", confidence, this.seen.reading().lines(),
				Reading.NOT_SURE_ENOUGH, "model", 2));
	}

}
