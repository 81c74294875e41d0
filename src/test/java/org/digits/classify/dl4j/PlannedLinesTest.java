package org.digits.classify.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalInt;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digits.classify.Classifier;
import org.digits.classify.LineReader;
import org.digits.classify.Spelling;
import org.digits.classify.UnusableModel;
import org.digits.drawn.Sheet;
import org.digits.glyph.GlyphFinder;
import org.digits.glyph.Strip;
import org.digits.ink.InkFinder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** The network that reads whole lines, as it is shipped. */
class PlannedLinesTest {

	@ParameterizedTest
	@ValueSource(ints = { 16, 96, 100, 256, Strip.WIDEST })
	void saysOfEveryWidthWhatDl4jSays(int width) throws Exception {
		LineReader slow = new ImportedLines(imported());
		LineReader fast = PlannedLines.of(imported());
		assertThat(fast).isInstanceOf(PlannedLines.class);
		int columns = ((PlannedLines) fast).padded(width);
		double[][] expected = slow.spell(bars(width, columns)).steps();
		double[][] actual = fast.spell(bars(width, width)).steps();
		assertThat(actual).hasNumberOfRows(width / 4);
		for (int step = 0; step < actual.length; step++) {
			for (int i = 0; i < Spelling.CLASSES; i++) {
				assertThat(actual[step][i]).isCloseTo(expected[step][i], within(1e-4));
			}
		}
	}

	@Test
	void saysTheSameAfterLinesOfOtherWidths() throws Exception {
		LineReader reader = PlannedLines.of(imported());
		double[][] first = reader.spell(bars(100, 100)).steps();
		reader.spell(bars(400, 400));
		reader.spell(bars(96, 96));
		assertThat(reader.spell(bars(100, 100)).steps()).isDeepEqualTo(first);
	}

	@Test
	void spellsANumber() throws Exception {
		Sheet sheet = Sheet.of(420, 140).nib(6).write("2537", 20, 30, 80);
		Strip strip = new GlyphFinder().find(new InkFinder().find(sheet.photo()), OptionalInt.empty())
			.lines()
			.get(0)
			.strip()
			.get();
		assertThat(PlannedLines.of(imported()).spell(strip).probability("2537")).isGreaterThan(.5);
	}

	@Test
	void aNetworkOfDigitsIsNoReaderOfLines() throws IOException {
		byte[] digits = bytes("CNN-MNIST.h5");
		assertThatExceptionOfType(UnusableModel.class).isThrownBy(() -> KerasFile.ofLines(digits))
			.withMessageContaining("[28, 28, 1]")
			.withMessageContaining("32 × any width × 1");
	}

	@Test
	void theCardOfTheModelNamesIt() {
		Classifier model = KerasModels.loadWithExperts("classpath:models/CNN-MNIST.h5", null);
		assertThat(model.card().lines()).isEqualTo("CNN-MNIST-lines.h5");
		assertThat(model.lines()).isPresent();
	}

	@Test
	void aModelAloneReadsNoLines() {
		assertThat(KerasModels.load("classpath:models/CNN-MNIST.h5", null).lines()).isEmpty();
	}

	private static MultiLayerNetwork imported() throws Exception {
		return KerasImport.imported(KerasFile.ofLines(bytes("CNN-MNIST-lines.h5")));
	}

	private static byte[] bytes(String model) throws IOException {
		try (InputStream in = PlannedLinesTest.class.getResourceAsStream("/models/" + model)) {
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
