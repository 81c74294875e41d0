package org.digits.classify;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a network says of a line that it saw whole: for every few columns, how likely each
 * digit or sign stands there, or none. A text is as likely as all ways together in which
 * it may be spread over the columns: connectionist temporal classification (Graves et al.
 * 2006).
 *
 * @param steps for every step from the left, the probabilities of the {@link #MARKS}, and
 * of none
 */
public record Spelling(double[][] steps) {

	/**
	 * What it knows: the digits, a point or comma, a dash or equals sign, a slash.
	 */
	public static final String MARKS = "0123456789.-/";

	/** How many of them are digits. */
	private static final int DIGITS = 10;

	/** What stands for none, after them. */
	private static final int NONE = MARKS.length();

	/** The marks, and none. */
	public static final int CLASSES = NONE + 1;

	/** Every sign. */
	public static final String SIGNS = MARKS.substring(DIGITS);

	/** How many unfinished texts are followed from step to step. */
	private static final int BEAM = 16;

	/** A digit less likely than this in a step isn't looked for there. */
	private static final double LEAST = 1e-3;

	/**
	 * What a network gives, as probabilities.
	 * @param logits for every step, {@link #CLASSES} values of which soft-max is to be
	 * taken
	 */
	public static Spelling of(float[] logits) {
		double[][] steps = new double[logits.length / CLASSES][CLASSES];
		for (int step = 0; step < steps.length; step++) {
			float most = Float.NEGATIVE_INFINITY;
			for (int i = 0; i < CLASSES; i++) {
				most = Math.max(most, logits[step * CLASSES + i]);
			}
			double sum = 0;
			for (int i = 0; i < CLASSES; i++) {
				steps[step][i] = Math.exp(logits[step * CLASSES + i] - most);
				sum += steps[step][i];
			}
			for (int i = 0; i < CLASSES; i++) {
				steps[step][i] /= sum;
			}
		}
		return new Spelling(steps);
	}

	/**
	 * The probability that these are the line's digits, and no others, whatever signs
	 * there are; 0 where it is too small for a number.
	 * @param digits the digits, from the left; may be empty
	 */
	public double probability(String digits) {
		return probability(digits, Collections.nCopies(digits.length() + 1, SIGNS));
	}

	/**
	 * The probability that these are the line's marks, and no others but for some that
	 * don't matter.
	 * @param marks digits and signs, from the left; may be empty
	 * @param between the signs that don't matter before the first of them, between any
	 * two, and after the last
	 */
	public double probability(String marks, List<String> between) {
		int count = marks.length();
		double[][] none = new double[count + 1][];
		Map<String, double[]> likely = new HashMap<>();
		for (int i = 0; i <= count; i++) {
			none[i] = likely.computeIfAbsent(between.get(i), this::noneOr);
		}
		int[] classes = marks.chars().map(MARKS::indexOf).toArray();
		// How likely the steps so far end behind so many marks, and in the mark there.
		double[] behind = new double[count + 1];
		double[] in = new double[count];
		behind[0] = 1;
		for (int step = 0; step < this.steps.length; step++) {
			double[] here = this.steps[step];
			for (int i = count - 1; i >= 0; i--) {
				behind[i + 1] = (behind[i + 1] + in[i]) * none[i + 1][step];
				double before = (i > 0 && classes[i] != classes[i - 1]) ? in[i - 1] : 0;
				in[i] = (in[i] + behind[i] + before) * here[classes[i]];
			}
			behind[0] *= none[0][step];
		}
		return (count > 0) ? behind[count] + in[count - 1] : behind[count];
	}

	/** How likely each step is none, or one of some signs. */
	private double[] noneOr(String signs) {
		int[] classes = signs.chars().map(MARKS::indexOf).toArray();
		double[] sums = new double[this.steps.length];
		for (int step = 0; step < sums.length; step++) {
			for (int i : classes) {
				sums[step] += this.steps[step][i];
			}
			sums[step] += this.steps[step][NONE];
		}
		return sums;
	}

	/** How likely a step is no digit, whether it is a sign or none. */
	private static double noDigit(double[] step) {
		double sum = 0;
		for (int i = DIGITS; i < CLASSES; i++) {
			sum += step[i];
		}
		return sum;
	}

	/**
	 * The probability that the line has so many digits, whichever they are.
	 * @param count how many, 0 or more
	 */
	public double probabilityOfCount(int count) {
		double[][] ending = new double[count + 1][DIGITS + 1];
		ending[0][DIGITS] = 1;
		for (double[] step : this.steps) {
			for (int digits = count; digits >= 0; digits--) {
				double fewer = (digits > 0) ? Arrays.stream(ending[digits - 1]).sum() : 0;
				double[] now = new double[DIGITS + 1];
				for (int digit = 0; digit < DIGITS; digit++) {
					double other = (digits > 0) ? fewer - ending[digits - 1][digit] : 0;
					now[digit] = (ending[digits][digit] + other) * step[digit];
				}
				now[DIGITS] = Arrays.stream(ending[digits]).sum() * noDigit(step);
				ending[digits] = now;
			}
		}
		return Arrays.stream(ending[count]).sum();
	}

	/**
	 * The digits of the likeliest texts, likeliest first, whatever signs there are; found
	 * by following the likeliest beginnings from step to step (Hannun et al. 2014, arXiv
	 * 1408.2873).
	 * @param most how many texts at most
	 */
	public List<String> texts(int most) {
		Map<String, Ending> open = Map.of("", Ending.START);
		for (double[] step : this.steps) {
			Map<String, Ending> longer = new HashMap<>();
			open.forEach((text, ending) -> follow(text, ending, step, longer));
			open = new HashMap<>();
			for (String text : likeliest(longer, BEAM)) {
				open.put(text, longer.get(text));
			}
		}
		return likeliest(open, most);
	}

	private static void follow(String text, Ending ending, double[] step, Map<String, Ending> longer) {
		int last = text.isEmpty() ? NONE : text.charAt(text.length() - 1) - '0';
		double again = (last == NONE) ? 0 : ending.inDigit * step[last];
		longer.merge(text, new Ending(ending.sum() * noDigit(step), again), Ending::and);
		for (int digit = 0; digit < DIGITS; digit++) {
			if (step[digit] >= LEAST) {
				double before = (digit == last) ? ending.inNone : ending.sum();
				longer.merge(text + digit, new Ending(0, before * step[digit]), Ending::and);
			}
		}
	}

	private static List<String> likeliest(Map<String, Ending> texts, int most) {
		return texts.entrySet()
			.stream()
			.sorted(Comparator.comparingDouble((Map.Entry<String, Ending> text) -> text.getValue().sum()).reversed())
			.limit(most)
			.map(Map.Entry::getKey)
			.toList();
	}

	/**
	 * How likely the beginning of a text is up to a step.
	 *
	 * @param inNone if that step is no digit
	 * @param inDigit if that step is its last digit
	 */
	private record Ending(double inNone, double inDigit) {

		static final Ending START = new Ending(1, 0);

		Ending and(Ending other) {
			return new Ending(this.inNone + other.inNone, this.inDigit + other.inDigit);
		}

		double sum() {
			return this.inNone + this.inDigit;
		}

	}

}
