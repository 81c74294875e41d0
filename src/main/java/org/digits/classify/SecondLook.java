package org.digits.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.digits.glyph.Glyph;
import org.digits.image.Ground;

/**
 * Looks again at a glyph of which a model is in doubt. Where there are experts for what
 * the glyph stands on, each looks at it as it is and moved by a pixel to each side;
 * otherwise the model itself does, and at the glyph leaning a little to each side as
 * well. What all say is averaged, as logarithms.
 * <p>
 * Of MNIST's digits, one or two in a hundred are looked at again, seven under heavy
 * noise. With experts, some four in ten of the errors on MNIST's own pictures go;
 * without, about a tenth. The parts of a longer number are nearly all in doubt, and are
 * not looked at again.
 */
public final class SecondLook implements Classifier {

	/** The first look is enough from this confidence on. */
	private static final double DOUBT = .92;

	/** So sure after a look at the glyph as it is, experts need not see it moved. */
	private static final double SETTLED = .97;

	/** How many ways a glyph is moved. */
	private static final int MOVES = 4;

	/** As many ways as there are to take ink for a single digit. */
	private static final int FEW = 3;

	private static final double WEIGHT_OF_FIRST = 2;

	/**
	 * Of each of an expert's looks at the glyph as it is, and of all those at it moved
	 * together. More to the first, and errors remain; less, and strangers' hands suffer:
	 * of digits that were not learned from, this reads most at one error in a thousand.
	 */
	private static final double WEIGHT_BESIDE_AN_EXPERT = 1.5;

	/** Columns to the right for every row further up. */
	private static final double LEAN = .12;

	private static final double LEAST = 1e-12;

	private final Classifier classifier;

	private final List<Expert> experts;

	private final Helpers helpers;

	/** A second look by the model itself. */
	public SecondLook(Classifier classifier) {
		this(classifier, List.of());
	}

	/** A second look by experts where there are any for the ground. */
	public SecondLook(Classifier classifier, List<Expert> experts) {
		this(classifier, experts, Helpers.NONE);
	}

	/** The same with who knows what the model doesn't. */
	public SecondLook(Classifier classifier, List<Expert> experts, Helpers helpers) {
		this.classifier = classifier;
		this.experts = List.copyOf(experts);
		this.helpers = helpers;
	}

	@Override
	public List<Guess> classify(List<Glyph> glyphs) {
		return classify(glyphs, List.of());
	}

	@Override
	public List<Guess> classify(List<Glyph> glyphs, Ground ground) {
		// Experts have met what is no digit in noise alone. Pictures of anything are
		// enlarged.
		UnaryOperator<Guess> believed = (ground == Ground.ENLARGED) ? Guess::ofADigit : UnaryOperator.identity();
		return classify(glyphs,
				this.experts.stream()
					.filter((expert) -> expert.grounds().contains(ground))
					.<Function<List<Glyph>, List<Guess>>>map(
							(expert) -> (again) -> expert.classifier().classify(again).stream().map(believed).toList())
					.toList());
	}

	private List<Guess> classify(List<Glyph> glyphs, List<Function<List<Glyph>, List<Guess>>> asked) {
		List<Guess> guesses = this.classifier.classify(glyphs);
		if (glyphs.size() > FEW) {
			return guesses;
		}
		List<Integer> doubtful = IntStream.range(0, glyphs.size())
			.filter((i) -> guesses.get(i).confidence() < DOUBT && guesses.get(i).other() < DOUBT)
			.boxed()
			.toList();
		if (doubtful.isEmpty()) {
			return guesses;
		}
		List<Glyph> again = doubtful.stream().map(glyphs::get).toList();
		List<Guess> first = doubtful.stream().map(guesses::get).toList();
		List<Guess> together = asked.isEmpty() ? again(again, first) : askedOf(asked, again, first);
		List<Guess> result = new ArrayList<>(guesses);
		for (int i = 0; i < doubtful.size(); i++) {
			result.set(doubtful.get(i), together.get(i));
		}
		return result;
	}

	/** What the model itself says of several views. */
	private List<Guess> again(List<Glyph> glyphs, List<Guess> first) {
		List<List<Look>> looks = looks(first, WEIGHT_OF_FIRST);
		look(this.classifier::classify, glyphs, SecondLook::views, 1, looks);
		return looks.stream().map(SecondLook::together).toList();
	}

