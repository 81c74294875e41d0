package org.digits.classify.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.digits.classify.Classifier;
import org.digits.classify.Guess;
import org.digits.classify.KnownDigits;
import org.digits.classify.UnusableModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/**
 * The model that comes with the program, put into the forms that other versions of Keras
 * save, gives the same answers.
 */
class KerasFormsTest {

	private static final KnownDigits DIGITS = KnownDigits.bundled();

	@TempDir
	Path folder;

	private ObjectNode description;

	private final Map<String, Map<String, INDArray>> weights = new LinkedHashMap<>();

	@BeforeEach
	void takeTheModelApart() throws Exception {
		Path model = this.folder.resolve("keras2.h5");
		try (InputStream in = getClass().getResourceAsStream("/models/CNN-MNIST.h5")) {
			assertThat(in).isNotNull();
			Files.copy(in, model, StandardCopyOption.REPLACE_EXISTING);
		}
		KerasFile file = KerasFile.of(Files.readAllBytes(model));
		this.description = file.model().deepCopy().asObject();
		for (JsonNode layer : KerasFile.layers(this.description)) {
			String kind = layer.path("class_name").asString();
			if (kind.equals("Conv2D") || kind.equals("Dense")) {
				String name = layer.path("config").path("name").asString();
				this.weights.put(name, KerasWeights.ofHdf5(file.hdf5()).of(name));
			}
		}
		for (JsonNode layer : KerasFile.layers(this.description)) {
			ObjectNode config = layer.path("config").asObject();
			config.putObject("dtype").put("module", "keras").put("class_name", "DTypePolicy").putObject("config");
			layer.asObject().put("module", "keras.layers").putNull("registered_name").putObject("build_config");
			if (config.has("batch_input_shape")) {
				config.set("batch_shape", config.remove("batch_input_shape"));
			}
		}
	}

	@Test
	void keras3AsH5() {
		Map<String, INDArray> arrays = new LinkedHashMap<>();
		this.weights.forEach((layer, own) -> own.forEach((name, values) -> arrays
			.put("model_weights/%s/sequential/%s/%s".formatted(layer, layer, name), values)));
		readsAsBefore(HdfFiles.with(this.folder.resolve("keras3.h5"),
				Map.of("keras_version", "3.13.0", "model_config", this.description.toString()), arrays));
	}

	@Test
	void anArchive() throws IOException {
		readsAsBefore(archive("3.13.0", "layers/%s/vars/%d"));
	}

	@Test
	void anArchiveSavedOnWindows() throws IOException {
		readsAsBefore(archive("2.15.0", "layers\\%s/vars/%d"));
	}

	@Test
	void anArchiveSavedByKeras214() throws IOException {
		readsAsBefore(archive("2.14.0", "_layer_checkpoint_dependencies/%s/vars/%d"));
	}

	@Test
	void anArchiveWithoutAllWeightsIsRefused() throws IOException {
		this.weights.remove(this.weights.keySet().iterator().next());
		Path archive = archive("3.13.0", "layers/%s/vars/%d");
		assertThatExceptionOfType(UnusableModel.class).isThrownBy(() -> KerasModels.load(archive.toString(), null))
			.withMessageContaining("DL4J has no place for");
	}

	@Test
	void aZipOfSomethingElseIsRefused() throws IOException {
		Path zip = this.folder.resolve("holiday.keras");
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
			put(out, "beach.txt", "sand".getBytes());
		}
		assertThatExceptionOfType(UnusableModel.class).isThrownBy(() -> KerasModels.load(zip.toString(), null))
			.withMessageContaining("not one that Keras made");
	}

	private Path archive(String version, String place) throws IOException {
		Map<String, INDArray> arrays = new LinkedHashMap<>();
		int convolutions = 0;
		int dense = 0;
		for (Map<String, INDArray> own : this.weights.values()) {
			boolean convolution = own.values().stream().anyMatch((values) -> values.rank() == 4);
			int number = convolution ? convolutions++ : dense++;
			String group = (convolution ? "conv2d" : "dense") + ((number > 0) ? "_" + number : "");
			arrays.put(place.formatted(group, 0), own.get("kernel"));
			arrays.put(place.formatted(group, 1), own.get("bias"));
		}
		Path inner = HdfFiles.with(this.folder.resolve("model.weights.h5"), Map.of(), arrays);
		Path archive = this.folder.resolve("model.keras");
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
			put(out, "metadata.json", JsonMapper.shared().writeValueAsBytes(Map.of("keras_version", version)));
			put(out, "config.json", JsonMapper.shared().writeValueAsBytes(this.description));
			put(out, "model.weights.h5", Files.readAllBytes(inner));
		}
		return archive;
	}

	private void readsAsBefore(Path file) {
		Path card = this.folder.resolve("card.json");
		try {
			Files.write(card, JsonMapper.shared().writeValueAsBytes(Map.of("inputScale", 1)));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		Classifier before = KerasModels.load(this.folder.resolve("keras2.h5").toString(), card.toString());
		Classifier now = KerasModels.load(file.toString(), card.toString());
		List<Guess> expected = before.classify(DIGITS.glyphs());
		List<Guess> actual = now.classify(DIGITS.glyphs());
		for (int i = 0; i < expected.size(); i++) {
			assertThat(actual.get(i).digits()).containsExactly(expected.get(i).digits(), within(1e-5));
		}
	}

	private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		zip.write(content);
		zip.closeEntry();
	}

}
