package org.digits.web;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.digits.reading.Reading;
import org.digits.reading.Reading.ReadDigit;
import org.digits.tongue.Wording;

/** What to try if a reading is wrong, by what the picture was like. */
final class Tips {

	private static final int SMALL_HEIGHT = 20; // pixels; the network's own digits are 20
												// high

	private static final double THIN = 0.04; // of the height; MNIST's thinnest strokes
												// have about 0.06

	private static final int LEANING = 30; // degrees

	private Tips() {
	}

	static List<String> of(Reading reading, OptionalInt expected, Wording wording) {
		List<String> tips = new ArrayList<>();
		List<ReadDigit> digits = reading.lines().stream().flatMap((line) -> line.digits().stream()).toList();
		switch (reading.outcome()) {
			case BLANK -> tips.add(wording.say("result.tips.faint"));
			case NOT_A_NUMBER -> tips.add(wording.say("result.tips.cut"));
			default -> {
			}
		}
		if (expected.isPresent() && reading.number() != null && expected.getAsInt() != digits.size()) {
			tips.add(wording.say("result.tips.count", expected.getAsInt(), digits.size()));
		}
		if (digits.stream().anyMatch((digit) -> digit.box().height() < SMALL_HEIGHT)) {
			tips.add(wording.say("result.tips.small"));
		}
		if (digits.stream().anyMatch((digit) -> digit.strokeWidth() < THIN * digit.box().height())) {
			tips.add(wording.say("result.tips.thin"));
		}
		if (digits.stream().anyMatch((digit) -> Math.abs(digit.slant()) > LEANING)) {
			tips.add(wording.say("result.tips.leaning"));
		}
		if (reading.lines().size() > 1) {
			tips.add(wording.say("result.tips.lines"));
		}
		if (expected.isEmpty() && reading.outcome() != Reading.Outcome.BLANK) {
			tips.add(wording.say("result.tips.say-count"));
		}
		return tips;
	}

}
