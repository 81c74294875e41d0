package org.digits.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.digits.classify.Classifier;
import org.digits.classify.Guess;
import org.digits.classify.Spelling;
import org.digits.glyph.Glyph;
import org.digits.glyph.Glyphs;
import org.digits.glyph.Line;
import org.digits.glyph.Strip;
import org.digits.image.Edges;
import org.digits.image.Ground;
import org.digits.image.Ink;

/**
 * In what ways lines of writing may be read, by all who know digits. Safe to use from
 * several threads.
 */
final class LineWays {

	/**
	 * A text that is surer than this for each of its digits is not looked at again: of
	 * amounts on cheques, as many come out right as when all lines are.
	 */
	private static final double SURE = .9;

	/** The same of a digit that stands alone. */
	private static final double SURE_OF_ONE = .97;

	/**
	 * How much it counts what who knows strange hands says, and how much where the
	 * picture may cut the digit off, which nobody else has been shown.
	 */
	private static final double OF_HANDS = .5;

	private static final double OF_HANDS_IF_CUT_OFF = .67;

	/** So many texts that the whole line may say are looked for among its ways. */
	private static final int SPELT = 8;

	private static final Weights WEIGHTS = Weights.learned();

	private final Classifier classifier;

	private final Weighing weighing;

	/**
	 * The ways as a model sees them.
	 * @param classifier the model that knows the digits
	 * @param weighing what is made of a line that is looked at whole, too
	 */
	LineWays(Classifier classifier, Weighing weighing) {
		this.classifier = classifier;
		this.weighing = weighing;
	}

	/**
	 * The likeliest ways to read each line, likeliest first. Experts know whole digits:
	 * where the network takes a part for none, they see the digit that it is most like.
	 */
	List<Verdicts.WrittenLine> of(Glyphs glyphs, Ink ink, OptionalInt digits) {
		int expected = (glyphs.lines().size() == 1) ? digits.orElse(0) : 0;
		List<Parts> parts = glyphs.lines().stream().map((line) -> new Parts(line, expected == 0)).toList();
		ask(parts, Parts::whole, (whole) -> this.classifier.classify(whole, ink.ground()));
		parts.forEach((line) -> line.leaveWhatIsSure(ink.ground()));
		ask(parts, Parts::cut, this.classifier::classify);
		return parts.stream()
			.map((line) -> new Verdicts.WrittenLine(line.line(),
					withDigitsFirst(withoutEqualsSigns(ways(line, ink, expected)))))
			.toList();
	}

	/** Asks about some candidates of all lines, at once. */
	private static void ask(List<Parts> parts, Function<Parts, List<Line.Candidate>> which,
			Function<List<Glyph>, List<Guess>> classifier) {
		List<Glyph> glyphs = parts.stream()
			.flatMap((line) -> which.apply(line).stream())
			.map(Line.Candidate::glyph)
			.toList();
		if (glyphs.isEmpty()) {
			return;
		}
		Iterator<Guess> guesses = classifier.apply(glyphs).iterator();
		parts.forEach((line) -> which.apply(line).forEach((candidate) -> line.learn(candidate, guesses.next())));
	}

	private List<Way> ways(Parts parts, Ink ink, int digits) {
		Line line = parts.known();
		List<Guess> guesses = (line.pieces() == 1) ? whereCutOff(line.candidates(), parts.guesses(), ink)
				: parts.guesses();
		if (digits == 1 && line.pieces() == 1) {
			return seenAgain(line, List.of(Way.ofOneDigit(line, guesses)), ink);
		}
		List<Way> ways = Ways.of(line, guesses, digits, WEIGHTS);
		if (ways.isEmpty() && digits > 0) {
			return seenWhole(line, guesses, Ways.of(line, guesses, 0, WEIGHTS), ink, 0);
		}
		return seenWhole(line, guesses, ways, ink, digits);
	}

	/**
	 * What is sure already need not be looked at again; and in a thumbnail there is no
	 * line to be seen.
	 */
	private List<Way> seenWhole(Line line, List<Guess> guesses, List<Way> ways, Ink ink, int digits) {
		if (line.pieces() == 1) {
			return seenAgain(line, ways, ink);
		}
		if (ink.ground().isSmall() || ways.isEmpty() || isSure(ways.get(0))) {
			return ways;
		}
		return spelling(line)
			.map((spelling) -> this.weighing.weighed(Ways.manyOf(line, guesses, digits, WEIGHTS, spelling.texts(SPELT)),
					spelling, digits))
			.orElse(ways);
	}

