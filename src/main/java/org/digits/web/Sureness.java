package org.digits.web;

import org.digits.reading.Reading;
import org.digits.tongue.Wording;

/**
 * How sure a reading is, for a person.
 *
 * @param words in a word or two
 * @param figures what that means: how many such answers are right or wrong
 */
record Sureness(String words, String figures) {

	/** Of so many answers none is known to be wrong. */
	private static final int SURELY = 10_000;

	static Sureness of(Reading reading, Wording wording) {
		double confidence = reading.confidence();
		String words = switch (reading.outcome()) {
			case READ -> (confidence >= 0.999) ? "result.very-sure" : "result.sure";
			case UNSURE -> "result.not-sure";
			case BLANK, NOT_A_NUMBER -> (confidence >= 0.99) ? "result.sure" : "result.fairly-sure";
		};
		return new Sureness(wording.say(words), figures(confidence, wording));
	}

	private static String figures(double confidence, Wording wording) {
		double wrong = 1 - confidence;
		if (wrong < 1.0 / SURELY) {
			return wording.say("result.hardly-wrong", SURELY);
		}
		if (wrong <= 0.1) {
			return wording.say("result.wrong-in", rounded(1 / wrong));
		}
		return wording.say("result.right-of-hundred", Math.max(1, Math.round(confidence * 100)));
	}

	/** To two figures: what a calibration can hold. */
	private static long rounded(double value) {
		double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(value)) - 1));
		return Math.round(Math.round(value / unit) * unit);
	}

}
