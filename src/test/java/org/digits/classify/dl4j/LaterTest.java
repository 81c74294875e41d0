package org.digits.classify.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

import org.digits.classify.Classifier;
import org.digits.classify.Guess;
import org.digits.classify.KnownDigits;
import org.digits.classify.UnusableModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** What a model's first answers can do without is left for later. */
class LaterTest {

	private static final KnownDigits DIGITS = KnownDigits.bundled().few(5);

	private final Queue<Runnable> later = new ArrayDeque<>();

	@TempDir
	Path folder;

	@BeforeEach
	void copiesOfTheModelAndItsExperts() throws IOException {
		for (String name : List.of("CNN-MNIST", "CNN-MNIST-clean", "CNN-MNIST-noise", "CNN-MNIST-lines",
				"CNN-MNIST-hands", "CNN-MNIST-orientation", "CNN-MNIST-words", "CNN-MNIST-things")) {
			for (String ending : List.of(".h5", ".json")) {
				try (InputStream in = getClass().getResourceAsStream("/models/" + name + ending)) {
					Files.copy(in, this.folder.resolve(name + ending));
				}
			}
		}
	}

	@Test
	void readsTheSameBeforeAndAfter() {
		Classifier model = load();
		List<Guess> before = model.classify(DIGITS.glyphs());
		assertThat(DIGITS.shareRight(model)).isEqualTo(1);
		this.later.forEach(Runnable::run);
		List<Guess> after = model.classify(DIGITS.glyphs());
		for (int i = 0; i < before.size(); i++) {
			assertThat(after.get(i).digits()).containsExactly(before.get(i).digits(), within(1e-4));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "CNN-MNIST-noise.h5", "CNN-MNIST-lines.h5", "CNN-MNIST-hands.h5",
			"CNN-MNIST-orientation.h5", "CNN-MNIST-words.h5", "CNN-MNIST-things.h5" })
	void aNetworkThatIsNotThereIsMissedAtOnce(String name) throws IOException {
		Files.delete(this.folder.resolve(name));
		assertThatExceptionOfType(UnusableModel.class).isThrownBy(this::load)
			.withMessageContaining(name + " can't be used. There is no file");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CNN-MNIST-noise.h5", "CNN-MNIST-lines.h5", "CNN-MNIST-hands.h5",
			"CNN-MNIST-orientation.h5", "CNN-MNIST-words.h5", "CNN-MNIST-things.h5" })
	void aNetworkThatIsOfNoUseIsToldToWhoLoadsIt(String name) throws IOException {
		Files.writeString(this.folder.resolve(name), "no network");
		load();
		assertThatExceptionOfType(UnusableModel.class).isThrownBy(() -> this.later.forEach(Runnable::run))
			.withMessageContaining(name + " can't be used. ");
	}

	@Test
	void anAwaitedClassifierSaysWhyItNeverCame() {
		Awaited<Classifier> awaited = new Awaited<>(() -> {
			throw new UnusableModel("It is no network.");
		}, this.later::add);
		assertThatExceptionOfType(UnusableModel.class).isThrownBy(() -> this.later.remove().run());
		assertThatExceptionOfType(UnusableModel.class).isThrownBy(awaited::get)
			.havingCause()
			.withMessage("It is no network.");
	}

	private Classifier load() {
		return KerasModels.loadWithExperts(this.folder.resolve("CNN-MNIST.h5").toString(), null, this.later::add);
	}

}
