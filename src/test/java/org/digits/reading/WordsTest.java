package org.digits.reading;

import java.util.OptionalInt;

import org.digits.classify.LineWords;
import org.digits.classify.dl4j.KerasModels;
import org.digits.drawn.Sheet;
import org.digits.glyph.Strip;
import org.digits.image.Ink;
import org.digits.reading.Reading.Outcome;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is made of a line by who is told which of it are words. */
class WordsTest {

	private static final NumberReader READER = new NumberReader(
			KerasModels.load("classpath:models/CNN-MNIST.h5", null));

	/** Two numbers, of which the first takes up 30 % of the line. */
	private final Trace seen = READER
		.read(Sheet.of(640, 140).nib(6).write("46", 20, 30, 80).write("253", 330, 30, 80).photo(), OptionalInt.empty());

	@Test
	void leavesOutWhatIsAWordAndSaysSo() {
		Trace trace = leftOut(upTo(.4, 10), unsure(this.seen));
		Reading reading = trace.reading();
		assertThat(reading.number()).isEqualTo("253");
		assertThat(reading.outcome()).isEqualTo(Outcome.UNSURE);
		assertThat(reading.reason()).contains("left out");
		assertThat(reading.lines()).singleElement()
			.satisfies((line) -> assertThat(line.signs()).singleElement().satisfies((sign) -> {
				assertThat(sign.name()).isEqualTo("other");
				assertThat(sign.kept()).isFalse();
				assertThat(sign.box().x()).isBetween(20, 60);
				assertThat(sign.box().right()).isBetween(140, 180);
			}));
	}

	@Test
	void isNotANumberWhereAllAreWords() {
		Trace trace = leftOut(upTo(1, 10), unsure(this.seen));
		assertThat(trace.reading().outcome()).isEqualTo(Outcome.NOT_A_NUMBER);
		assertThat(trace.reading().number()).isNull();
		assertThat(trace.reading().confidence()).isGreaterThan(.9);
	}

	@Test
	void staysWithTheNumberWhereLittleTellsForAWord() {
		Trace unsure = unsure(this.seen);
		assertThat(leftOut(upTo(.4, .5), unsure)).isSameAs(unsure);
		assertThat(leftOut(upTo(1, .5), unsure)).isSameAs(unsure);
	}

	@Test
	void needsLessWhereThereIsRoomBetweenThem() {
		Trace close = unsure(
				READER.read(Sheet.of(640, 140).nib(6).write("46253", 20, 30, 80).photo(), OptionalInt.empty()));
		assertThat(leftOut(upTo(.3, 2), close)).isSameAs(close);
		assertThat(leftOut(upTo(.3, 2), unsure(this.seen)).reading().number()).isEqualTo("253");
	}

	@Test
	void leavesWhatIsSureAndWhatIsBlank() {
		Trace sure = this.seen.with(new Reading(Outcome.READ, "46 253", 1, this.seen.reading().lines(), null, "model"));
		assertThat(leftOut(upTo(1, 10), sure)).isSameAs(sure);
		Trace blank = READER.read(Sheet.of(200, 200).photo(), OptionalInt.empty());
		assertThat(leftOut(upTo(1, 10), blank)).isSameAs(blank);
	}

	@Test
	void asksNobodyWhereThereIsNobodyToAsk() {
		Trace unsure = unsure(this.seen);
		assertThat(leftOut((line) -> new float[0], unsure)).isSameAs(unsure);
	}

	@Test
	void stillSaysThatThePictureWasTurned() {
		Trace unsure = unsure(this.seen);
		Reading turned = new Reading(Outcome.UNSURE, "46 253", .5, unsure.reading().lines(),
				"The picture seems to stand on its head, so it was turned." + Reading.CHECK, "model", 2);
		Reading reading = leftOut(upTo(.4, 10), unsure.with(turned)).reading();
		assertThat(reading.turned()).isEqualTo(2);
		assertThat(reading.reason()).isEqualTo("The picture seems to stand on its head, so it was turned."
				+ " Words or marks beside the number were left out. Please check the number.");
	}

	private static Trace leftOut(LineWords network, Trace seen) {
		return new Words(network).leftOut(seen, (Ink rest) -> READER.read(seen.photo(), rest, OptionalInt.empty()));
	}

	private static Trace unsure(Trace trace) {
		return trace
			.with(new Reading(Outcome.UNSURE, "46 253", .5, trace.reading().lines(), Reading.NOT_SURE_ENOUGH, "model"));
	}

	/**
	 * Takes a share of the line from the left for words, by so much a step, and the rest
	 * for numbers.
	 */
	private static LineWords upTo(double share, double odds) {
		return (Strip line) -> {
			float[] said = new float[line.width() / LineWords.COLUMNS];
			for (int i = 0; i < said.length; i++) {
				said[i] = (float) ((i < share * said.length) ? odds : -odds);
			}
			return said;
		};
	}

}
