package org.digits.classify.dl4j;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.digits.classify.Classifier;
import org.digits.classify.UnusableModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Files that somebody has broken, or made to do harm: each is either a model, or refused
 * with a sentence. How many mutants are tried is told by the system property
 * {@code digits.test.models}.
 */
@Timeout(300)
class HostileModelsTest {

	private static final int MUTANTS = Integer.getInteger("digits.test.models", 150);

	private static final String NETWORK = """
			{"class_name": "Sequential", "config": {"name": "s", "layers": [
			 {"class_name": "Flatten", "config": {"name": "flatten", "batch_input_shape": [null, 28, 28, 1]}},
			 {"class_name": "Dense", "config": {"name": "dense", "units": %s, "activation": "softmax",
			  "use_bias": true, "kernel_initializer": {"class_name": "GlorotUniform", "config": {}},
			  "bias_initializer": {"class_name": "Zeros", "config": {}}%s}}]}}""";

	@TempDir
	Path folder;

	private Map<String, INDArray> weights;

	@BeforeEach
	void makeWeights() {
		this.weights = new LinkedHashMap<>();
		this.weights.put("model_weights/dense/dense/kernel:0", Nd4j.rand(784, 10));
		this.weights.put("model_weights/dense/dense/bias:0", Nd4j.rand(10));
	}

	@Test
	void theOneThatIsBrokenIsGood() throws Exception {
		assertThat(KerasImport.imported(KerasFile.of(Files.readAllBytes(model()))).numParams()).isEqualTo(7850);
	}

	@Test
	void mutants() throws IOException {
		byte[] good = Files.readAllBytes(model());
		Random random = new Random(20261123);
		Path file = this.folder.resolve("mutant.h5");
		int refused = 0;
		for (int i = 0; i < MUTANTS; i++) {
			byte[] mutant = good.clone();
			if (i % 4 == 0) {
				mutant = Arrays.copyOf(mutant, 1 + random.nextInt(mutant.length - 1));
			}
			for (int changes = random.nextInt(6); changes >= 0; changes--) {
				mutant[interesting(mutant, random)] = (byte) switch (random.nextInt(3)) {
					case 0 -> 0xff;
					case 1 -> 0x7f;
					default -> random.nextInt(256);
				};
			}
			refused += (load(Files.write(file, mutant)) == null) ? 1 : 0;
		}
		assertThat(refused).isPositive();
	}

	/** All but the weights themselves, which may be any. */
	private static int interesting(byte[] file, Random random) {
		int at = random.nextInt(file.length);
		while (file.length > 6000 && at > 3000 && at < file.length - 3000) {
			at = random.nextInt(file.length);
		}
		return at;
	}

	@Test
	void aNetworkWithMoreWeightsThanThereIsMemory() {
		refuses(named(NETWORK.formatted("2000000000", "")), "too large");
	}

	@Test
	void aNetworkWithALayerOfNegativeSize() {
		refuses(named(NETWORK.formatted("-5", "")), "");
	}

	@Test
	void aNetworkOfAThousandLayersInsideEachOther() {
		String nested = "{\"a\": ".repeat(100_000) + "1" + "}".repeat(100_000);
		refuses(named(NETWORK.formatted("10", ", \"x\": " + nested)), "");
	}

	@Test
	void weightsThatAreNotWhatTheNetworkWants() {
		this.weights.put("model_weights/dense/dense/kernel:0", Nd4j.rand(783, 10));
		refuses(named(NETWORK.formatted("10", "")), "no place for");
	}

	@Test
	void anArchiveThatUnpacksToMuchMore() throws IOException {
		Path bomb = archive(Map.of("config.json", new byte[0], "metadata.json", new byte[0], "model.weights.h5",
				new byte[64 << 20]));
		assertThat(Files.size(bomb)).isLessThan(1 << 20);
		refuses(bomb, "unpacks to much more");
	}

	@Test
	void anArchiveOfAnArchive() throws IOException {
		byte[] inner = Files.readAllBytes(archive(Map.of("config.json", new byte[100])));
		refuses(archive(Map.of("config.json", "{}".getBytes(StandardCharsets.UTF_8), "metadata.json",
				"{\"keras_version\": \"3.0\"}".getBytes(StandardCharsets.UTF_8), "model.weights.h5", inner)), "HDF5");
	}

	@Test
	void anArchiveThatIsCutOff() throws IOException {
		byte[] whole = Files.readAllBytes(archive(Map.of("config.json", new byte[100_000])));
		refuses(Files.write(this.folder.resolve("half.keras"), Arrays.copyOf(whole, whole.length / 2)), "");
	}

	@Test
	void aDescriptionThatNamesAClassToLoad() {
		refuses(named(NETWORK.formatted("10", "").replace("\"Dense\"", "\"java.lang.ProcessBuilder\"")), "DL4J");
	}

	@Test
	void nothingNativeReadsThem() {
		assertThat(getClass().getClassLoader().getResource("org/bytedeco/hdf5/H5File.class")).isNull();
	}

	private Path model() {
		return named(NETWORK.formatted("10", ""));
	}

	private Path named(String network) {
		return HdfFiles.with(this.folder.resolve("model.h5"), Map.of("keras_version", "2.9.0", "model_config", network),
				this.weights);
	}

	private Path archive(Map<String, byte[]> entries) throws IOException {
		Path archive = this.folder.resolve("model.keras");
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
			for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
				out.putNextEntry(new ZipEntry(entry.getKey()));
				out.write(entry.getValue());
			}
		}
		return archive;
	}

	/** The model, or null if it was refused; anything else is a failure. */
	private static @Nullable Classifier load(Path file) {
		try {
			return KerasModels.load(file.toString(), null);
		}
		catch (UnusableModel ex) {
			assertThat(ex.getMessage()).contains("can't be used. ");
			return null;
		}
	}

	private static void refuses(Path file, String why) {
		assertThatExceptionOfType(UnusableModel.class).isThrownBy(() -> KerasModels.load(file.toString(), null))
			.withMessageContaining("can't be used. ")
			.withMessageContaining(why);
	}

}
