package org.digits.classify;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/**
 * Where a model comes from and how it fared, as its card tells it to people. Nothing in
 * here changes what is read.
 *
 * @param created when it was made, such as {@code 2026-11-23T04:50:45Z}
 * @param seed what the random numbers of its training started from
 * @param parameters how many numbers it has learned
 * @param mflop million floating point operations that one glyph takes
 * @param training how it was trained, in a sentence
 * @param trainedOn the sets that it learned from
 * @param measured how the whole way from picture to answer fared with it
 */
public record Provenance(@Nullable String created, OptionalLong seed, OptionalLong parameters, OptionalDouble mflop,
		@Nullable String training, List<TrainingSet> trainedOn, List<Measurement> measured) {

	/** Of a model without a card. */
	public static final Provenance UNKNOWN = new Provenance(null, OptionalLong.empty(), OptionalLong.empty(),
			OptionalDouble.empty(), null, List.of(), List.of());

	/**
	 * A set that a model learned from.
	 *
	 * @param set its name
	 * @param part which part of it
	 * @param count how many pictures
	 * @param licence the licence that its makers state
	 * @param source whose it is
	 */
	public record TrainingSet(String set, @Nullable String part, OptionalLong count, @Nullable String licence,
			@Nullable String source) {
	}

	/**
	 * How the pictures of one set were answered. All shares are in percent of the
	 * pictures.
	 *
	 * @param set its name
	 * @param about what is in it, in a few words
	 * @param numbers whether its pictures hold numbers
	 * @param pictures how many there are
	 * @param right read, and the number is right
	 * @param wrong read, and the number is wrong
	 * @param unsure a best guess was given, to be checked
	 * @param none said to be blank, or not a number
	 * @param accuracy read or guessed right
	 */
	public record Measurement(String set, String about, boolean numbers, long pictures, double right, double wrong,
			double unsure, double none, double accuracy) {
	}

	/**
	 * What a card tells. Whatever of it is missing or of another form is left out: cards
	 * are written by many people.
	 * @param card the card
	 */
	static Provenance of(JsonNode card) {
		return new Provenance(text(card, "created"), whole(card, "seed"), whole(card, "parameters"),
				number(card, "mflop"), text(card, "training"),
				items(card, "trainedOn").filter((set) -> text(set, "set") != null)
					.map(Provenance::trainingSet)
					.toList(),
				items(card, "measured").filter(Provenance::isMeasurement).map(Provenance::measurement).toList());
	}

	private static TrainingSet trainingSet(JsonNode set) {
		return new TrainingSet(set.get("set").asString(), text(set, "part"), whole(set, "count"), text(set, "licence"),
				text(set, "source"));
	}

	private static boolean isMeasurement(JsonNode row) {
		return text(row, "set") != null && whole(row, "n").isPresent()
				&& Stream.of("right", "wrong", "unsure", "accuracy").allMatch((name) -> number(row, name).isPresent());
	}

	private static Measurement measurement(JsonNode row) {
		String set = row.get("set").asString();
		String about = text(row, "about");
		return new Measurement(set, (about != null) ? about : set,
				!(row.get("numbers") instanceof BooleanNode holds) || holds.booleanValue(), row.get("n").asLong(),
				percent(row, "right"), percent(row, "wrong"), percent(row, "unsure"),
				percent(row, "blank") + percent(row, "not"), percent(row, "accuracy"));
	}

	private static double percent(JsonNode row, String name) {
		return number(row, name).orElse(0);
	}

	private static Stream<JsonNode> items(JsonNode node, String name) {
		JsonNode items = node.get(name);
		return (items != null && items.isArray()) ? items.valueStream() : Stream.of();
	}

	private static @Nullable String text(JsonNode node, String name) {
		JsonNode value = node.get(name);
		return (value != null && value.isString()) ? value.asString() : null;
	}

	private static OptionalLong whole(JsonNode node, String name) {
		JsonNode value = node.get(name);
		return (value != null && value.canConvertToLong()) ? OptionalLong.of(value.asLong()) : OptionalLong.empty();
	}

	private static OptionalDouble number(JsonNode node, String name) {
		JsonNode value = node.get(name);
		return (value != null && value.isNumber()) ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
	}

}
