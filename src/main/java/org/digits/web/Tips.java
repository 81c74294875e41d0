package org.digits.web;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.digits.reading.Reading;
import org.digits.reading.Reading.ReadDigit;

/** What to try if a reading is wrong, by what the picture was like. */
final class Tips {

	private static final int SMALL_HEIGHT = 20; // pixels; the network's own digits are 20
												// high

	private static final double THIN = 0.04; // of the height; MNIST's thinnest strokes
												// have about 0.06

	private static final int LEANING = 30; // degrees

	private Tips() {
	}

	static List<String> of(Reading reading, OptionalInt expected) {
		List<String> tips = new ArrayList<>();
		List<ReadDigit> digits = reading.lines().stream().flatMap((line) -> line.digits().stream()).toList();
		switch (reading.outcome()) {
			case BLANK -> tips.add("If something is written there, it is too faint: use a darker pen or more light, "
					+ "and go nearer.");
			case NOT_A_NUMBER -> tips.add("Cut the picture down to the number, so that no letters, drawings or "
					+ "background are left around it.");
			default -> {
			}
		}
		if (expected.isPresent() && reading.number() != null && expected.getAsInt() != digits.size()) {
			tips.add(
					"You expected %d digits, and %d were found. Look at the boxes above: have two grown together, or has one "
						.formatted(expected.getAsInt(), digits.size()) + "come apart? Leave a gap between digits.");
		}
		if (digits.stream().anyMatch((digit) -> digit.box().height() < SMALL_HEIGHT)) {
			tips.add("Some digits are less than 20 pixels high. Go nearer, or cut the picture to the number before it "
					+ "is made smaller.");
		}
		if (digits.stream().anyMatch((digit) -> digit.strokeWidth() < THIN * digit.box().height())) {
			tips.add("Some strokes are very thin. A thicker or darker pen helps.");
		}
		if (digits.stream().anyMatch((digit) -> Math.abs(digit.slant()) > LEANING)) {
			tips.add("Some digits lean a lot. Hold the camera straight over the paper.");
		}
		if (reading.lines().size() > 1) {
			tips.add("More than one line was found. If there should be one, cut the picture to it.");
		}
		if (expected.isEmpty() && reading.outcome() != Reading.Outcome.BLANK) {
			tips.add("Say how many digits there are: then touching digits are taken apart, and broken ones put "
					+ "together, with more certainty.");
		}
		return tips;
	}

}
