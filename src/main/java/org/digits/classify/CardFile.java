package org.digits.classify;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
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
 * @param lines the file of the network that reads lines whole
 * @param provenance where the model comes from and how it fared
 */
record CardFile(@Nullable String name, @Nullable String sha256, @Nullable List<String> labels,
		@Nullable Double inputScale, @Nullable Map<String, Double> accuracy, @Nullable Calibration calibration,
		@Nullable List<ModelCard.Expert> experts, @Nullable String lines, @JsonIgnore @Nullable Provenance provenance) {

	static final CardFile EMPTY = new CardFile(null, null, null, null, null, null, null, null, null);

	private static final JsonMapper JSON = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	/**
	 * Reads a card.
	 * @param json its text
	 * @throws UnusableModel if it is no card
	 */
	static CardFile of(String json) {
		try {
			JsonNode tree = JSON.readTree(json);
			CardFile card = JSON.treeToValue(tree, CardFile.class);
			return (card != null) ? card.telling(Provenance.of(tree)) : EMPTY;
		}
		catch (JacksonException ex) {
			throw new UnusableModel("The model's card can't be read as JSON: " + ex.getOriginalMessage(), ex);
		}
	}

	private CardFile telling(Provenance story) {
		return new CardFile(this.name, this.sha256, this.labels, this.inputScale, this.accuracy, this.calibration,
				this.experts, this.lines, story);
	}

	/** The same card, but without what is true of one file only. */
	CardFile ofAnotherFile() {
		return new CardFile(this.name, null, this.labels, this.inputScale, null, null, null, null, null);
	}

}
