package org.digits.classify;

import java.util.List;

/**
 * How a model's confidence was made to keep its word, measured on digits that it was not
 * trained on.
 *
 * @param temperature what the logits are divided by (Guo et al. 2017); 1 leaves them
 * @param acceptance from which confidence on no more than which share of answers is wrong
 */
public record Calibration(double temperature, List<Acceptance> acceptance) {

	/**
	 * A promise.
	 *
	 * @param acceptedError the share of accepted answers that may be wrong, 0 to 1
	 * @param confidence the least confidence of an answer for which that holds
	 */
	public record Acceptance(double acceptedError, double confidence) {
	}

	/**
	 * The least confidence at which an answer is accepted, when at most this share of
	 * accepted answers may be wrong.
	 */
	public double threshold(double acceptedError) {
		return this.acceptance.stream()
			.filter((promise) -> promise.acceptedError() <= acceptedError)
			.mapToDouble(Acceptance::confidence)
			.min()
			.orElse(1 - acceptedError);
	}

}
