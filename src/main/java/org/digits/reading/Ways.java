package org.digits.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.digits.classify.Guess;
import org.digits.glyph.Line;
import org.jspecify.annotations.Nullable;

/**
 * The likeliest texts of a line. A way to read it is a row of candidates that takes up
 * every piece once, each taken for a digit, a sign or something else; its probability is
 * soft-max over all ways of the line. A text is as likely as all ways together that spell
 * it; those with points where none are usual count less. No number begins or ends with a
 * slash: such a stroke is a 1.
 */
final class Ways {

	/** How many unfinished texts are followed from every piece. */
	private static final int BEAM = 24;

	/**
	 * The same where somebody else will have a say: nine in ten amounts on cheques are
	 * among so many, of 24 some 86 %.
	 */
	private static final int WIDE_BEAM = 64;

	/** The same where the digits are known and only the signs are not. */
	private static final int NARROW_BEAM = 4;

	/** How many digits a candidate may be taken for: its likeliest. */
	private static final int LIKELIEST = 4;

	/**
	 * What a candidate isn't taken for: so much less likely than the likeliest, as a
	 * logarithm. It is what a sure digit leaves to those that were given nothing.
	 */
	private static final double UNLIKELY = 11.5;

	/**
	 * The lines from which the weights were learned are harder to take apart than most,
	 * so the probabilities are too careful: of the drawn lines that were believed by 95 %
	 * or more, all of 160 were right. Where more than half is believed, the odds are
	 * taken to this power.
	 */
	private static final double SHARPNESS = 1.6;

	private final Line line;

	private final double[][] scores;

	/** How many digits the text must have; 0 if not known. */
	private final int digits;

	private final int beam;

	/** The only digits to look for, whatever signs there are; null if any. */
	private final @Nullable String spelt;

	private Ways(Line line, double[][] scores, int digits, int beam, @Nullable String spelt) {
		this.beam = beam;
		this.line = line;
		this.scores = scores;
		this.digits = digits;
		this.spelt = spelt;
	}

	/**
	 * The likeliest texts, likeliest first; none if there is no way to so many digits.
	 * @param line the line
	 * @param guesses a guess for each of its candidates
	 * @param digits how many digits to find; 0 if not known
	 * @param weights what counts how much
	 */
	static List<Way> of(Line line, List<Guess> guesses, int digits, Weights weights) {
		return of(line, guesses, digits, weights, BEAM, List.of());
	}

	/**
	 * The same, but more of them, and what somebody else has read if there is a way to
	 * it.
	 * @param spelt the digits of other texts
	 */
	static List<Way> manyOf(Line line, List<Guess> guesses, int digits, Weights weights, List<String> spelt) {
		return of(line, guesses, digits, weights, WIDE_BEAM, spelt);
	}

	private static List<Way> of(Line line, List<Guess> guesses, int digits, Weights weights, int beam,
			List<String> spelt) {
		double[][] scores = new double[guesses.size()][];
		for (int i = 0; i < scores.length; i++) {
			scores[i] = weights.scores(line, line.candidates().get(i), guesses.get(i));
		}
		return new Ways(line, scores, digits, beam, null).texts(guesses, spelt);
	}

	private List<Way> texts(List<Guess> guesses, List<String> spelt) {
		double total = AllWays.sum(this.line, this.scores, this.digits);
		if (total == Double.NEGATIVE_INFINITY) {
			return List.of();
		}
		Map<String, Prefix> found = new LinkedHashMap<>();
		beam().forEach((prefix) -> found.put(prefix.text(), prefix));
		spelt.stream()
			.filter((text) -> !text.isEmpty() && (this.digits == 0 || text.length() == this.digits))
			.flatMap((text) -> new Ways(this.line, this.scores, text.length(), NARROW_BEAM, text).beam().stream())
			.forEach((prefix) -> found.putIfAbsent(prefix.text(), prefix));
		Map<String, Spelt> texts = new HashMap<>();
		double all = 0;
		double counted = 0;
		for (Prefix prefix : found.values()) {
			Signs signs = Signs.of(prefix.marks());
			double probability = Math.exp(prefix.sum() - total);
			all += probability;
			counted += signs.weight() * probability;
			texts.merge(signs.text(), new Spelt(prefix, prefix.sum() + Math.log(signs.weight())), Spelt::and);
		}
		// What one is denied goes to the others: together they stay as likely as they
		// are.
		double whole = (all > 0) ? total + Math.log(counted / all) : total;
		return sharpened(texts.values()
			.stream()
			.sorted(Comparator.comparingDouble(Spelt::sum).reversed())
			.map((text) -> way(text.best(), Math.min(1, Math.exp(text.sum() - whole)), guesses))
			.toList());
	}

