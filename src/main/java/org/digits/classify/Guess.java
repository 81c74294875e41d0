package org.digits.classify;

import java.util.Arrays;

/**
 * How likely a glyph is each digit.
 *
 * @param digits ten probabilities, of 0 to 9, calibrated
 * @param other the probability that it is no digit at all; 0 from a model that knows
 * digits only. With the ten it adds up to 1.
 */
public record Guess(double[] digits, double other) {

	/**
	 * How much rarer "no digit" is where somebody said that there is a digit than where
	 * networks learn it. On digits less would be better still, but then a letter that
	 * looks a little like a digit would be read as one.
	 */
	private static final double OTHER_IF_TOLD = .03;

	private static final double LEAST = 1e-12;

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

	/**
	 * The same guess where somebody says that it is a digit, so that "no digit" is rare.
	 */
	public Guess toldADigit() {
		return withOther(this.other * OTHER_IF_TOLD);
	}

	/** The same guess of which digit it is if it is one. */
	Guess ofADigit() {
		return withOther(0);
	}

	private Guess withOther(double other) {
		double sum = Arrays.stream(this.digits).sum() + other;
		return (sum > 0)
				? new Guess(Arrays.stream(this.digits).map((probability) -> probability / sum).toArray(), other / sum)
				: this;
	}

	/**
	 * The same guess where another says, too, which digit it is if it is one: the mean of
	 * both, so that it is sure only where both are.
	 * @param another what the other says
	 * @param weight how much that counts, 0 to 1
	 */
	public Guess alsoNamed(Guess another, double weight) {
		double own = (1 - weight) / Math.max(LEAST, Arrays.stream(this.digits).sum());
		double others = weight / Math.max(LEAST, Arrays.stream(another.digits).sum());
		double[] digits = new double[this.digits.length];
		for (int digit = 0; digit < digits.length; digit++) {
			digits[digit] = (1 - this.other) * (own * this.digits[digit] + others * another.digits[digit]);
		}
		return new Guess(digits, this.other);
	}

	/**
	 * The same guess, made surer of itself (above 1) or less sure: every probability to
	 * this power, and all together 1 again.
	 */
	Guess sharpened(double power) {
		double[] digits = Arrays.stream(this.digits).map((probability) -> Math.pow(probability, power)).toArray();
		double other = (this.other > 0) ? Math.pow(this.other, power) : 0;
		double sum = Arrays.stream(digits).sum() + other;
		return new Guess(Arrays.stream(digits).map((probability) -> probability / sum).toArray(), other / sum);
	}

}
