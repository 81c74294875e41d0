package org.digits.classify.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
 * @param flat whether the network wants 784 values in a row, not 28 × 28 × 1
 */
record KerasFile(boolean flat) {

	private static final byte[] HDF5 = { (byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n' };

	private static final byte[] ZIP = { 'P', 'K', 3, 4 };

	private static final String WAY_OUT = " Save it with Keras 2 (TensorFlow up to 2.15, or tf-keras) as an .h5 file.";

	/**
	 * Looks at a file.
	 * @throws UnusableModel if it can't be used
	 */
	static KerasFile at(Path path) {
		byte[] start = start(path);
		if (startsWith(start, ZIP)) {
			throw new UnusableModel("It is a .keras archive (or another zip), which is not read yet." + WAY_OUT);
		}
		if (!startsWith(start, HDF5)) {
			throw new UnusableModel("It is no HDF5 file: a Keras model saved as .h5 is wanted.");
		}
		try (Hdf5Archive archive = new Hdf5Archive(path.toString())) {
			return at(archive);
		}
		catch (UnsupportedKerasConfigurationException | JacksonException ex) {
			throw new UnusableModel("What it says of its network can't be understood: " + ex.getMessage(), ex);
		}
		catch (UnusableModel ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new UnusableModel("It is a damaged HDF5 file, perhaps only a part of one.", ex);
		}
	}

	private static KerasFile at(Hdf5Archive archive) throws UnsupportedKerasConfigurationException {
		if (!archive.hasAttribute("model_config")) {
			throw new UnusableModel("It holds weights but no network: save the whole model, with model.save(…).");
		}
		String version = archive.hasAttribute("keras_version") ? archive.readAttributeAsString("keras_version") : "1";
		if (!version.startsWith("2.")) {
			throw new UnusableModel("It was saved by Keras %s; Keras 2 is wanted.".formatted(version) + WAY_OUT);
		}
		// DL4J gives the text in a buffer with a zero after it, and then whatever was
		// there.
		String json = archive.readAttributeAsJson("model_config");
		JsonNode config = JsonMapper.shared().readTree(json.substring(0, (json + '\0').indexOf('\0')));
		String kind = config.path("class_name").asString("");
		if (!kind.equals("Sequential")) {
			throw new UnusableModel("Its network is of the kind %s; a Sequential one is wanted.".formatted(kind));
		}
		return new KerasFile(isFlat(inputShape(config)));
	}

	private static boolean isFlat(List<Integer> shape) {
		if (shape.equals(List.of(Glyph.SIDE, Glyph.SIDE, 1))) {
			return false;
		}
		if (shape.equals(List.of(Glyph.SIDE * Glyph.SIDE))) {
			return true;
		}
		throw new UnusableModel("Its network wants pictures of the shape %s; 28 × 28 × 1 (or 784) is wanted."
			.formatted(shape.isEmpty() ? "that it doesn't tell" : shape));
	}

	/** The shape of one picture; empty if none is given. */
	private static List<Integer> inputShape(JsonNode model) {
		// Before Keras 2.2.3 the configuration of a Sequential was the list of its
		// layers.
		JsonNode layers = model.path("config").isArray() ? model.path("config") : model.path("config").path("layers");
		JsonNode shape = layers.path(0).path("config").path("batch_input_shape");
		List<Integer> sizes = new ArrayList<>();
		for (int i = 1; i < shape.size(); i++) {
			sizes.add(shape.get(i).asInt(0));
		}
		return sizes;
	}

	private static byte[] start(Path path) {
		try (InputStream in = Files.newInputStream(path)) {
			return in.readNBytes(HDF5.length);
		}
		catch (IOException ex) {
			throw new UnusableModel("It can't be read: " + ex.getMessage(), ex);
		}
	}

	private static boolean startsWith(byte[] bytes, byte[] start) {
		return Arrays.equals(Arrays.copyOf(bytes, Math.min(bytes.length, start.length)), start);
	}

}
