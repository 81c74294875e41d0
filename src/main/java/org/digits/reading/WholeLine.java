package org.digits.reading;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.digits.classify.Guess;
import org.digits.classify.Spelling;

/**
 * Weighs the ways in which a line may be taken apart by what a network says that saw the
 * line whole. Who looks at one candidate doesn't see that a stroke goes on into the next;
 * who looks at the whole line doesn't see signs. So both are believed, one as much as the
 * other.
 */
final class WholeLine {

	/**
	 * The power to which both probabilities of a text are taken: that which its
	 * candidates give it, and that which the whole line gives to its digits. Fitted to
	 * drawn lines in doubt, in hands that no network here has learned
	 * ({@code training/opinions.py}).
	 */
	private static final double WEIGHT = .5;

	/** Below this a probability says no more than that it is small. */
	private static final double LEAST = 1e-9;

	/** The same for a line, where many columns add up. */
	private static final double LEAST_OF_LINE = 1e-30;

	private final Spelling spelling;

	/** The probability of as many digits as there are known to be. */
	private final double possible;

	private WholeLine(Spelling spelling, int digits) {
		this.spelling = spelling;
		this.possible = (digits > 0) ? spelling.probabilityOfCount(digits) : 1;
	}

	/**
	 * The same ways, each as likely as both say together; likeliest first.
	 * @param ways the likeliest ways by their candidates
	 * @param spelling what is said of the whole line
	 * @param digits how many digits every way has; 0 if not known
	 */
	static List<Way> weighed(List<Way> ways, Spelling spelling, int digits) {
		WholeLine line = new WholeLine(spelling, digits);
		return (line.possible > 0) ? line.weighed(ways) : ways;
	}

	private List<Way> weighed(List<Way> ways) {
		double[] scores = new double[ways.size()];
		double byWays = 0;
		Map<String, Double> byLine = new HashMap<>();
		for (int i = 0; i < scores.length; i++) {
			int[] kinds = ways.get(i).kinds();
			double line = probability(kinds);
			scores[i] = score(ways.get(i).probability(), line);
			byWays += ways.get(i).probability();
			byLine.put(Arrays.toString(kinds), line);
		}
		double rest = score(1 - byWays, 1 - byLine.values().stream().mapToDouble(Double::doubleValue).sum());
		double most = Math.max(rest, Arrays.stream(scores).max().orElse(rest));
		double sum = Math.exp(rest - most) + Arrays.stream(scores).map((score) -> Math.exp(score - most)).sum();
		Way[] weighed = new Way[scores.length];
		for (int i = 0; i < scores.length; i++) {
			weighed[i] = ways.get(i).with(Math.exp(scores[i] - most) / sum);
		}
		Arrays.sort(weighed, Comparator.comparingDouble(Way::probability).reversed());
		weighed[0] = seen(weighed[0]);
		return List.of(weighed);
	}

	/** The way, what the whole line says of each of its digits taken into its guesses. */
	private Way seen(Way way) {
		int[] kinds = way.kinds();
		int[] place = { 0 };
		return way.believed((guess) -> seen(guess, kinds, place[0]++));
	}

	private Guess seen(Guess guess, int[] kinds, int place) {
		int[] others = kinds.clone();
		double[] scores = new double[Kind.DIGITS];
		for (int digit = 0; digit < scores.length; digit++) {
			others[place] = digit;
			scores[digit] = score(guess.digits()[digit], probability(others));
		}
		double most = Arrays.stream(scores).max().orElseThrow();
		// Several ways to the same text may tell for a digit that one of them is against.
		scores[kinds[place]] = most;
		double sum = Arrays.stream(scores).map((score) -> Math.exp(score - most)).sum();
		return new Guess(
				Arrays.stream(scores).map((score) -> (1 - guess.other()) * Math.exp(score - most) / sum).toArray(),
				guess.other());
	}

	private static double score(double byWay, double byLine) {
		return WEIGHT * (Math.log(Math.max(LEAST, byWay)) + Math.log(Math.max(LEAST_OF_LINE, byLine)));
	}

	private double probability(int... digits) {
		return Math.min(1, this.spelling.probability(digits) / this.possible);
	}

}
