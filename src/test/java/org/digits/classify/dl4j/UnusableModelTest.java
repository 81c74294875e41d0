package org.digits.classify.dl4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.digits.classify.UnusableModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Every model that can't be used is refused with a sentence that says why. */
class UnusableModelTest {

	private static final String SEQUENTIAL = """
			{"class_name": "Sequential", "config": {"layers": [
			 {"class_name": "Dense", "config": {"batch_input_shape": [null, %s]}}]}}""";

	@TempDir
	Path folder;

	@Test
	void refusesAFileThatIsNotThere() {
		refuses(this.folder.resolve("none.h5"), "There is no file at");
	}

	@Test
	void refusesAModelThatTheProgramWasPackedWithout() {
		refuses("classpath:models/none.h5", "packed without it");
	}

	@Test
	void refusesATextFileNamedH5() throws IOException {
		refuses(Files.writeString(this.folder.resolve("text.h5"), "Not a model at all."), "no HDF5 file");
	}

	@Test
	void refusesAnEmptyFile() throws IOException {
		refuses(Files.createFile(this.folder.resolve("empty.h5")), "no HDF5 file");
	}

	@Test
	void refusesHalfAFile() throws IOException {
		Path whole = hdf("whole.h5",
				Map.of("keras_version", "2.9.0", "model_config", SEQUENTIAL.formatted("28, 28, 1")));
		byte[] bytes = Files.readAllBytes(whole);
		Path half = Files.write(this.folder.resolve("half.h5"), Arrays.copyOf(bytes, bytes.length / 2));
		refuses(half, "damaged HDF5 file");
	}

	@Test
	void refusesWeightsWithoutANetwork() {
		refuses(hdf("weights.h5", Map.of("keras_version", "2.9.0")), "weights but no network");
	}

	@Test
	void refusesKeras1() {
		refuses(hdf("keras1.h5", Map.of("keras_version", "1.2.2", "model_config", SEQUENTIAL.formatted("28, 28, 1"))),
				"saved by Keras 1.2.2");
	}

	@Test
	void refusesANetworkThatIsNotSequential() {
		refuses(hdf("functional.h5",
				Map.of("keras_version", "2.9.0", "model_config", "{\"class_name\": \"Functional\"}")),
				"of the kind Functional");
	}

	@Test
	void refusesPicturesOfAnotherShape() {
		refuses(hdf("colour.h5", Map.of("keras_version", "2.9.0", "model_config", SEQUENTIAL.formatted("32, 32, 3"))),
				"pictures of the shape [32, 32, 3]; 28 × 28 × 1");
	}

	@Test
	void refusesANetworkThatTellsNoShape() {
		refuses(hdf("shapeless.h5",
				Map.of("keras_version", "2.9.0", "model_config",
						"{\"class_name\": \"Sequential\", \"config\": {\"layers\": []}}")),
				"pictures of the shape that it doesn't tell");
	}

	@Test
	void refusesADescriptionThatIsNoJson() {
		refuses(hdf("garbled.h5", Map.of("keras_version", "2.9.0", "model_config", "{\"class_name\": Sequen")),
				"can't be understood");
	}

	@Test
	void refusesANetworkThatDl4jCantBuild() {
		refuses(hdf("strange.h5", Map.of("keras_version", "2.9.0", "model_config", SEQUENTIAL.formatted("28, 28, 1"))),
				"DL4J can't import its network");
	}

	private Path hdf(String name, Map<String, String> attributes) {
		return HdfFiles.withAttributes(this.folder.resolve(name), attributes);
	}

	private void refuses(Path file, String why) {
		refuses(file.toString(), why);
	}

	private void refuses(String location, String why) {
		assertThatExceptionOfType(UnusableModel.class).isThrownBy(() -> KerasModels.load(location, null))
			.withMessageStartingWith("The model " + location + " can't be used. ")
			.withMessageContaining(why);
	}

}