	/**
	 * Digits that stand alone and are in doubt are read as lines of one and, on paper
	 * before a camera, named by who knows strange hands; on even ground that names fewer
	 * rightly. The likeliest way is called by what all say. What reaches an edge of the
	 * picture is left as it is: nobody has shown that to the reader of lines.
	 */
	private List<Way> seenAgain(Line line, List<Way> ways, Ink ink) {
		if (hasExperts(ink.ground()) || ways.isEmpty() || ways.get(0).digits().size() != 1) {
			return ways;
		}
		Way.Step digit = ways.get(0).digits().get(0);
		if (!isInDoubt(digit.guess()) || ink.edges(line.box()).any()) {
			return ways;
		}
		Guess asLine = spelling(line).map((spelling) -> WholeLine.ofOneDigit(digit.guess(), spelling))
			.orElse(digit.guess());
		Guess named = this.classifier.helpers()
			.hands()
			.filter((hands) -> ink.ground() == Ground.GRAINY)
			.map((hands) -> hands.classify(List.of(digit.candidate().glyph())).get(0))
			.map((said) -> asLine.alsoNamed(said, OF_HANDS))
			.orElse(asLine);
		List<Way> seen = new ArrayList<>(ways);
		seen.set(0, ways.get(0).called(named));
		return seen;
	}

	/**
	 * The same guesses of what stands alone, but what the picture may cut off is also
	 * named by who knows such digits: the network itself is sure of a 0 where it sees
	 * half an 8. (Of numbers whose first or last digit was cut off, no more came out
	 * right so.)
	 */
	private List<Guess> whereCutOff(List<Line.Candidate> candidates, List<Guess> guesses, Ink ink) {
		int[] cut = IntStream.range(0, guesses.size())
			.filter((i) -> edges(candidates.get(i), ink).mayCutOff())
			.toArray();
		if (cut.length == 0 || hasExperts(ink.ground())) {
			return guesses;
		}
		return this.classifier.helpers().hands().map((hands) -> {
			List<Guess> said = hands.classify(IntStream.of(cut)
				.mapToObj(candidates::get)
				.map((candidate) -> candidate.glyph().along(edges(candidate, ink)))
				.toList());
			List<Guess> named = new ArrayList<>(guesses);
			for (int i = 0; i < cut.length; i++) {
				named.set(cut[i], guesses.get(cut[i]).alsoNamed(said.get(i), OF_HANDS_IF_CUT_OFF));
			}
			return named;
		}).orElse(guesses);
	}

	private static boolean hasExperts(Ground ground) {
		return ground.isSmall() || ground == Ground.ENLARGED;
	}

	private static Edges edges(Line.Candidate candidate, Ink ink) {
		return ink.edges(candidate.glyph().box());
	}

	private static boolean isInDoubt(Guess guess) {
		return guess.confidence() <= SURE_OF_ONE * (1 - guess.other());
	}

	static boolean isSure(Way way) {
		return way.probability() > Math.pow(SURE, Math.max(1, way.digits().size()));
	}

	/**
	 * What the reader of lines, if there is one, says of a line that can be set level.
	 */
	private Optional<Spelling> spelling(Line line) {
		return this.classifier.helpers().lines().flatMap((reader) -> {
			Strip strip = line.strip().get();
			return (strip.width() > 0) ? Optional.of(reader.spell(strip)) : Optional.empty();
		});
	}

	/** To whoever reads a line, an equals sign in front of a number is a dash. */
	private static List<Way> withoutEqualsSigns(List<Way> ways) {
		Map<String, Way> texts = new LinkedHashMap<>();
		ways.stream()
			.map(Way::withoutEqualsSign)
			.forEach((way) -> texts.merge(way.signs().text(), way,
					(one, other) -> one.with(one.probability() + other.probability())));
		return texts.values().stream().sorted(Comparator.comparingDouble(Way::probability).reversed()).toList();
	}

	/**
	 * Where the network sees a digit, there is one, whatever the line's shape says.
	 */
	private static List<Way> withDigitsFirst(List<Way> ways) {
		return ways.stream().sorted(Comparator.comparing((Way way) -> !way.hasDigits())).toList();
	}

	/**
	 * Makes the ways of a line in doubt as likely as they are with what is said of it
	 * whole.
	 */
	@FunctionalInterface
	interface Weighing {

		List<Way> weighed(List<Way> ways, Spelling spelling, int digits);

	}

}
