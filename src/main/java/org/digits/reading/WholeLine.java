package org.digits.reading;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.digits.classify.Guess;
import org.digits.classify.Spelling;

/**
 * Weighs the ways in which a line may be taken apart by what a network says that saw the
 * line whole. Who looks at one candidate doesn't see that a stroke goes on into the next;
 * who looks at the whole line doesn't see what else is written. So both are believed, one
 * as much as fits.
 */
final class WholeLine {

	/**
	 * The powers to which the probabilities of a text are taken: that which its
	 * candidates give it, and that which the whole line gives it. Of drawn lines in
	 * doubt, in hands that no network here has learned, most are right with 0 and .85
	 * ({@code training/opinions.py}); but the network learned from the same program that
	 * drew them, so the candidates count for more here.
	 */
	private static final double OF_CANDIDATES = .2;

	private static final double OF_LINE = .8;

	/**
	 * The same for the name of a digit that stands alone, of which the other network has
	 * learned more.
	 */
	private static final double OF_LONE_LINE = .4;

	/** Below this a probability says no more than that it is small. */
	private static final double LEAST = 1e-9;

	/** The same for a line, where many columns add up. */
	private static final double LEAST_OF_LINE = 1e-30;

	private final Spelling spelling;

	/** What is said of the ways' texts. */
	private final Map<String, Said> said;

	/**
	 * The probability of as many digits as there are known to be, as far as it counts:
	 * what one way is denied goes to the others.
	 */
	private final double possible;

	private WholeLine(List<Way> ways, Spelling spelling, int digits) {
		this.spelling = spelling;
		this.said = ways.stream()
			.map((way) -> way.signs().text())
			.distinct()
			.collect(Collectors.toMap(Function.identity(), (text) -> Said.of(spelling, text)));
		double all = this.said.values().stream().mapToDouble(Said::anyhow).sum();
		double counted = this.said.values().stream().mapToDouble(Said::weighed).sum();
		double known = (digits > 0) ? spelling.probabilityOfCount(digits) : 1;
		this.possible = (all > 0) ? known * counted / all : known;
	}

	/**
	 * The same ways, each as likely as both say together; likeliest first.
	 * @param ways the likeliest ways by their candidates
	 * @param spelling what is said of the whole line
	 * @param digits how many digits every way has; 0 if not known
	 */
	static List<Way> weighed(List<Way> ways, Spelling spelling, int digits) {
		WholeLine line = new WholeLine(ways, spelling, digits);
		return (line.possible > 0) ? line.weighed(ways) : ways;
	}

	private List<Way> weighed(List<Way> ways) {
		double[] scores = new double[ways.size()];
		double byWays = 0;
		Map<String, Double> byLine = new HashMap<>();
		for (int i = 0; i < scores.length; i++) {
			String text = ways.get(i).signs().text();
			double line = probability(text);
			scores[i] = score(ways.get(i).probability(), line);
			byWays += ways.get(i).probability();
			byLine.put(text, line);
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
		String text = way.signs().text();
		PrimitiveIterator.OfInt places = IntStream.range(0, text.length())
			.filter((i) -> Character.isDigit(text.charAt(i)))
			.iterator();
		return way.believed((guess) -> seen(guess, text, places.nextInt()));
	}

	private Guess seen(Guess guess, String text, int place) {
		double[] scores = new double[Kind.DIGITS];
		for (int digit = 0; digit < scores.length; digit++) {
			scores[digit] = score(guess.digits()[digit],
					probability(text.substring(0, place) + digit + text.substring(place + 1)));
		}
		// Several ways to the same text may tell for a digit that one of them is against.
		scores[text.charAt(place) - '0'] = Arrays.stream(scores).max().orElseThrow();
		return named(guess, scores);
	}

	/** The same guess with other digits, by the logarithms of how likely they are. */
	private static Guess named(Guess guess, double[] scores) {
		double most = Arrays.stream(scores).max().orElseThrow();
		double sum = Arrays.stream(scores).map((score) -> Math.exp(score - most)).sum();
		return new Guess(
				Arrays.stream(scores).map((score) -> (1 - guess.other()) * Math.exp(score - most) / sum).toArray(),
				guess.other());
	}

	/**
	 * What a digit that stands alone is called by both together; whether it is one is
	 * left to who looked at it alone.
	 * @param guess what is said of it alone
	 * @param spelling what is said of it as a line
	 */
	static Guess ofOneDigit(Guess guess, Spelling spelling) {
		return named(guess,
				IntStream.range(0, Kind.DIGITS)
					.mapToDouble((digit) -> score(1 - OF_LONE_LINE, guess.digits()[digit], OF_LONE_LINE,
							spelling.probability(String.valueOf(digit))))
					.toArray());
	}

	private static double score(double byWay, double byLine) {
		return score(OF_CANDIDATES, byWay, OF_LINE, byLine);
	}

	private static double score(double powerOfWay, double byWay, double powerOfLine, double byLine) {
		return powerOfWay * Math.log(Math.max(LEAST, byWay)) + powerOfLine * Math.log(Math.max(LEAST_OF_LINE, byLine));
	}

	private double probability(String text) {
		Said known = this.said.get(text);
		return Math.min(1, ((known != null) ? known.weighed() : probability(this.spelling, text)) / this.possible);
	}

	/** How likely a line's number is by what is said of the whole line. */
	static double probability(Spelling spelling, String text) {
		return Said.of(spelling, text).weighed();
	}

	/**
	 * What is said of a number.
	 *
	 * @param anyhow how likely it is, wherever its points stand
	 * @param grouped how likely with points between groups of digits alone
	 */
	private record Said(double anyhow, double grouped) {

		static Said of(Spelling spelling, String text) {
			List<Signs.Form> anyhow = Signs.forms(text, false);
			List<Signs.Form> grouped = Signs.forms(text, true);
			double probability = sum(spelling, anyhow);
			return new Said(probability, grouped.equals(anyhow) ? probability : sum(spelling, grouped));
		}

		private static double sum(Spelling spelling, List<Signs.Form> forms) {
			return forms.stream().mapToDouble((form) -> spelling.probability(form.marks(), form.between())).sum();
		}

		/** How likely, points elsewhere counting as much as they do. */
		double weighed() {
			return this.grouped + Signs.UNGROUPED * (this.anyhow - this.grouped);
		}

	}

}
