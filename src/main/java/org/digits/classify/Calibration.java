package org.digits.classify;

import java.util.List;
import java.util.Map;

import org.digits.image.Ground;
import org.jspecify.annotations.Nullable;

/**
 * How a model's confidence was made to keep its word, measured on digits that it was not
 * trained on.
 *
 * @param temperature what the logits are divided by (Guo et al. 2017); 1 leaves them
 * @param acceptance from which confidence on no more than which share of answers is wrong
 * @param grounds the same for digits on each kind of ground, where that was measured
 * @param lines how far the probability of a line's text is to be believed, where that was
 * measured
 */
public record Calibration(double temperature, List<Acceptance> acceptance, Map<Ground, Calibration> grounds,
		@Nullable Beta lines) {

	/** What is used for a model of which nothing was measured. */
	public static final Calibration UNKNOWN = new Calibration(1, List.of());

	public Calibration(double temperature, @Nullable List<Acceptance> acceptance,
			@Nullable Map<Ground, Calibration> grounds, @Nullable Beta lines) {
		if (!(temperature > 0)) {
			throw new IllegalArgumentException("A temperature of " + temperature);
		}
		this.temperature = temperature;
		this.acceptance = (acceptance != null) ? List.copyOf(acceptance) : List.of();
		this.grounds = (grounds != null) ? Map.copyOf(grounds) : Map.of();
		this.lines = lines;
	}

	/** A calibration that is the same for every picture. */
	public Calibration(double temperature, List<Acceptance> acceptance) {
		this(temperature, acceptance, Map.of(), null);
	}

	/**
	 * A promise.
	 *
	 * @param acceptedError the share of accepted answers that may be wrong, 0 to 1
	 * @param confidence the least confidence of an answer for which that holds
	 */
	public record Acceptance(double acceptedError, double confidence) {
	}

	/**
	 * What makes a probability one that keeps its word: its log odds become
	 * {@code a * ln(p) - b * ln(1 - p) + c} (beta calibration: Kull, Silva Filho and
	 * Flach 2017).
	 *
	 * @param a not negative, so that what was likelier stays likelier
	 * @param b not negative
	 * @param c the log odds of what is neither likely nor unlikely, but for the others
	 */
	public record Beta(double a, double b, double c) {

		private static final double LEAST = 1e-9;

		public Beta {
			if (!(a >= 0 && b >= 0 && Double.isFinite(a + b + c))) {
				throw new IllegalArgumentException("A calibration by %s, %s and %s".formatted(a, b, c));
			}
		}

		/**
		 * The probability to be believed, 0 to 1.
		 * @param probability what was said, 0 to 1
		 */
		public double calibrated(double probability) {
			double odds = this.a * Math.log(Math.max(LEAST, probability))
					- this.b * Math.log(Math.max(LEAST, 1 - probability)) + this.c;
			return 1 / (1 + Math.exp(-odds));
		}

	}

	/**
	 * The least confidence at which an answer is accepted, when at most this share of
	 * accepted answers may be wrong. Where nothing was promised it is a careful one:
	 * networks are too sure of themselves, so they are believed to err ten times as often
	 * as they say.
	 */
	public double threshold(double acceptedError) {
		double careful = 1 - acceptedError / 10;
		return this.acceptance.stream()
			.filter((promise) -> promise.acceptedError() <= acceptedError)
			.mapToDouble(Acceptance::confidence)
			.min()
			.orElseGet(() -> this.acceptance.stream().mapToDouble(Acceptance::confidence).reduce(careful, Math::max));
	}

	/** What holds for digits on this ground. */
	public Calibration on(Ground ground) {
		return this.grounds.getOrDefault(ground, this);
	}

	/**
	 * A guess of the model, made with this calibration's temperature, as it is to be
	 * believed of a digit on this ground.
	 */
	public Guess calibrated(Guess guess, Ground ground) {
		double temperature = on(ground).temperature;
		return (temperature == this.temperature) ? guess : guess.sharpened(this.temperature / temperature);
	}

}
