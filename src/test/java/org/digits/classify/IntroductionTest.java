package org.digits.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.digits.glyph.Glyph;
import org.digits.image.Box;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** What is found out about a network before it is served. */
class IntroductionTest {

	private static final String SHA256 = "0123456789abcdef".repeat(4);

	/** The digit d is drawn as full ink in the pixel d, and nothing else. */
	private static final KnownDigits DOTS = new KnownDigits(
			IntStream.range(0, 20).mapToObj((i) -> dot(i % 10)).toList(),
			IntStream.range(0, 20).mapToObj((i) -> i % 10).toList());

	@Test
	void findsThatFullInkIsOne() {
		Classifier classifier = introduced(new Dots(1, false, 10), null);
		assertThat(classifier.card().inputScale()).isEqualTo(1);
		assertThat(DOTS.shareRight(classifier)).isEqualTo(1);
	}

	@Test
	void findsThatFullInkIs255() {
		Classifier classifier = introduced(new Dots(255, false, 10), null);
		assertThat(classifier.card().inputScale()).isEqualTo(255);
		assertThat(DOTS.shareRight(classifier)).isEqualTo(1);
	}

	@Test
	void findsThatANetworkWasTrainedOnDarkInkAndSaysSo() {
		Classifier classifier = introduced(new Dots(255, true, 10), null);
		assertThat(classifier.card().inputScale()).isEqualTo(255);
		assertThat(classifier.card().remarks())
			.anyMatch((remark) -> remark.contains("0 to 255, dark ink on light reads 100 %"));
		assertThat(DOTS.shareRight(classifier)).isEqualTo(1);
	}

	@Test
	void refusesANetworkThatReadsNothingInAnyForm() {
		assertThatExceptionOfType(UnusableModel.class).isThrownBy(() -> introduced(new Dots(17, false, 10), null))
			.withMessageContaining("reads only 10 % of 20 known digits");
	}

	@Test
	void refusesANetworkOfLetters() {
		assertThatExceptionOfType(UnusableModel.class).isThrownBy(() -> introduced(new Dots(1, false, 26), null))
			.withMessageContaining("It has 26 outputs");
	}

	@Test
	void takesAnEleventhOutputForNoDigit() {
		Classifier classifier = introduced(new Dots(1, false, 11), null);
		Guess guess = classifier.classify(List.of(dot(10))).get(0);
		assertThat(guess.other()).isGreaterThan(0.9);
		assertThat(guess.confidence()).isLessThan(0.1);
	}

	@Test
	void readsTheLabelsInTheOrderOfTheCard() {
		Classifier classifier = introduced(new Dots(1, false, 11), """
				{"name": "Backwards", "inputScale": 1, "trainedOn": ["anything"],
				 "labels": ["0", "1", "2", "3", "4", "5", "6", "7", "other", "9", "8"]}""");
		assertThat(classifier.card().id()).isEqualTo("Backwards@0123456789ab");
		assertThat(classifier.classify(List.of(dot(10))).get(0).best()).isEqualTo(8);
		assertThat(classifier.classify(List.of(dot(8))).get(0).other()).isGreaterThan(0.9);
	}

	@Test
	void leavesOutWhatAnOutputSaysThatHadNothingToLearnFrom() {
		Classifier classifier = introduced(new Dots(1, false, 11), """
				{"inputScale": 1, "labels": ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "unlearned"]}""");
		Guess guess = classifier.classify(List.of(dot(10))).get(0);
		assertThat(guess.other()).isZero();
		assertThat(guess.digits()).containsExactly(new double[] { .1, .1, .1, .1, .1, .1, .1, .1, .1, .1 },
				within(1e-6));
	}

