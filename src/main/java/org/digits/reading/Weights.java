package org.digits.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;

import org.digits.classify.Guess;
import org.digits.glyph.Line;

/**
 * How much every feature counts for or against a way to read a line. Learned by
 * {@code training/paths.py}, which writes {@code paths.properties}: a linear-chain model
 * over segments of varying length (a semi-Markov conditional random field, Sarawagi and
 * Cohen 2004).
 *
 * @param digit for the features of a digit
 * @param logDigit for the logarithm of the digit's own probability
 * @param sign for the features of a sign, by kind
 * @param parted for the features of a place where the line is parted
 * @param within for those of a place within a digit
 * @param withinElse for those of a place within anything else
 */
record Weights(double[] digit, double logDigit, double[][] sign, double[] parted, double[] within,
		double[] withinElse) {

	private static final String FILE = "paths.properties";

	/** As they were learned. */
	static Weights learned() {
		Properties properties = new Properties();
		try (InputStream file = Weights.class.getResourceAsStream(FILE)) {
			if (file == null) {
				throw new IllegalStateException(FILE + " is missing");
			}
			properties.load(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		double[][] sign = Arrays.stream(Kind.values())
			.map((kind) -> numbers(properties, kind.name().toLowerCase(Locale.ROOT)))
			.toArray(double[][]::new);
		return new Weights(numbers(properties, "digit"), numbers(properties, "log-digit")[0], sign,
				numbers(properties, "parted"), numbers(properties, "within"), numbers(properties, "within-else"));
	}

	private static double[] numbers(Properties properties, String name) {
		String value = properties.getProperty(name);
		if (value == null) {
			throw new IllegalStateException(FILE + " has no " + name);
		}
		return Arrays.stream(value.trim().split("\\s+")).mapToDouble(Double::parseDouble).toArray();
	}

	/**
	 * The score of a candidate taken for each kind, with the place before it.
	 * @param line its line
	 * @param candidate the candidate
	 * @param guess what the network says of it
	 */
	double[] scores(Line line, Line.Candidate candidate, Guess guess) {
		double before = (candidate.from() > 0) ? product(this.parted, Features.of(line.joints().get(candidate.from())))
				: 0;
		double inDigit = before + product(this.digit, Features.ofDigit(candidate.shape(), guess));
		double inElse = before;
		for (int i = candidate.from() + 1; i < candidate.to(); i++) {
			double[] joint = Features.of(line.joints().get(i));
			inDigit += product(this.within, joint);
			inElse += product(this.withinElse, joint);
		}
		double[] scores = new double[Kind.COUNT];
		for (int digit = 0; digit < Kind.DIGITS; digit++) {
			scores[digit] = inDigit + this.logDigit * Features.log(guess.digits()[digit]);
		}
		double[] asSign = Features.ofSign(candidate.shape(), guess);
		for (Kind kind : Kind.values()) {
			scores[kind.index()] = inElse + product(this.sign[kind.ordinal()], asSign);
		}
		return scores;
	}

	private static double product(double[] weights, double[] values) {
		double sum = 0;
		for (int i = 0; i < weights.length; i++) {
			sum += weights[i] * values[i];
		}
		return sum;
	}

}
