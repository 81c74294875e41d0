package org.digits.classify.dl4j;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.digits.classify.UnusableModel;
import org.digits.glyph.Glyph;
import org.digits.glyph.Strip;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a Keras file says of itself, asked before anything is made of it: most files that
 * can't be used are told from those that can here, with a sentence.
 *
 * @param version the Keras that saved it
 * @param model its network in Keras' words
 * @param shape the size of one picture: rows, columns, channels; or the number of values;
 * 0 where any is taken
 * @param hdf5 the HDF5 file that its weights are in
 * @param archive whether it came in a .keras archive
 */
record KerasFile(String version, JsonNode model, List<Integer> shape, Hdf5 hdf5, boolean archive) {

	private static final byte[] HDF5 = { (byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n' };

	private static final byte[] ZIP = { 'P', 'K', 3, 4 };

	/** What is read of a .keras archive. */
	private static final Set<String> ENTRIES = Set.of("config.json", "metadata.json", "model.weights.h5");

	/** So many times as large as it is, an archive may unpack to. */
	private static final int EXPANSION = 8;

	/** The shapes that a picture of 28 × 28 grey pixels can have. */
	private static final List<List<Integer>> SHAPES = List.of(List.of(Glyph.SIDE, Glyph.SIDE, 1),
			List.of(Glyph.SIDE, Glyph.SIDE), List.of(Glyph.SIDE * Glyph.SIDE));

	/** The shape of a line of any width. */
	private static final List<Integer> LINES = List.of(Strip.ROWS, 0, 1);

	/**
	 * Looks at the file of a network that takes digits.
	 * @throws UnusableModel if it can't be used
	 */
	static KerasFile of(byte[] bytes) {
		return whole(bytes).wanting(SHAPES, "28 × 28 × 1 (or 784)");
	}

	/**
	 * Looks at the file of a network that takes whole lines.
	 * @throws UnusableModel if it can't be used
	 */
	static KerasFile ofLines(byte[] bytes) {
		return whole(bytes).wanting(List.of(LINES), Strip.ROWS + " × any width × 1");
	}

	private KerasFile wanting(List<List<Integer>> shapes, String inWords) {
		if (!shapes.contains(this.shape)) {
			throw new UnusableModel("Its network wants pictures of the shape %s; %s is wanted."
				.formatted(this.shape.isEmpty() ? "that it doesn't tell" : this.shape, inWords));
		}
		return this;
	}

	private static KerasFile whole(byte[] bytes) {
		try {
			if (startsWith(bytes, ZIP)) {
				return ofArchive(bytes);
			}
			if (!startsWith(bytes, HDF5)) {
				throw new UnusableModel("It is no HDF5 file: a Keras model saved as .h5 or .keras is wanted.");
			}
			return ofHdf5(new Hdf5(bytes));
		}
		catch (IOException ex) {
			throw new UnusableModel("It can't be read: " + ex.getMessage(), ex);
		}
		catch (JacksonException ex) {
			throw new UnusableModel("What it says of its network can't be understood: " + ex.getMessage(), ex);
		}
	}

	/** What one picture is to DL4J; of those of any width, a middling one. */
	InputType input() {
		return flat() ? InputType.feedForward(this.shape.get(0))
				: InputType.convolutional(this.shape.get(0), columns(), 1, CNN2DFormat.NHWC);
	}

	private int columns() {
		return (this.shape.get(1) > 0) ? this.shape.get(1) : Strip.USUAL;
	}

	/** Whether it wants 784 values in a row, not 28 × 28 × 1. */
	boolean flat() {
		return this.shape.size() == 1;
	}

	private static KerasFile ofHdf5(Hdf5 hdf5) {
		String model = hdf5.text("model_config");
		if (model == null) {
			throw new UnusableModel("It holds weights but no network: save the whole model, with model.save(…).");
		}
		String version = hdf5.text("keras_version");
		return of((version != null) ? version : "1", model, hdf5, false);
	}

	private static KerasFile ofArchive(byte[] bytes) throws IOException {
		Map<String, byte[]> entries = new HashMap<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				if (ENTRIES.contains(entry.getName())) {
					entries.put(entry.getName(), content(zip, bytes.length));
				}
			}
		}
		catch (IllegalArgumentException ex) {
			throw new IOException("its names are garbled", ex);
		}
		byte[] config = entries.get("config.json");
		byte[] metadata = entries.get("metadata.json");
		byte[] weights = entries.get("model.weights.h5");
		if (config == null || metadata == null || weights == null) {
			throw new UnusableModel("It is a zip archive, but not one that Keras made.");
		}
		String version = JsonMapper.shared().readTree(text(metadata)).path("keras_version").asString("?");
		return of(version, text(config), new Hdf5(weights), true);
	}

	/** Weights hardly get smaller when they are packed; a bomb does. */
	private static byte[] content(InputStream in, int packed) throws IOException {
		int most = Math.multiplyExact(EXPANSION, Math.min(packed, Integer.MAX_VALUE / (2 * EXPANSION))) + (1 << 20);
		byte[] content = in.readNBytes(most);
		if (in.read() >= 0) {
			throw new UnusableModel("It is a zip archive that unpacks to much more than a model has.");
		}
		return content;
	}

	private static KerasFile of(String version, String json, Hdf5 hdf5, boolean archive) {
		if (!version.startsWith("2.") && !version.startsWith("3.")) {
			throw new UnusableModel("It was saved by Keras %s; one of Keras 2 or 3 is wanted.".formatted(version));
		}
		JsonNode model = JsonMapper.shared().readTree(json);
		String kind = model.path("class_name").asString("");
		if (!kind.equals("Sequential")) {
			throw new UnusableModel("Its network is of the kind %s; a Sequential one is wanted.".formatted(kind));
		}
		return new KerasFile(version, model, inputShape(layers(model).path(0).path("config")), hdf5, archive);
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

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private static boolean startsWith(byte[] bytes, byte[] start) {
		return Arrays.equals(Arrays.copyOf(bytes, Math.min(bytes.length, start.length)), start);
	}

}
