package org.digits.web;

import java.util.Locale;

import org.digits.reading.Reading;

/**
 * How sure a reading is, for a person.
 *
 * @param words in a word or two
 * @param figures what that means: how many such answers are right or wrong
 */
record Sureness(String words, String figures) {

	static Sureness of(Reading reading) {
		double confidence = reading.confidence();
		return switch (reading.outcome()) {
			case READ -> new Sureness((confidence >= 0.999) ? "Very sure" : "Sure", figures(confidence));
			case UNSURE -> new Sureness("Not sure", figures(confidence));
			case BLANK, NOT_A_NUMBER ->
				new Sureness((confidence >= 0.99) ? "Sure" : "Fairly sure", figures(confidence));
		};
	}

	private static String figures(double confidence) {
		double wrong = 1 - confidence;
		if (wrong < 0.0001) {
			return "Of answers as sure as this one, fewer than 1 in 10,000 is wrong.";
		}
		if (wrong <= 0.1) {
			return "Of answers as sure as this one, about 1 in %s is wrong.".formatted(grouped(rounded(1 / wrong)));
		}
		return "Of answers as sure as this one, about %s in 100 are right."
			.formatted(Math.max(1, Math.round(confidence * 100)));
	}

	/** To two figures: what a calibration can hold. */
	private static long rounded(double value) {
		double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(value)) - 1));
		return Math.round(Math.round(value / unit) * unit);
	}

	private static String grouped(long value) {
		return String.format(Locale.ROOT, "%,d", value);
	}

}
