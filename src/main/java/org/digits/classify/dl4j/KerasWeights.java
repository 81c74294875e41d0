package org.digits.classify.dl4j;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.digits.classify.UnusableModel;
import org.nd4j.linalg.api.ndarray.INDArray;
import tools.jackson.databind.JsonNode;

/** Where Keras keeps the weights of a layer. */
interface KerasWeights {

	/** The weights of the layer of this name, by their names in Keras. */
	Map<String, INDArray> of(String layer);

	/** An .h5 file: a group for every layer, and the weights in or beneath it. */
	static KerasWeights ofHdf5(Hdf5 hdf5) {
		return (layer) -> {
			String[] group = { "model_weights", layer };
			while (hdf5.arrays(group).isEmpty()) {
				List<String> inner = hdf5.groups(group);
				if (inner.size() != 1) {
					throw new UnusableModel("The file has no weights for its layer " + layer + ".");
				}
				group = with(group, inner.get(0));
			}
			Map<String, INDArray> weights = new HashMap<>();
			for (String name : hdf5.arrays(group)) {
				weights.put(name.replaceFirst(":0$", ""), hdf5.array(name, group));
			}
			return weights;
		};
	}

	/**
	 * The HDF5 file of a .keras archive: layers are called by their class and numbered in
	 * order of appearance, and weights are numbered. Keras 2.13 and 2.14 had another name
	 * for the group of all layers, and Windows another stroke between the names.
	 */
	static KerasWeights ofArchive(Hdf5 hdf5, JsonNode model) {
		Map<String, Integer> seen = new HashMap<>();
		Map<String, String> groups = new HashMap<>();
		Map<String, List<String>> names = new HashMap<>();
		for (JsonNode layer : KerasFile.layers(model)) {
			String kind = snakeCase(layer.path("class_name").asString(""));
			int number = seen.merge(kind, 1, Integer::sum) - 1;
			JsonNode config = layer.path("config");
			groups.put(config.path("name").asString(""), (number == 0) ? kind : kind + "_" + number);
			names.put(config.path("name").asString(""), weightNames(kind, config));
		}
		return (layer) -> {
			String[] group = Stream.of("layers", "_layer_checkpoint_dependencies")
				.flatMap((all) -> Stream.of(new String[] { all, groups.getOrDefault(layer, layer), "vars" },
						new String[] { all + "\\" + groups.getOrDefault(layer, layer), "vars" },
						new String[] { all + "\\" + groups.getOrDefault(layer, layer) + "\\vars" }))
				.filter((candidate) -> exists(hdf5, candidate))
				.findFirst()
				.orElseThrow(() -> new UnusableModel("The file has no weights for its layer " + layer + "."));
			Map<String, INDArray> weights = new HashMap<>();
			List<String> known = names.getOrDefault(layer, List.of());
			for (String number : hdf5.arrays(group)) {
				int index = Integer.parseInt(number);
				weights.put((index < known.size()) ? known.get(index) : number, hdf5.array(number, group));
			}
			return weights;
		};
	}

	private static List<String> weightNames(String kind, JsonNode config) {
		if (!kind.equals("batch_normalization")) {
			return List.of("kernel", "bias");
		}
		return Stream
			.of(config.path("scale").asBoolean(true) ? "gamma" : "",
					config.path("center").asBoolean(true) ? "beta" : "", "moving_mean", "moving_variance")
			.filter((name) -> !name.isEmpty())
			.toList();
	}

	/** The name that Keras makes of a class: {@code MaxPooling2D} → max_pooling2d. */
	private static String snakeCase(String name) {
		return name.replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
			.replaceAll("([a-z])([A-Z])", "$1_$2")
			.toLowerCase(Locale.ROOT);
	}

	private static boolean exists(Hdf5 hdf5, String[] group) {
		String[] parent = {};
		for (String name : group) {
			if (!hdf5.groups(parent).contains(name)) {
				return false;
			}
			parent = with(parent, name);
		}
		return true;
	}

	private static String[] with(String[] group, String name) {
		String[] longer = Arrays.copyOf(group, group.length + 1);
		longer[group.length] = name;
		return longer;
	}

}
