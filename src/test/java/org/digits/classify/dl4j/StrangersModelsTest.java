package org.digits.classify.dl4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.digits.classify.Classifier;
import org.digits.classify.Guess;
import org.digits.classify.KnownDigits;
import org.digits.classify.UnusableModel;
import org.digits.glyph.Glyph;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** Models that people really trained, where the measuring data is present beside us. */
class StrangersModelsTest {

	private static final Path DATA = Path.of(System.getProperty("digits.data", "../shared/data"));

	@TempDir
	Path folder;

	@TestFactory
	Stream<DynamicTest> areReadAsTheirOwnersReadThemOrRefusedWithASentence() throws IOException {
		Path manifest = DATA.resolve("keras-models/manifest.json");
		Assumptions.assumeTrue(Files.exists(manifest), "the measuring data is not present beside the project");
		JsonNode models = JsonMapper.shared().readTree(Files.readString(manifest));
		List<Glyph> firstTen = testDigits().glyphs().subList(0, 10);
		return models.valueStream().map((model) -> DynamicTest.dynamicTest(model.path("file").asString(), () -> {
			String file = manifest.resolveSibling(model.path("file").asString()).toString();
			if (model.has("golden_first10_test") && !model.path("keras").asString().startsWith("1.")) {
				givesItsOwnersProbabilities(file, model, firstTen);
			}
			else {
				assertThatExceptionOfType(UnusableModel.class).isThrownBy(() -> KerasModels.load(file, null))
					.withMessageContaining("can't be used. ")
					.withMessageMatching("(?s).*(saved by Keras 1|of the shape).*");
			}
		}));
	}

	private void givesItsOwnersProbabilities(String file, JsonNode model, List<Glyph> glyphs) throws IOException {
		double scale = model.path("best_scale").asString().equals("raw") ? 255 : 1;
		Classifier classifier = KerasModels.load(file, null);
		assertThat(classifier.card().remarks()).noneMatch((remark) -> remark.contains("slow"));
		if (readsAlikeInBothScales(model)) {
			Path card = Files.writeString(this.folder.resolve("card.json"), "{\"inputScale\": %s}".formatted(scale));
			classifier = KerasModels.load(file, card.toString());
		}
		assertThat(classifier.card().inputScale()).isEqualTo(scale);
		List<Guess> guesses = classifier.classify(glyphs);
		for (int i = 0; i < guesses.size(); i++) {
			JsonNode expected = model.path("golden_first10_test").path(i);
			double[] probabilities = IntStream.range(0, 10).mapToDouble((k) -> expected.path(k).asDouble()).toArray();
			assertThat(guesses.get(i).digits()).containsExactly(probabilities, within(1e-4));
		}
	}

	/** Where 2,000 digits hardly tell which scale was meant, 100 can't. */
	private static boolean readsAlikeInBothScales(JsonNode model) {
		JsonNode right = model.path("acc_first2000");
		return Math.abs(right.path("div255").asDouble() - right.path("raw").asDouble()) < 0.005;
	}

	private static KnownDigits testDigits() throws IOException {
		try (var images = Files.newInputStream(DATA.resolve("mnist/t10k-images-idx3-ubyte.gz"));
				var labels = Files.newInputStream(DATA.resolve("mnist/t10k-labels-idx1-ubyte.gz"))) {
			return KnownDigits.ofIdx(images, labels);
		}
	}

}
