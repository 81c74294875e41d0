package org.digits.classify.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.digits.classify.Classifier;
import org.digits.classify.Guess;
import org.digits.classify.KnownDigits;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The model that comes with the program, as DL4J and our plans serve it. */
class ShippedModelTest {

	private static final String MODEL = "classpath:models/CNN-MNIST.h5";

	private static final Path MNIST = Path.of(System.getProperty("digits.data", "../shared/data"), "mnist");

	private static Classifier served;

	@TempDir
	Path folder;

	@BeforeAll
	static void load() {
		served = KerasModels.load(MODEL, null);
	}

	@Test
	void needsNoRemark() {
		assertThat(served.card().remarks()).isEmpty();
		assertThat(served.card().id()).matches("CNN-MNIST@[0-9a-f]{12}");
	}

	@Test
	void readsAllKnownDigits() {
		assertThat(KnownDigits.bundled().shareRight(served)).isEqualTo(1);
	}

	@Test
	void saysWhatKerasSays() throws IOException {
		Classifier plain = KerasModels.load(MODEL, cardWithoutTemperature().toString());
		JsonNode expected = JsonMapper.shared().readTree(resource("keras-probabilities.json")).path("probabilities");
		List<Guess> guesses = plain.classify(kerasDigits().glyphs());
		assertThat(guesses).hasSizeGreaterThanOrEqualTo(200).hasSize(expected.size());
		for (int i = 0; i < guesses.size(); i++) {
			JsonNode row = expected.path(i);
			double[] digits = IntStream.range(0, 10).mapToDouble((k) -> row.path(k).asDouble()).toArray();
			assertThat(guesses.get(i).digits()).containsExactly(digits, within(1e-4));
			assertThat(guesses.get(i).other()).isCloseTo(row.path(10).asDouble(), within(1e-4));
		}
	}

	@Test
	void saysTheSameOfADigitAloneAndAmongOthers() throws IOException {
		KnownDigits digits = kerasDigits();
		List<Guess> together = served.classify(digits.glyphs());
		for (int i = 0; i < 40; i++) {
			Guess alone = served.classify(List.of(digits.glyphs().get(i))).get(0);
			assertThat(alone.digits()).containsExactly(together.get(i).digits(), within(1e-5));
		}
	}

	@Test
	void servesSeveralThreadsAtOnce() throws IOException {
		KnownDigits digits = kerasDigits();
		List<Guess> expected = served.classify(digits.glyphs());
		List<List<Guess>> answers = IntStream.range(0, 12)
			.parallel()
			.mapToObj((i) -> served.classify(digits.glyphs().subList(i, i + 100)))
			.toList();
		for (int i = 0; i < answers.size(); i++) {
			for (int k = 0; k < 100; k++) {
				assertThat(answers.get(i).get(k).digits()).containsExactly(expected.get(i + k).digits(), within(1e-5));
			}
		}
	}

	@Test
	void givesNothingForNothing() {
		assertThat(served.classify(List.of())).isEmpty();
	}

	@Test
	void readsMnistsTestDigitsAsWellAsPromised() throws IOException {
		Assumptions.assumeTrue(Files.exists(MNIST), "the measuring data is not present beside the project");
		try (InputStream images = Files.newInputStream(MNIST.resolve("t10k-images-idx3-ubyte.gz"));
				InputStream labels = Files.newInputStream(MNIST.resolve("t10k-labels-idx1-ubyte.gz"))) {
			KnownDigits test = KnownDigits.ofIdx(images, labels);
			assertThat(test.glyphs()).hasSize(10_000);
			assertThat(test.shareRight(served)).isGreaterThanOrEqualTo(0.995);
		}
	}

	private Path cardWithoutTemperature() throws IOException {
		try (InputStream in = getClass().getResourceAsStream("/models/CNN-MNIST.json")) {
			assertThat(in).isNotNull();
			ObjectNode card = JsonMapper.shared().readTree(in).asObject();
			card.remove("calibration");
			return Files.writeString(this.folder.resolve("card.json"), card.toString());
		}
	}

	private static KnownDigits kerasDigits() throws IOException {
		try (InputStream images = resource("keras-digits.idx3.gz");
				InputStream labels = resource("keras-digits-labels.idx1.gz")) {
			return KnownDigits.ofIdx(images, labels);
		}
	}

	private static InputStream resource(String name) {
		InputStream resource = ShippedModelTest.class.getResourceAsStream("/org/digits/classify/" + name);
		assertThat(resource).as(name).isNotNull();
		return resource;
	}

}
