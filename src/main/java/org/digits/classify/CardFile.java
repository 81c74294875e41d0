package org.digits.classify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.digits.image.Ground;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The card that lies beside a model's file, as far as it is of use here. All of it may be
 * missing.
 *
 * @param name the model's name
 * @param sha256 of the file that it speaks of, in hexadecimal digits
 * @param labels what each output stands for
 * @param inputScale the number that stands for full ink in the network's input
 * @param accuracy the share of right answers by the name of the set
 * @param calibration how its confidence was made to keep its word
 * @param experts models that are asked as well where it is in doubt
 * @param beside the files of who knows what the model doesn't
 * @param provenance where the model comes from and how it fared
 */
record CardFile(@Nullable String name, @Nullable String sha256, @Nullable List<String> labels,
		@Nullable Double inputScale, @Nullable Map<String, Double> accuracy, @Nullable Calibration calibration,
		@Nullable List<ModelCard.Expert> experts, ModelCard.Beside beside, @Nullable Provenance provenance) {

	static final CardFile EMPTY = new CardFile(null, null, null, null, null, null, null, ModelCard.Beside.NONE, null);

	/**
	 * Reads a card. It is taken from the tree by hand: what Jackson makes to call seven
	 * constructors once takes a start longer than all the reading.
	 * @param json its text
	 * @throws UnusableModel if it is no card
	 */
	static CardFile of(String json) {
		try {
			JsonNode card = JsonMapper.shared().readTree(json).asObject();
			return new CardFile(ifThere(card, "name", JsonNode::asString),
					ifThere(card, "sha256", JsonNode::stringValue),
					ifThere(card, "labels", (labels) -> each(labels, JsonNode::asString)),
					ifThere(card, "inputScale", JsonNode::asDouble),
					ifThere(card, "accuracy", (sets) -> named(sets, JsonNode::doubleValue)),
					ifThere(card, "calibration", CardFile::calibration),
					ifThere(card, "experts", (experts) -> each(experts, CardFile::expert)),
					new ModelCard.Beside(ifThere(card, "lines", JsonNode::stringValue),
							ifThere(card, "hands", JsonNode::stringValue),
							ifThere(card, "orientation", JsonNode::stringValue),
							ifThere(card, "words", JsonNode::stringValue),
							ifThere(card, "things", JsonNode::stringValue)),
					Provenance.of(card));
		}
		catch (JacksonException ex) {
			throw new UnusableModel("The model's card can't be read as JSON: " + ex.getOriginalMessage(), ex);
		}
		catch (IllegalArgumentException ex) {
			throw new UnusableModel("The model's card can't be read: " + ex.getMessage(), ex);
		}
	}

	private static Calibration calibration(JsonNode node) {
		Map<String, Calibration> grounds = ifThere(node, "grounds", (all) -> named(all, CardFile::calibration));
		return new Calibration(node.path("temperature").doubleValue(),
				ifThere(node, "acceptance", (promises) -> each(promises, CardFile::promise)),
				(grounds != null)
						? grounds.entrySet()
							.stream()
							.collect(Collectors.toMap((entry) -> Ground.valueOf(entry.getKey()), Map.Entry::getValue))
						: null,
				ifThere(node, "lines", CardFile::beta));
	}

	private static Calibration.Beta beta(JsonNode node) {
		return new Calibration.Beta(node.path("a").doubleValue(), node.path("b").doubleValue(),
				node.path("c").doubleValue());
	}

	private static Calibration.Acceptance promise(JsonNode node) {
		return new Calibration.Acceptance(node.path("acceptedError").doubleValue(),
				node.path("confidence").doubleValue());
	}

	private static ModelCard.Expert expert(JsonNode node) {
		return new ModelCard.Expert(node.path("file").stringValue(),
				Set.copyOf(each(node.path("grounds"), (ground) -> Ground.valueOf(ground.stringValue()))));
	}

	private static <T> @Nullable T ifThere(JsonNode node, String name, Function<JsonNode, T> reader) {
		JsonNode value = node.path(name);
		return (value.isMissingNode() || value.isNull()) ? null : reader.apply(value);
	}

	private static <T> List<T> each(JsonNode node, Function<JsonNode, T> reader) {
		return node.asArray().valueStream().map(reader).toList();
	}

	private static <T> Map<String, T> named(JsonNode node, Function<JsonNode, T> reader) {
		Map<String, T> values = new LinkedHashMap<>();
		node.asObject().forEachEntry((name, value) -> values.put(name, reader.apply(value)));
		return values;
	}

	/** The same card, but without what is true of one file only. */
	CardFile ofAnotherFile() {
		return new CardFile(this.name, null, this.labels, this.inputScale, null, null, null, ModelCard.Beside.NONE,
				null);
	}

}
