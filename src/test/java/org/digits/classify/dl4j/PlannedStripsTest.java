package org.digits.classify.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalInt;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digits.classify.Classifier;
import org.digits.classify.Helpers;
import org.digits.classify.LineOrientation;
import org.digits.classify.LineWords;
import org.digits.classify.ModelCard;
import org.digits.classify.Spelling;
import org.digits.classify.UnusableModel;
import org.digits.drawn.Sheet;
import org.digits.glyph.GlyphFinder;
import org.digits.glyph.Strip;
import org.digits.ink.InkFinder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** The networks that look at whole lines, as they are shipped. */
class PlannedStripsTest {

	@ParameterizedTest
	@CsvSource({ "lines, 14, 16", "lines, 14, 96", "lines, 14, 100", "lines, 14, 256", "lines, 14, 640",
			"orientation, 1, 96", "orientation, 1, 256", "orientation, 1, 640", "words, 1, 96", "words, 1, 256",
			"words, 1, 640", "things, 1, 96" })
	void saysOfEveryWidthWhatDl4jSays(String network, int answers, int width) throws Exception {
		StripNetwork slow = new ImportedStrips(imported(network), answers);
		StripNetwork fast = PlannedStrips.of(imported(network), answers);
		assertThat(fast).isInstanceOf(PlannedStrips.class);
		float[] expected = slow.run(bars(width, ((PlannedStrips) fast).padded(width)));
		float[] actual = fast.run(bars(width, width));
		assertThat(actual).hasSizeLessThanOrEqualTo(expected.length).isNotEmpty();
		for (int i = 0; i < actual.length; i++) {
			assertThat(actual[i]).isCloseTo(expected[i], within(2e-4f));
		}
	}

	@Test
	void answersForEveryFourthColumn() throws Exception {
		assertThat(PlannedStrips.of(imported("lines"), Spelling.CLASSES).run(bars(100, 100)))
			.hasSize(25 * Spelling.CLASSES);
	}

	@Test
	void saysTheSameAfterLinesOfOtherWidths() throws Exception {
		StripNetwork network = PlannedStrips.of(imported("lines"), Spelling.CLASSES);
		float[] first = network.run(bars(100, 100));
		network.run(bars(400, 400));
		network.run(bars(96, 96));
		assertThat(network.run(bars(100, 100))).isEqualTo(first);
	}

	@Test
	void aNetworkThatAnswersOtherwiseCannotBeUsed() throws Exception {
		MultiLayerNetwork lines = imported("lines");
		assertThatExceptionOfType(UnusableModel.class).isThrownBy(() -> PlannedStrips.of(lines, 1))
			.withMessageContaining("no row of answers");
	}

	@Test
	void spellsANumber() {
		assertThat(model().helpers().lines().orElseThrow().spell(strip("2537")).probability("2537")).isGreaterThan(.5);
	}

	@Test
	void tellsWhichWayUpANumberStands() {
		LineOrientation orientation = model().helpers().orientation().orElseThrow();
		Strip upright = strip("2537");
		assertThat(orientation.upright(upright)).isGreaterThan(4);
		assertThat(orientation.upright(upright.onItsHead())).isCloseTo(-orientation.upright(upright), within(1e-3));
		assertThat(orientation.upright(strip("8008"))).isBetween(-4.0, 4.0);
	}

	@Test
	void tellsANumberFromWordsColumnByColumn() {
		Strip number = strip("2537");
		float[] said = model().helpers().words().orElseThrow().words(number);
		assertThat(said).hasSize(number.width() / LineWords.COLUMNS);
		for (int i = 1; i < said.length - 1; i++) {
			assertThat(said[i]).isNegative();
		}
	}

	@Test
	void aNetworkOfDigitsIsNoReaderOfLines() throws IOException {
		byte[] digits = bytes("CNN-MNIST.h5");
		assertThatExceptionOfType(UnusableModel.class).isThrownBy(() -> KerasFile.ofLines(digits))
			.withMessageContaining("[28, 28, 1]")
			.withMessageContaining("32 × any width × 1");
	}

	@Test
	void theCardOfTheModelNamesThem() {
		assertThat(model().card().beside()).isEqualTo(new ModelCard.Beside("CNN-MNIST-lines.h5", "CNN-MNIST-hands.h5",
				"CNN-MNIST-orientation.h5", "CNN-MNIST-words.h5", "CNN-MNIST-things.h5"));
	}

	@Test
	void aModelAloneKnowsNobody() {
		assertThat(KerasModels.load("classpath:models/CNN-MNIST.h5", null).helpers()).isEqualTo(Helpers.NONE);
	}

	private static Classifier model() {
		return KerasModels.loadWithExperts("classpath:models/CNN-MNIST.h5", null);
	}

	private static Strip strip(String number) {
		Sheet sheet = Sheet.of(420, 140).nib(6).write(number, 20, 30, 80);
		return new GlyphFinder().find(new InkFinder().find(sheet.photo()), OptionalInt.empty())
			.lines()
			.get(0)
			.strip()
			.get();
	}

	private static MultiLayerNetwork imported(String network) throws Exception {
		return KerasImport.imported(KerasFile.ofLines(bytes("CNN-MNIST-%s.h5".formatted(network))));
	}

	private static byte[] bytes(String model) throws IOException {
		try (InputStream in = PlannedStripsTest.class.getResourceAsStream("/models/" + model)) {
			assertThat(in).isNotNull();
			return in.readAllBytes();
		}
	}

	/** Bars, 28 columns apart from each other, and paper after them. */
	private static Strip bars(int width, int columns) {
		byte[] pixels = new byte[Strip.ROWS * columns];
		for (int y = 6; y < 26; y++) {
			for (int x = 16; x + 4 < width; x += 28) {
				for (int i = 0; i < 4; i++) {
					pixels[y * columns + x + i] = (byte) 255;
				}
			}
		}
		return new Strip(columns, pixels);
	}

}
