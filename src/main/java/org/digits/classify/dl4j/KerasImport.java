package org.digits.classify.dl4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.modelimport.keras.KerasModelImport;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digits.classify.UnusableModel;
import org.digits.glyph.Strip;
import org.nd4j.linalg.api.ndarray.INDArray;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Imports networks of Keras 2 and 3. DL4J builds the network from a description that is
 * put into the words of Keras 2, and the weights are laid in one by one. Its own import
 * knows no Keras 3, and reads files with the native HDF5 library, which we keep away from
 * them.
 */
final class KerasImport {

	/** What DL4J calls the weights that Keras has, by their names in Keras. */
	private static final Map<String, String> NAMES = Map.of("kernel", "W", "bias", "b", "gamma", "gamma", "beta",
			"beta", "moving_mean", "mean", "moving_variance", "var", "depthwise_kernel", "W", "pointwise_kernel", "pW");

	/** Of a network: 400 MB. */
	private static final long MOST_WEIGHTS = 100_000_000;

	/** Of all its layers for one picture; 32 are run at once. */
	private static final long MOST_VALUES = 4_000_000;

	private KerasImport() {
	}

	/**
	 * Imports a network.
	 * @throws UnusableModel if one of its layers or weights is not known
	 */
	static MultiLayerNetwork imported(KerasFile file)
			throws IOException, InvalidKerasConfigurationException, UnsupportedKerasConfigurationException {
		Path description = Files.createTempFile("model", ".json");
		try {
			Files.writeString(description, inTheWordsOfKeras2(file).toString());
			MultiLayerConfiguration plan = KerasModelImport.importKerasSequentialConfiguration(description.toString(),
					false);
			refuseGiants(plan, file.input());
			MultiLayerNetwork network = new MultiLayerNetwork(plan);
			network.init();
			KerasWeights weights = file.archive() ? KerasWeights.ofArchive(file.hdf5(), file.model())
					: KerasWeights.ofHdf5(file.hdf5());
			for (Layer layer : network.getLayers()) {
				if (layer.numParams() > 0) {
					fill(layer, weights.of(layer.conf().getLayer().getLayerName()));
				}
			}
			return network;
		}
		finally {
			Files.deleteIfExists(description);
		}
	}

	/** A description of a few bytes can ask for any amount of memory. */
	private static void refuseGiants(MultiLayerConfiguration plan, InputType input) {
		long weights = 0;
		for (NeuralNetConfiguration layer : plan.getConfs()) {
			weights = Math.addExact(weights, layer.getLayer().initializer().numParams(layer));
		}
		long values = 0;
		for (InputType type : plan.getLayerActivationTypes(input)) {
			values = Math.addExact(values, type.arrayElementsPerExample());
		}
		if (weights < 0 || weights > MOST_WEIGHTS || values < 0 || values > MOST_VALUES) {
			throw new UnusableModel(
					"Its network is too large: %,d weights, %,d values for a picture.".formatted(weights, values));
		}
	}

	private static void fill(Layer layer, Map<String, INDArray> weights) {
		String name = layer.conf().getLayer().getLayerName();
		Map<String, INDArray> missing = new HashMap<>(layer.paramTable());
		weights.forEach((keras, values) -> {
			INDArray own = missing.remove(NAMES.getOrDefault(keras, keras));
			if (own == null || own.length() != values.length()) {
				throw new UnusableModel(
						"Its layer %s has weights (%s) that DL4J has no place for.".formatted(name, keras));
			}
			// Keras keeps a kernel as rows × columns × in × out, DL4J as out × in × rows
			// ×
			// columns.
			INDArray turned = (values.rank() == 4) ? values.permute(3, 2, 0, 1) : values.reshape(own.shape());
			own.assign(turned);
		});
		// Batch normalisation without scale or centre is given ones or zeros for them.
		missing.keySet().removeAll(List.of("gamma", "beta"));
		if (!missing.isEmpty()) {
			throw new UnusableModel("The file has no weights %s for its layer %s.".formatted(missing.keySet(), name));
		}
	}

	private static JsonNode inTheWordsOfKeras2(KerasFile file) {
		ObjectNode result = JsonMapper.shared().createObjectNode();
		ObjectNode config = result.put("class_name", "Sequential")
			.put("keras_version", "2.15.0")
			.put("backend", "tensorflow")
			.putObject("config");
		ArrayNode layers = config.put("name", "sequential").putArray("layers");
		for (JsonNode layer : KerasFile.layers(file.model())) {
			ObjectNode settings = layer.path("config").deepCopy().asObject();
			layers.addObject()
				.put("class_name", layer.path("class_name").asString(""))
				.set("config", inTheWordsOfKeras2(settings));
		}
		return result;
	}

	private static ObjectNode inTheWordsOfKeras2(ObjectNode settings) {
		JsonNode shape = settings.has("batch_shape") ? settings.remove("batch_shape")
				: settings.path("batch_input_shape");
		if (shape.isArray()) {
			ArrayNode sizes = settings.putArray("batch_input_shape");
			shape.forEach(sizes::add);
			if (sizes.size() == 4 && sizes.get(2).isNull()) {
				sizes.set(2, Strip.USUAL);
			}
			if (sizes.size() == 3) {
				// Rows × columns are the same as rows × columns × one channel.
				sizes.add(1);
			}
		}
		settings.put("dtype", "float32");
		settings.remove(List.of("module", "registered_name", "build_config", "optional", "quantization_config"));
		for (String setting : List.copyOf(settings.propertyNames())) {
			if (setting.equals("kernel_initializer")) {
				// How the training began is of no matter; DL4J doesn't know them all.
				settings.putObject(setting).put("class_name", "GlorotUniform").putObject("config");
			}
			else if (setting.endsWith("_regularizer") || setting.endsWith("_constraint")) {
				settings.putNull(setting);
			}
			else if (settings.get(setting) instanceof ObjectNode object) {
				object.remove(List.of("module", "registered_name", "build_config"));
			}
		}
		return settings;
	}

}