	/**
	 * What experts say: of each glyph as it is, and of what is in doubt then moved as
	 * well.
	 */
	private static List<Guess> askedOf(List<Function<List<Glyph>, List<Guess>>> experts, List<Glyph> glyphs,
			List<Guess> first) {
		double weight = WEIGHT_BESIDE_AN_EXPERT * experts.size();
		List<List<Look>> looks = looks(first, weight);
		experts.forEach((expert) -> look(expert, glyphs, List::of, 1, looks));
		List<Guess> together = new ArrayList<>(looks.stream().map(SecondLook::together).toList());
		List<Integer> open = IntStream.range(0, together.size())
			.filter((i) -> together.get(i).confidence() < SETTLED && together.get(i).other() < SETTLED)
			.boxed()
			.toList();
		if (!open.isEmpty()) {
			open.forEach((i) -> looks.get(i).add(new Look(first.get(i), weight)));
			List<List<Look>> more = open.stream().map(looks::get).toList();
			experts.forEach((expert) -> look(expert, open.stream().map(glyphs::get).toList(), SecondLook::moved,
					1 / (double) MOVES, more));
			open.forEach((i) -> together.set(i, together(looks.get(i))));
		}
		return together;
	}

	private static List<List<Look>> looks(List<Guess> first, double weight) {
		return first.stream().map((guess) -> (List<Look>) new ArrayList<>(List.of(new Look(guess, weight)))).toList();
	}

	/** Adds what a model says of several views of each glyph, all asked at once. */
	private static void look(Function<List<Glyph>, List<Guess>> model, List<Glyph> glyphs,
			Function<Glyph, List<Glyph>> views, double weight, List<List<Look>> looks) {
		List<Guess> said = model.apply(glyphs.stream().flatMap((glyph) -> views.apply(glyph).stream()).toList());
		int each = said.size() / glyphs.size();
		for (int i = 0; i < said.size(); i++) {
			looks.get(i / each).add(new Look(said.get(i), weight));
		}
	}

	@Override
	public Helpers helpers() {
		return this.helpers;
	}

	@Override
	public ModelCard card() {
		return this.classifier.card();
	}

	private static List<Glyph> views(Glyph glyph) {
		List<Glyph> views = new ArrayList<>(moved(glyph));
		views.add(leaning(glyph, -LEAN));
		views.add(leaning(glyph, LEAN));
		return views;
	}

	private static List<Glyph> moved(Glyph glyph) {
		return List.of(glyph.moved(-1, 0), glyph.moved(1, 0), glyph.moved(0, -1), glyph.moved(0, 1));
	}

	private static Glyph leaning(Glyph glyph, double lean) {
		byte[] pixels = new byte[Glyph.SIDE * Glyph.SIDE];
		for (int y = 0; y < Glyph.SIDE; y++) {
			double from = -lean * ((Glyph.SIDE - 1) / 2.0 - y);
			int whole = (int) Math.floor(from);
			double part = from - whole;
			for (int x = 0; x < Glyph.SIDE; x++) {
				double value = (1 - part) * at(glyph, x + whole, y) + part * at(glyph, x + whole + 1, y);
				pixels[y * Glyph.SIDE + x] = (byte) Math.round(value);
			}
		}
		return new Glyph(glyph.box(), pixels, glyph.slant(), glyph.strokeWidth());
	}

	/** The pixel, 0 to 255; paper outside. */
	private static int at(Glyph glyph, int x, int y) {
		return (x >= 0 && x < Glyph.SIDE) ? glyph.pixels()[y * Glyph.SIDE + x] & 0xff : 0;
	}

	/**
	 * The weighted mean of the logarithms, all together 1 again. Who knows digits only
	 * says which one it is; whether it is one, the others say.
	 */
	private static Guess together(List<Look> looks) {
		List<Look> knowing = looks.stream().filter((look) -> look.guess().other() > 0).toList();
		double other = (looks.get(0).guess().other() > 0) ? mean(knowing, Guess::other) : 0;
		double[] digits = new double[10];
		for (int digit = 0; digit < 10; digit++) {
			int meant = digit;
			digits[digit] = mean(looks,
					(guess) -> (guess.other() > 0) ? guess.digits()[meant] : (1 - other) * guess.digits()[meant]);
		}
		return new Guess(digits, other).sharpened(1);
	}

	private static double mean(List<Look> looks, ToDoubleFunction<Guess> probability) {
		double sum = 0;
		double weights = 0;
		for (Look look : looks) {
			sum += look.weight() * Math.log(Math.max(LEAST, probability.applyAsDouble(look.guess())));
			weights += look.weight();
		}
		return Math.exp(sum / weights);
	}

	/**
	 * A model that is asked about doubtful glyphs.
	 *
	 * @param classifier the model
	 * @param grounds what a glyph must stand on for it to be asked
	 */
	public record Expert(Classifier classifier, Set<Ground> grounds) {
	}

	/** What was said at one look, and how much it weighs. */
	private record Look(Guess guess, double weight) {
	}

}
