package org.digits.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.digits.classify.Calibration;
import org.digits.classify.Guess;
import org.digits.classify.ModelCard;
import org.digits.glyph.Glyph;
import org.digits.glyph.Line;
import org.digits.image.Box;
import org.digits.image.Ground;
import org.digits.image.Ink;
import org.digits.reading.Reading.Candidate;
import org.digits.reading.Reading.Outcome;
import org.digits.reading.Reading.ReadDigit;
import org.digits.reading.Reading.ReadLine;
import org.digits.reading.Reading.ReadSign;
import org.digits.reading.Reading.Text;

/** Makes one of the four honest answers of the ways in which the lines are read. */
final class Verdicts {

	/** From this probability on of being no digit, that is the answer. */
	private static final double SURELY_OTHER = .95;

	/**
	 * The text of a line that is less likely than this among all that it may say is
	 * guessed: of drawn lines four in five such are wrong, of amounts on cheques none is
	 * such. Pages of letters and photographs are made of them.
	 */
	private static final double GUESSED = .01;

	/** The same of a lone digit's name, of which six in seven are wrong. */
	private static final double GUESSED_ALONE = .2;

	/** How many texts of a line are told, and from which probability on. */
	private static final int TEXTS = 5;

	private static final double LEAST_TEXT = .0005;

	private final String model;

	private final Calibration calibration;

	private final double acceptedError;

	/**
	 * Verdicts on what a model says.
	 * @param card the model's card
	 * @param acceptedError the share of sure answers that may be wrong, 0 to 1
	 */
	Verdicts(ModelCard card, double acceptedError) {
		this.model = card.id();
		this.calibration = card.calibration();
		this.acceptedError = acceptedError;
	}

	/**
	 * A line and how it may be read.
	 *
	 * @param line the line
	 * @param ways the likeliest ways, likeliest first
	 */
	record WrittenLine(Line line, List<Way> ways) {

		Way best() {
			return this.ways.isEmpty() ? Way.NONE : this.ways.get(0);
		}

		/**
		 * The probability of the best text. What is in one piece isn't cut; but it may be
		 * likelier that it is no digit.
		 */
		double share() {
			boolean likeliest = this.ways.stream().allMatch((way) -> way.probability() <= best().probability());
			return (this.line.pieces() == 1 && likeliest) ? 1 : best().probability();
		}

	}

	/**
	 * The answer.
	 * @param all every line of writing that was found, from the top
	 * @param ink the ink that they were found in
	 * @param digits how many digits somebody said that there are, if anybody did
	 */
	Reading of(List<WrittenLine> all, Ink ink, OptionalInt digits) {
		boolean oneDigit = digits.orElse(0) == 1;
		boolean isOnPaper = ink.ground() != Ground.THINGS;
		if (all.isEmpty() && !isOnPaper) {
			return new Reading(Outcome.NOT_A_NUMBER, null, 1, List.of(), Reading.NO_DIGITS, this.model);
		}
		if (all.isEmpty()) {
			return new Reading(Outcome.BLANK, null, 1, List.of(), "Nothing is written here.", this.model);
		}
		double other = other(all, oneDigit);
		if (other > SURELY_OTHER) {
			return new Reading(Outcome.NOT_A_NUMBER, null, other, List.of(), Reading.NO_DIGITS, this.model);
		}
		List<WrittenLine> written = all.stream()
			.filter((line) -> !line.best().digits().isEmpty())
			.map((line) -> believed(line, ink.ground(), oneDigit))
			.toList();
		List<ReadLine> lines = written.stream().map((line) -> line(line, ink.scale())).toList();
		String number = lines.stream().map(ReadLine::number).collect(Collectors.joining("\n"));
		double confidence = lines.stream().mapToDouble(ReadLine::confidence).reduce(1, (a, b) -> a * b);
		if (digits.isEmpty() && isGuessed(written)) {
			return new Reading(Outcome.NOT_A_NUMBER, null, 1 - confidence, List.of(), Reading.NO_DIGITS, this.model);
		}
		if (all.stream().anyMatch((line) -> line.best().passesOver())) {
			return new Reading(Outcome.UNSURE, number, confidence, lines,
					"Part of the writing could not be read as digits." + Reading.CHECK, this.model);
		}
		if (isLoneStrokeFromOutside(all, ink)) {
			return new Reading(Outcome.UNSURE, number, confidence, lines,
					"There is only a stroke that runs out of the picture." + Reading.CHECK, this.model);
		}
		if (!isOnPaper || !isSure(written, ink.ground())) {
			return new Reading(Outcome.UNSURE, number, confidence, lines, Reading.NOT_SURE_ENOUGH, this.model);
		}
		return new Reading(Outcome.READ, number, confidence, lines, null, this.model);
	}

	/**
	 * Whether all that is written is a stroke that begins or ends where the picture does,
	 * and is seen for less than half of it. It may be the end of anything; the network
	 * sees a 1.
	 */
	private static boolean isLoneStrokeFromOutside(List<WrittenLine> lines, Ink ink) {
		List<Way.Step> digits = lines.stream().flatMap((line) -> line.best().digits().stream()).toList();
		if (digits.size() != 1 || digits.get(0).guess().best() != 1) {
			return false;
		}
		Box box = digits.get(0).candidate().glyph().box();
		return ink.edges(box).topOrBottom() && 2 * box.height() < ink.height();
	}

	/** Whether most digits are of numbers that are merely guessed. */
	private static boolean isGuessed(List<WrittenLine> lines) {
		long guessed = lines.stream().filter(Verdicts::isGuessed).mapToLong(Verdicts::digits).sum();
		return 2 * guessed > lines.stream().mapToLong(Verdicts::digits).sum();
	}

