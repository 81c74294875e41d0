package org.digits.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Makes guesses of what the outputs of a network say. */
final class Outputs {

	private static final List<String> DIGITS = IntStream.range(0, 10).mapToObj(Integer::toString).toList();

	/**
	 * The label of an output for which there was nothing to learn from. What it says is
	 * left out, as if the network had no such output.
	 */
	private static final String UNLEARNED = "unlearned";

	private final int[] meaning;

	private final boolean[] learned;

	private final boolean logits;

	private final double temperature;

	/**
	 * The outputs of one network.
	 * @param labels what each stands for; whatever is no digit counts as "other", unless
	 * it is "unlearned"
	 * @param logits whether they are logits, not probabilities
	 * @param temperature see {@link Calibration}
	 */
	Outputs(List<String> labels, boolean logits, double temperature) {
		this.meaning = labels.stream().mapToInt(DIGITS::indexOf).toArray();
		this.learned = new boolean[labels.size()];
		for (int i = 0; i < this.learned.length; i++) {
			this.learned[i] = !labels.get(i).equals(UNLEARNED);
		}
		this.logits = logits;
		this.temperature = temperature;
	}

	/** The labels that a network with so many outputs has if nobody says otherwise. */
	static List<String> usualLabels(int outputs) {
		List<String> labels = new ArrayList<>(DIGITS);
		if (outputs == 11) {
			labels.add("other");
		}
		return List.copyOf(labels);
	}

	/** Whether each digit has exactly one output. */
	static boolean nameEachDigitOnce(List<String> labels) {
		return labels.stream().filter(DIGITS::contains).sorted().toList().equals(DIGITS);
	}

	/** Whether these values can't be probabilities, so that they must be logits. */
	static boolean areLogits(float[] values) {
		for (float value : values) {
			if (value < 0 || value > 1.001) {
				return true;
			}
		}
		return false;
	}

	/** A guess for every picture whose outputs are in these values, in their order. */
	List<Guess> guesses(float[] values) {
		List<Guess> guesses = new ArrayList<>();
		for (int at = 0; at < values.length; at += this.meaning.length) {
			guesses.add(guess(Arrays.copyOfRange(values, at, at + this.meaning.length)));
		}
		return guesses;
	}

	private Guess guess(float[] values) {
		double[] probabilities = this.logits ? softMax(values) : sharpened(values);
		double[] digits = new double[10];
		double other = 0;
		for (int i = 0; i < this.meaning.length; i++) {
			if (this.meaning[i] >= 0) {
				digits[this.meaning[i]] = probabilities[i];
			}
			else {
				other += probabilities[i];
			}
		}
		return new Guess(digits, other);
	}

	private double[] softMax(float[] logits) {
		double most = Double.NEGATIVE_INFINITY;
		for (float logit : logits) {
			most = Math.max(most, logit);
		}
		double[] powers = new double[logits.length];
		for (int i = 0; i < logits.length; i++) {
			powers[i] = Math.exp((logits[i] - most) / this.temperature);
		}
		return normal(powers);
	}

	/** Dividing the logits by t is taking the probabilities to the power of 1 / t. */
	private double[] sharpened(float[] probabilities) {
		double[] powers = new double[probabilities.length];
		for (int i = 0; i < probabilities.length; i++) {
			powers[i] = (this.temperature == 1) ? probabilities[i] : Math.pow(probabilities[i], 1 / this.temperature);
		}
		return normal(powers);
	}

	/** What was learned adds up to 1, the rest is 0. */
	private double[] normal(double[] values) {
		double sum = 0;
		int count = 0;
		for (int i = 0; i < values.length; i++) {
			if (this.learned[i]) {
				sum += values[i];
				count++;
			}
		}
		for (int i = 0; i < values.length; i++) {
			values[i] = !this.learned[i] ? 0 : (sum > 0) ? values[i] / sum : 1.0 / count;
		}
		return values;
	}

}
