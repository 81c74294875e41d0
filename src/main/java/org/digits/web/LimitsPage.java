package org.digits.web;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.digits.classify.Calibration;
import org.digits.classify.ModelCard;
import org.digits.classify.Provenance;
import org.digits.classify.Provenance.Measurement;
import org.digits.image.Ground;
import org.digits.tongue.Wording;
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

	private static final int EXTREMES = 2;

	static LimitsPage of(ModelCard card, double acceptedError, Wording wording) {
		Provenance provenance = card.provenance();
		return new LimitsPage(card.id(),
				provenance.measured().stream().filter(Measurement::numbers).map((row) -> Row.of(row, wording)).toList(),
				provenance.measured()
					.stream()
					.filter((row) -> !row.numbers())
					.map((row) -> Row.of(row, wording))
					.toList(),
				sure(card.calibration(), acceptedError, wording), wording.percent(100 * acceptedError, 0, 3),
				provenance.trainedOn().stream().map((set) -> Learned.of(set, wording)).toList(), facts(card, wording),
				provenance.training(), card.remarks());
	}

	/** Whether anybody measured how it reads. */
	public boolean measured() {
		return !this.numbers.isEmpty() || !this.others.isEmpty();
	}

	/** The pictures that it reads best and those that it reads worst, best first. */
	public List<Row> extremes() {
		List<Row> rows = this.numbers.stream().sorted(Comparator.comparingDouble(Row::rightShare).reversed()).toList();
		return (rows.size() <= 2 * EXTREMES) ? rows
				: Stream.concat(rows.stream().limit(EXTREMES), rows.stream().skip(rows.size() - EXTREMES)).toList();
	}

	/** Whether anybody measured how far its confidence can be trusted. */
	public boolean calibrated() {
		return !this.sure.isEmpty();
	}

	private static List<Sure> sure(Calibration calibration, double acceptedError, Wording wording) {
		if (calibration.acceptance().isEmpty() && calibration.grounds().isEmpty()) {
			return List.of();
		}
		Stream<Sure> grounds = Stream.of(Ground.values())
			.filter((ground) -> calibration.grounds().containsKey(ground))
			.map((ground) -> new Sure(wording.say(key(ground)),
					wording.percent(100 * calibration.on(ground).threshold(acceptedError), 0, 2)));
		Stream<Sure> any = Stream.of(new Sure(wording.say("limits.sure.any"),
				wording.percent(100 * calibration.threshold(acceptedError), 0, 2)));
		return (calibration.grounds().isEmpty() ? any : grounds).toList();
	}

	private static String key(Ground ground) {
		return switch (ground) {
			case THUMBNAIL -> "limits.sure.thumbnail";
			case ENLARGED -> "limits.sure.enlarged";
			case EVEN -> "limits.sure.even";
			case GRAINY -> "limits.sure.grainy";
			case NOISE -> "limits.sure.noise";
			case THINGS -> throw new IllegalArgumentException("nothing is promised of digits on " + ground);
		};
	}

	private static List<Fact> facts(ModelCard card, Wording wording) {
		Provenance provenance = card.provenance();
		return Stream
			.of(new Fact(wording.say("limits.model.name"), card.name()),
					new Fact(wording.say("limits.model.version"), card.version()),
					new Fact(wording.say("limits.model.made"),
							(provenance.created() != null) ? provenance.created() : ""),
					new Fact(wording.say("limits.model.seed"), whole(provenance.seed(), wording)),
					new Fact(wording.say("limits.model.parameters"), whole(provenance.parameters(), wording)),
					new Fact(wording.say("limits.model.work"), million(provenance.mflop(), wording)))
			.filter((fact) -> !fact.value().isEmpty())
			.toList();
	}

	private static String whole(OptionalLong value, Wording wording) {
		return value.isPresent() ? wording.number(value.getAsLong()) : "";
	}

	private static String million(OptionalDouble value, Wording wording) {
		return value.isPresent() ? wording.say("limits.model.operations", wording.number(value.getAsDouble(), 1, 1))
				: "";
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

		static Row of(Measurement row, Wording wording) {
			return new Row(wording.sayOr("limits.set." + row.set(), row.about()), wording.number(row.pictures()),
					figure(row.right(), 1, wording), figure(row.unsure(), 1, wording), figure(row.wrong(), 2, wording),
					figure(row.none(), 1, wording), figure(row.accuracy(), 2, wording), row.right(), row.unsure(),
					row.wrong());
		}

		private static String figure(double percent, int places, Wording wording) {
			return (percent == 0) ? wording.number(0) : wording.number(percent, places, places);
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

		static Learned of(Provenance.TrainingSet set, Wording wording) {
			String part = set.part();
			return new Learned((part != null) ? set.set() + ", " + part : set.set(), whole(set.count(), wording),
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
