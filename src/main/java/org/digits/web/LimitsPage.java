package org.digits.web;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.digits.classify.Calibration;
import org.digits.classify.ModelCard;
import org.digits.classify.Provenance;
import org.digits.classify.Provenance.Measurement;
import org.digits.image.Ground;
import org.jspecify.annotations.Nullable;

/**
 * What is known of how well the served model reads, in words and figures for a person.
 * Every figure is the card's, or follows from the settings.
 *
 * @param model the model's name and version
 * @param numbers how pictures that hold numbers were answered
 * @param others how pictures that hold none were answered
 * @param sure from where on an answer is sure, by what the digit stands on
 * @param acceptedError what share of sure answers may be wrong
 * @param trainedOn what the model learned from
 * @param facts what else the card tells
 * @param training how it was trained, in a sentence
 * @param remarks what was found out while loading it
 */
record LimitsPage(String model, List<Row> numbers, List<Row> others, List<Sure> sure, String acceptedError,
		List<Learned> trainedOn, List<Fact> facts, @Nullable String training, List<String> remarks) {

	static LimitsPage of(ModelCard card, double acceptedError) {
		Provenance provenance = card.provenance();
		return new LimitsPage(card.id(),
				provenance.measured().stream().filter(Measurement::numbers).map(Row::of).toList(),
				provenance.measured().stream().filter((row) -> !row.numbers()).map(Row::of).toList(),
				sure(card.calibration(), acceptedError), percent(100 * acceptedError, 3),
				provenance.trainedOn().stream().map(Learned::of).toList(), facts(card), provenance.training(),
				card.remarks());
	}

	/** Whether anybody measured how it reads. */
	public boolean measured() {
		return !this.numbers.isEmpty() || !this.others.isEmpty();
	}

	/** Whether anybody measured how far its confidence can be trusted. */
	public boolean calibrated() {
		return !this.sure.isEmpty();
	}

	private static List<Sure> sure(Calibration calibration, double acceptedError) {
		if (calibration.acceptance().isEmpty() && calibration.grounds().isEmpty()) {
			return List.of();
		}
		Stream<Sure> grounds = Stream.of(Ground.values())
			.filter((ground) -> calibration.grounds().containsKey(ground))
			.map((ground) -> new Sure(words(ground),
					percent(100 * calibration.on(ground).threshold(acceptedError), 2)));
		Stream<Sure> any = Stream.of(new Sure("any picture", percent(100 * calibration.threshold(acceptedError), 2)));
		return (calibration.grounds().isEmpty() ? any : grounds).toList();
	}

	private static String words(Ground ground) {
		return switch (ground) {
			case THUMBNAIL -> "cut out and small: hardly more pixels than the network sees";
			case EVEN -> "drawn, rendered or cleanly scanned";
			case GRAINY -> "on paper, as a camera or scanner sees it";
			case NOISE -> "in noise as strong as the ink";
		};
	}

	private static List<Fact> facts(ModelCard card) {
		Provenance provenance = card.provenance();
		return Stream
			.of(new Fact("Model", card.name()), new Fact("Version", card.version()),
					new Fact("Made", (provenance.created() != null) ? provenance.created() : ""),
					new Fact("Random seed", whole(provenance.seed())),
					new Fact("Learned numbers", whole(provenance.parameters())),
					new Fact("Work for a digit", million(provenance.mflop())))
			.filter((fact) -> !fact.value().isEmpty())
			.toList();
	}

	private static String whole(OptionalLong value) {
		return value.isPresent() ? grouped(value.getAsLong()) : "";
	}

	private static String million(OptionalDouble value) {
		return value.isPresent() ? String.format(Locale.ROOT, "%.1f million operations", value.getAsDouble()) : "";
	}

	private static String grouped(long value) {
		return String.format(Locale.ROOT, "%,d", value);
	}

	/** With at most so many places, and no zeros at the end. */
	private static String percent(double value, int places) {
		String figures = String.format(Locale.ROOT, "%." + places + "f", value);
		return (figures.contains(".") ? figures.replaceAll("0+$", "").replaceAll("\\.$", "") : figures) + " %";
	}

	/**
	 * How the pictures of a set were answered.
	 *
	 * @param about what is in it
	 * @param pictures how many
	 * @param right in percent, as the others
	 * @param unsure where a person is asked
	 * @param wrong where nobody is warned
	 * @param none where no number was found
	 * @param accuracy right, or the best guess is
	 * @param rightShare the same as {@code right}, to draw with
	 * @param unsureShare to draw with
	 * @param wrongShare to draw with
	 */
	record Row(String about, String pictures, String right, String unsure, String wrong, String none, String accuracy,
			double rightShare, double unsureShare, double wrongShare) {

		static Row of(Measurement row) {
			return new Row(row.about(), grouped(row.pictures()), figure(row.right(), 1), figure(row.unsure(), 1),
					figure(row.wrong(), 2), figure(row.none(), 1), figure(row.accuracy(), 2), row.right(), row.unsure(),
					row.wrong());
		}

		private static String figure(double percent, int places) {
			return (percent == 0) ? "0" : String.format(Locale.ROOT, "%." + places + "f", percent);
		}

	}

	/**
	 * When an answer is sure.
	 *
	 * @param writing what the digit stands on
	 * @param from the least confidence
	 */
	record Sure(String writing, String from) {
	}

	/**
	 * A set that the model learned from.
	 *
	 * @param set its name, and which part of it
	 * @param count how many pictures
	 * @param source whose it is, and its licence
	 */
	record Learned(String set, String count, String source) {

		static Learned of(Provenance.TrainingSet set) {
			String part = set.part();
			return new Learned((part != null) ? set.set() + ", " + part : set.set(), whole(set.count()),
					Stream.of(set.source(), set.licence())
						.filter((text) -> text != null && !text.isBlank())
						.reduce((a, b) -> a + "; " + b)
						.orElse(""));
		}

	}

	/**
	 * A fact of the card.
	 *
	 * @param name what it is
	 * @param value how much
	 */
	record Fact(String name, String value) {
	}

}