	private static List<Way> sharpened(List<Way> ways) {
		double first = ways.isEmpty() ? 0 : ways.get(0).probability();
		if (first <= .5 || first >= 1) {
			return ways;
		}
		double power = Math.pow(first, SHARPNESS);
		double sharp = power / (power + Math.pow(1 - first, SHARPNESS));
		return ways.stream()
			.map((way) -> way.with((way == ways.get(0)) ? sharp : way.probability() * (1 - sharp) / (1 - first)))
			.toList();
	}

	private Way way(Prefix end, double probability, List<Guess> guesses) {
		List<Way.Step> steps = new ArrayList<>();
		for (Prefix prefix = end; prefix.before() != null; prefix = prefix.before()) {
			steps.add(new Way.Step(this.line.candidates().get(prefix.candidate()), guesses.get(prefix.candidate()),
					prefix.kind()));
		}
		Collections.reverse(steps);
		return new Way(steps, Signs.of(end.marks()), probability);
	}

	/** The likeliest texts of the whole line. */
	private List<Prefix> beam() {
		List<Map<String, Prefix>> open = new ArrayList<>();
		for (int piece = 0; piece <= this.line.pieces(); piece++) {
			open.add(new HashMap<>());
		}
		open.get(0).put("", Prefix.START);
		List<Prefix> kept = List.of();
		int piece = -1;
		for (int i = 0; i < this.scores.length; i++) {
			Line.Candidate candidate = this.line.candidates().get(i);
			if (candidate.from() != piece) {
				piece = candidate.from();
				kept = likeliest(open.get(piece));
			}
			IntFunction<int[]> kinds = kinds(this.scores[i]);
			for (Prefix prefix : kept) {
				for (int kind : kinds.apply(prefix.digits())) {
					Prefix longer = prefix.with(i, kind, this.scores[i][kind]);
					if (prefix.place().allows(kind) && (this.digits == 0 || longer.digits() <= this.digits)) {
						open.get(candidate.to()).merge(longer.text(), longer, Prefix::or);
					}
				}
			}
		}
		return likeliest(open.get(this.line.pieces())).stream()
			.filter((prefix) -> this.digits == 0 || prefix.digits() == this.digits)
			.filter((prefix) -> prefix.place().mayEnd())
			.toList();
	}

	/** The beam, for every number of digits if that number is known. */
	private List<Prefix> likeliest(Map<String, Prefix> prefixes) {
		// Numbers are sorted faster than what they belong to.
		double[] sums = prefixes.values().stream().mapToDouble(Prefix::sum).sorted().toArray();
		double least = (this.digits == 0 && sums.length > this.beam) ? sums[sums.length - this.beam]
				: Double.NEGATIVE_INFINITY;
		int[] count = new int[this.digits + 1];
		return prefixes.values()
			.stream()
			.filter((prefix) -> prefix.sum() >= least)
			.sorted(Comparator.comparingDouble(Prefix::sum).reversed())
			.filter((prefix) -> count[(this.digits == 0) ? 0 : prefix.digits()]++ < this.beam)
			.toList();
	}

	/** What a candidate may be taken for, after so many digits. */
	private IntFunction<int[]> kinds(double[] scores) {
		String text = this.spelt;
		if (text == null) {
			int[] likeliest = signsAnd(likeliestDigits(scores));
			int[] likely = (this.digits == 0) ? likely(likeliest, scores) : likeliest;
			return (digits) -> likely;
		}
		return (digits) -> (digits < text.length()) ? signsAnd(text.charAt(digits) - '0') : signsAnd();
	}

	/** Without what hardly can be; a slash may stand where none is allowed. */
	private static int[] likely(int[] kinds, double[] scores) {
		double least = Arrays.stream(kinds)
			.filter((kind) -> kind != Kind.SLASH.index())
			.mapToDouble((kind) -> scores[kind])
			.max()
			.orElseThrow() - UNLIKELY;
		return Arrays.stream(kinds).filter((kind) -> scores[kind] >= least).toArray();
	}

	private static int[] likeliestDigits(double[] scores) {
		return IntStream.range(0, Kind.DIGITS)
			.boxed()
			.sorted(Comparator.comparingDouble((digit) -> -scores[digit]))
			.limit(LIKELIEST)
			.mapToInt(Integer::intValue)
			.toArray();
	}

	private static int[] signsAnd(int... digits) {
		return IntStream.concat(Arrays.stream(digits), IntStream.range(Kind.DIGITS, Kind.COUNT)).toArray();
	}

	/**
	 * A number's text, however its signs are set.
	 *
	 * @param best the likeliest of those that make this text
	 * @param sum the logarithm of the sum over all ways to it
	 */
	private record Spelt(Prefix best, double sum) {

		Spelt and(Spelt other) {
			return new Spelt((this.best.sum() >= other.best.sum()) ? this.best : other.best,
					Features.added(this.sum, other.sum));
		}

	}

}
