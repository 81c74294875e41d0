package org.digits.classify;

/**
 * How likely a glyph is each digit.
 *
 * @param digits ten probabilities, of 0 to 9, calibrated
 * @param other the probability that it is no digit at all; 0 from a model that knows
 * digits only. With the ten it adds up to 1.
 */
public record Guess(double[] digits, double other) {

	public Guess {
		if (digits.length != 10) {
			throw new IllegalArgumentException(digits.length + " digits");
		}
	}

	/** The likeliest digit, 0 to 9. */
	public int best() {
		int best = 0;
		for (int digit = 1; digit < 10; digit++) {
			if (this.digits[digit] > this.digits[best]) {
				best = digit;
			}
		}
		return best;
	}

	/** The probability of the likeliest digit. */
	public double confidence() {
		return this.digits[best()];
	}

}
