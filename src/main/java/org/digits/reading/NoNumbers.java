package org.digits.reading;

import java.util.List;

import org.digits.classify.Things;
import org.digits.glyph.Sight;
import org.digits.reading.Reading.Outcome;

/**
 * Pictures of what is no number: a shirt, a cup, a drawing, a scribble, a letter. To who
 * knows digits, trousers are an eleven. A network that knows things tells them; what is
 * sure is never asked about.
 */
final class NoNumbers {

	/** From this logarithm of odds on, it is a thing. */
	private static final double PLAINLY = 4;

	/**
	 * What has more digits is a number: of guesses at what things are, one in a hundred
	 * has.
	 */
	private static final int MOST_DIGITS = 3;

	/** Nothing that is unsure is believed more, or less, than that. */
	private static final double SUREST = .999;

	private final Things network;

	/**
	 * Who knows things.
	 * @param network tells them from numbers
	 */
	NoNumbers(Things network) {
		this.network = network;
	}

	/**
	 * What was seen; as no number, if it is plainly rather a thing. That is what the
	 * network says, times the odds that the number is wrong.
	 */
	Trace told(Trace seen) {
		Reading reading = seen.reading();
		if (reading.outcome() != Outcome.UNSURE || digits(reading) > MOST_DIGITS) {
			return seen;
		}
		double believed = Math.min(Math.max(reading.confidence(), 1 - SUREST), SUREST);
		double odds = this.network.thing(Sight.of(seen.photo(), seen.ink(), seen.glyphs().box().orElseThrow()))
				+ Math.log((1 - believed) / believed);
		return (odds < PLAINLY) ? seen : seen.with(new Reading(Outcome.NOT_A_NUMBER, null, 1 / (1 + Math.exp(-odds)),
				List.of(), Reading.NO_DIGITS, reading.model(), reading.turned()));
	}

	private static int digits(Reading reading) {
		return reading.lines().stream().mapToInt((line) -> line.digits().size()).sum();
	}

}