	@Test
	void refusesACardWithoutAllDigits() {
		assertThatExceptionOfType(UnusableModel.class)
			.isThrownBy(() -> introduced(new Dots(1, false, 3), "{\"labels\": [\"0\", \"1\", \"2\"]}"))
			.withMessageContaining("Its card names the outputs [0, 1, 2]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "name: x", "[]", "7", "{\"inputScale\": \"much\"}", "{\"calibration\": {}}",
			"{\"calibration\": {\"temperature\": 1, \"grounds\": {\"MOON\": {\"temperature\": 1}}}}" })
	void refusesACardThatIsNone(String card) {
		assertThatExceptionOfType(UnusableModel.class).isThrownBy(() -> introduced(new Dots(1, false, 10), card))
			.withMessageContaining("card can't be read");
	}

	@Test
	void takesLabelsThatAreWrittenAsNumbers() {
		Classifier classifier = introduced(new Dots(1, false, 10), "{\"labels\": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]}");
		assertThat(classifier.card().labels()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
	}

	@Test
	void appliesTheTemperatureOfTheCard() {
		String card = "{\"sha256\": \"%s\", \"calibration\": {\"temperature\": %s}}";
		Network network = new Dots(1, false, 10);
		Guess plain = introduced(network, card.formatted(SHA256, 1)).classify(List.of(dot(3))).get(0);
		Guess flatter = introduced(network, card.formatted(SHA256, 2)).classify(List.of(dot(3))).get(0);
		assertThat(flatter.digits()[3] / flatter.digits()[4])
			.isCloseTo(Math.sqrt(plain.digits()[3] / plain.digits()[4]), within(1e-3));
		assertThat(IntStream.range(0, 10).mapToDouble((d) -> flatter.digits()[d]).sum()).isCloseTo(1, within(1e-9));
	}

	@Test
	void doesNotTrustTheCalibrationOfAnotherFile() {
		Classifier classifier = introduced(new Dots(1, false, 10), """
				{"sha256": "ff", "inputScale": 1, "accuracy": {"mnist": 0.997},
				 "calibration": {"temperature": 1.5, "acceptance": [{"acceptedError": 0.001, "confidence": 0.9}]}}""");
		assertThat(classifier.card().calibration()).isEqualTo(Calibration.UNKNOWN);
		assertThat(classifier.card().accuracies()).isEmpty();
		assertThat(classifier.card().remarks()).anyMatch((remark) -> remark.contains("speaks of another file"));
	}

	@Test
	void looksForTheScaleWhenTheCardIsWrong() {
		Classifier classifier = introduced(new Dots(255, false, 10), "{\"inputScale\": 1}");
		assertThat(classifier.card().inputScale()).isEqualTo(255);
		assertThat(classifier.card().remarks()).anyMatch((remark) -> remark.contains("another is looked for"));
	}

	/** A page of text has ten thousand, and DL4J takes half a megabyte for each. */
	@Test
	void asksAboutAPageOfGlyphsInParts() {
		List<Integer> counts = new ArrayList<>();
		Network dots = new Dots(1, false, 10);
		Network counting = new Network() {

			@Override
			public int outputs() {
				return dots.outputs();
			}

			@Override
			public float[] run(float[] pictures, int count) {
				counts.add(count);
				return dots.run(pictures, count);
			}

		};
		Classifier classifier = introduced(counting, null);
		List<Glyph> page = IntStream.range(0, 300).mapToObj((i) -> dot(i % 10)).toList();
		assertThat(classifier.classify(page)).extracting(Guess::best)
			.containsExactlyElementsOf(IntStream.range(0, 300).map((i) -> i % 10).boxed().toList());
		assertThat(counts).allSatisfy((count) -> assertThat(count).isLessThanOrEqualTo(128));
		assertThat(classifier.classify(List.of())).isEmpty();
	}

	private static Classifier introduced(Network network, @Nullable String card) {
		return Introduction.of(network, "dots", SHA256, card, DOTS, List.of());
	}

	private static Glyph dot(int at) {
		byte[] pixels = new byte[Glyph.SIDE * Glyph.SIDE];
		pixels[at] = (byte) 255;
		return new Glyph(new Box(0, 0, Glyph.SIDE, Glyph.SIDE), pixels, 0, 0);
	}

	/** Knows dots in one form of input, and says the first output to anything else. */
	private record Dots(double scale, boolean inverted, int outputs) implements Network {

		@Override
		public float[] run(float[] pictures, int count) {
			float[] values = new float[count * this.outputs];
			for (int i = 0; i < count; i++) {
				int seen = 0;
				for (int k = 0; k < this.outputs; k++) {
					double wanted = this.inverted ? 0 : this.scale;
					double paper = this.inverted ? this.scale : 0;
					boolean dot = Math.abs(pictures[i * Glyph.SIDE * Glyph.SIDE + k] - wanted) < 1e-3;
					boolean onPaper = Math.abs(pictures[(i + 1) * Glyph.SIDE * Glyph.SIDE - 1] - paper) < 1e-3;
					seen = (dot && onPaper) ? k : seen;
				}
				for (int k = 0; k < this.outputs; k++) {
					values[i * this.outputs + k] = (k == seen) ? 0.95f : 0.05f / (this.outputs - 1);
				}
			}
			return values;
		}

	}

}