	private static boolean isGuessed(WrittenLine line) {
		return (digits(line) > 1) ? line.share() < GUESSED
				: Math.min(line.share(), line.best().digits().get(0).guess().confidence()) < GUESSED_ALONE;
	}

	private static int digits(WrittenLine line) {
		return line.best().digits().size();
	}

	/** The probability that nothing of it is a digit. */
	private static double other(List<WrittenLine> lines, boolean oneDigit) {
		return lines.stream()
			.flatMap((line) -> line.best().digits().stream())
			.mapToDouble((step) -> (oneDigit ? step.guess().toldADigit() : step.guess()).other())
			.reduce(1, Math::min);
	}

	/** The same line, every digit as sure as it may be on this ground. */
	private WrittenLine believed(WrittenLine line, Ground ground, boolean oneDigit) {
		return new WrittenLine(line.line(), line.ways().stream().map((way) -> way.believed((said) -> {
			Guess guess = this.calibration.calibrated(said, ground);
			return oneDigit ? guess.toldADigit() : guess;
		})).toList());
	}

	/**
	 * A number is wrong where any of its digits is. With the accepted error shared out
	 * among them, each has to be the surer the more there are; and so has the way in
	 * which each line was taken apart.
	 */
	private boolean isSure(List<WrittenLine> lines, Ground ground) {
		long digits = lines.stream().mapToLong(Verdicts::digits).sum();
		double naming = this.calibration.on(ground).threshold(this.acceptedError / digits);
		double cutting = this.calibration.threshold(this.acceptedError / lines.size());
		return lines.stream()
			.allMatch((line) -> line.share() >= cutting
					&& line.best().digits().stream().allMatch((step) -> step.guess().confidence() >= naming));
	}

	/**
	 * How far a line's text is to be believed.
	 *
	 * @param confidence the probability that it is right
	 * @param others what the probability of any other text is multiplied by
	 */
	private record Belief(double confidence, double others) {
	}

	private ReadLine line(WrittenLine line, double scale) {
		Way best = line.best();
		Calibration.Beta measured = (best.digits().size() > 1) ? this.calibration.lines() : null;
		List<ReadDigit> digits = best.digits()
			.stream()
			.map((step) -> digit(step.candidate().glyph(),
					(measured != null) ? step.guess().toldADigit() : step.guess(), scale))
			.toList();
		Belief belief = (measured != null) ? belief(line, measured) : belief(line, digits);
		return new ReadLine(best.text(line.line().spaces()), belief.confidence(), digits, signs(best, scale),
				texts(line, digits, belief));
	}

	/**
	 * A text of several digits is as likely as measured, unless none of them is one. What
	 * the network takes a cut digit for, if not for a digit, says nothing of that: it has
	 * its neighbours' ends in view.
	 */
	private static Belief belief(WrittenLine line, Calibration.Beta measured) {
		double share = line.share();
		double text = measured.calibrated(share);
		double digits = 1 - other(List.of(line), false);
		return new Belief(digits * text, (share < 1) ? digits * (1 - text) / (1 - share) : 0);
	}

	private static Belief belief(WrittenLine line, List<ReadDigit> digits) {
		double named = digits.stream().mapToDouble(ReadDigit::confidence).reduce(1, (a, b) -> a * b);
		double confidence = Math.min(named, line.share());
		double best = line.best().probability();
		double others = (confidence < best) ? confidence / best : (best < 1) ? (1 - confidence) / (1 - best) : 0;
		return new Belief(confidence, others);
	}

	private static List<ReadSign> signs(Way way, double scale) {
		List<ReadSign> signs = new ArrayList<>();
		for (int i = 0; i < way.steps().size(); i++) {
			Way.Step step = way.steps().get(i);
			if (!step.isDigit() && (!step.isElse() || step.isTall())) {
				signs.add(new ReadSign(Kind.name(step.kind()), way.signs().kept()[i],
						step.candidate().glyph().box().times(scale)));
			}
		}
		return signs;
	}

	/** The likeliest texts, the first with the confidence of the line. */
	private static List<Text> texts(WrittenLine line, List<ReadDigit> digits, Belief belief) {
		if (digits.size() == 1 && line.line().pieces() == 1) {
			return digits.get(0)
				.candidates()
				.stream()
				.limit(TEXTS)
				.map((candidate) -> new Text(candidate.digit(), candidate.probability()))
				.toList();
		}
		Map<String, Double> texts = new LinkedHashMap<>();
		for (Way way : line.ways()) {
			double probability = texts.isEmpty() ? belief.confidence() : belief.others() * way.probability();
			if (texts.isEmpty() || (probability >= LEAST_TEXT && !way.digits().isEmpty())) {
				texts.merge(way.text(line.line().spaces()), probability, Double::sum);
			}
		}
		return texts.entrySet().stream().limit(TEXTS).map((text) -> new Text(text.getKey(), text.getValue())).toList();
	}

	private static ReadDigit digit(Glyph glyph, Guess guess, double scale) {
		List<Candidate> candidates = IntStream.range(0, 10)
			.mapToObj((digit) -> new Candidate(String.valueOf(digit), guess.digits()[digit]))
			.sorted((a, b) -> Double.compare(b.probability(), a.probability()))
			.toList();
		return new ReadDigit(String.valueOf(guess.best()), guess.confidence(), candidates, glyph.box().times(scale),
				glyph.slant(), glyph.strokeWidth() * scale, glyph.pixels());
	}

}
