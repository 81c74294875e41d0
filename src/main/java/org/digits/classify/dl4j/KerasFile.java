package org.digits.classify.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.deeplearning4j.nn.modelimport.keras.Hdf5Archive;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.digits.classify.UnusableModel;
import org.digits.glyph.Glyph;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a Keras file says of itself, asked before anything is made of it: most files that
 * can't be used are told from those that can here, with a sentence.
 *
 * @param version the Keras that saved it
 * @param model its network in Keras' words
 * @param shape the size of one picture: rows, columns, channels; or the number of values
 * @param hdf5 the HDF5 file that its weights are in
 * @param archive whether it came in a .keras archive, of which {@code hdf5} is a
 * temporary copy
 */
record KerasFile(String version, JsonNode model, List<Integer> shape, Path hdf5,
		boolean archive) implements AutoCloseable {

	private static final byte[] HDF5 = { (byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n' };

	private static final byte[] ZIP = { 'P', 'K', 3, 4 };

	/** The shapes that a picture of 28 × 28 grey pixels can have. */
	private static final List<List<Integer>> SHAPES = List.of(List.of(Glyph.SIDE, Glyph.SIDE, 1),
			List.of(Glyph.SIDE, Glyph.SIDE), List.of(Glyph.SIDE * Glyph.SIDE));

	/**
	 * Looks at a file.
	 * @throws UnusableModel if it can't be used
	 */
	static KerasFile at(Path path) {
		try {
			byte[] start = start(path);
			if (startsWith(start, ZIP)) {
				return ofArchive(path);
			}
			if (!startsWith(start, HDF5)) {
				throw new UnusableModel("It is no HDF5 file: a Keras model saved as .h5 or .keras is wanted.");
			}
			return ofHdf5(path);
		}
		catch (IOException ex) {
			throw new UnusableModel("It can't be read: " + ex.getMessage(), ex);
		}
		catch (UnsupportedKerasConfigurationException | JacksonException ex) {
			throw new UnusableModel("What it says of its network can't be understood: " + ex.getMessage(), ex);
		}
	}

	/** Whether it wants 784 values in a row, not 28 × 28 × 1. */
	boolean flat() {
		return this.shape.size() == 1;
	}

	/** Whether DL4J can import it by itself. */
	boolean plain() {
		return !this.archive && this.version.startsWith("2.") && this.shape.size() != 2;
	}

	@Override
	public void close() {
		if (this.archive) {
			try {
				Files.deleteIfExists(this.hdf5);
			}
			catch (IOException ex) {
				this.hdf5.toFile().deleteOnExit();
			}
		}
	}

	private static KerasFile ofHdf5(Path path) throws UnsupportedKerasConfigurationException {
		try (Hdf5Archive archive = new Hdf5Archive(path.toString())) {
			if (!archive.hasAttribute("model_config")) {
				throw new UnusableModel("It holds weights but no network: save the whole model, with model.save(…).");
			}
			String version = archive.hasAttribute("keras_version") ? archive.readAttributeAsString("keras_version")
					: "1";
			// DL4J gives the text in a buffer with a zero after it, and then whatever was
			// there.
			String json = archive.readAttributeAsJson("model_config");
			return of(version, json.substring(0, (json + '\0').indexOf('\0')), path, false);
		}
		catch (UnusableModel | JacksonException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new UnusableModel("It is a damaged HDF5 file, perhaps only a part of one.", ex);
		}
	}

	private static KerasFile ofArchive(Path path) throws IOException {
		try (ZipFile zip = new ZipFile(path.toFile())) {
			ZipEntry config = zip.getEntry("config.json");
			ZipEntry metadata = zip.getEntry("metadata.json");
			ZipEntry weights = zip.getEntry("model.weights.h5");
			if (config == null || metadata == null || weights == null) {
				throw new UnusableModel("It is a zip archive, but not one that Keras made.");
			}
			Path copy = Files.createTempFile("model", ".h5");
			try (InputStream in = zip.getInputStream(weights)) {
				Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
				String version = JsonMapper.shared().readTree(text(zip, metadata)).path("keras_version").asString("?");
				return of(version, text(zip, config), copy, true);
			}
			catch (IOException | RuntimeException ex) {
				Files.deleteIfExists(copy);
				throw ex;
			}
		}
	}

	private static KerasFile of(String version, String json, Path hdf5, boolean archive) {
		if (!version.startsWith("2.") && !version.startsWith("3.")) {
			throw new UnusableModel("It was saved by Keras %s; one of Keras 2 or 3 is wanted.".formatted(version));
		}
		JsonNode model = JsonMapper.shared().readTree(json);
		String kind = model.path("class_name").asString("");
		if (!kind.equals("Sequential")) {
			throw new UnusableModel("Its network is of the kind %s; a Sequential one is wanted.".formatted(kind));
		}
		List<Integer> shape = inputShape(layers(model).path(0).path("config"));
		if (!SHAPES.contains(shape)) {
			throw new UnusableModel("Its network wants pictures of the shape %s; 28 × 28 × 1 (or 784) is wanted."
				.formatted(shape.isEmpty() ? "that it doesn't tell" : shape));
		}
		return new KerasFile(version, model, shape, hdf5, archive);
	}

	/**
	 * The layers of a Sequential. Before Keras 2.2.3 its configuration was the list of
	 * them.
	 */
	static JsonNode layers(JsonNode model) {
		return model.path("config").isArray() ? model.path("config") : model.path("config").path("layers");
	}

	/** The shape of one picture; empty if none is given. */
	private static List<Integer> inputShape(JsonNode layer) {
		JsonNode shape = layer.has("batch_shape") ? layer.path("batch_shape") : layer.path("batch_input_shape");
		List<Integer> sizes = new ArrayList<>();
		for (int i = 1; i < shape.size(); i++) {
			sizes.add(shape.get(i).asInt(0));
		}
		return sizes;
	}

	private static String text(ZipFile zip, ZipEntry entry) throws IOException {
		try (InputStream in = zip.getInputStream(entry)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static byte[] start(Path path) throws IOException {
		try (InputStream in = Files.newInputStream(path)) {
			return in.readNBytes(HDF5.length);
		}
	}

	private static boolean startsWith(byte[] bytes, byte[] start) {
		return Arrays.equals(Arrays.copyOf(bytes, Math.min(bytes.length, start.length)), start);
	}

}
