package org.digits.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.digits.glyph.Glyph;

/**
 * Looks again at a glyph of which a model is in doubt: at the same glyph moved by a pixel
 * to each side and leaning a little to each side. What all looks say is averaged, as
 * logarithms, the first counting double.
 * <p>
 * Of MNIST's digits, one or two in a hundred are looked at again, seven under heavy
 * noise, and about a tenth of the errors goes. Each takes three times as long. The parts
 * of a longer number are nearly all in doubt, and are not looked at again.
 */
public final class SecondLook implements Classifier {

	/** The first look is enough from this confidence on. */
	private static final double DOUBT = .92;

	/** As many ways as there are to take ink for a single digit. */
	private static final int FEW = 3;

	private static final double WEIGHT_OF_FIRST = 2;

	/** Columns to the right for every row further up. */
	private static final double LEAN = .12;

	private static final double LEAST = 1e-12;

	private final Classifier classifier;

	public SecondLook(Classifier classifier) {
		this.classifier = classifier;
	}

	@Override
	public List<Guess> classify(List<Glyph> glyphs) {
		List<Guess> guesses = this.classifier.classify(glyphs);
		if (glyphs.size() > FEW) {
			return guesses;
		}
		List<Integer> doubtful = IntStream.range(0, glyphs.size())
			.filter((i) -> guesses.get(i).confidence() < DOUBT && guesses.get(i).other() < DOUBT)
			.boxed()
			.toList();
		return doubtful.isEmpty() ? guesses : again(glyphs, guesses, doubtful);
	}

	private List<Guess> again(List<Glyph> glyphs, List<Guess> guesses, List<Integer> doubtful) {
		List<Glyph> views = doubtful.stream().flatMap((i) -> views(glyphs.get(i))).toList();
		List<Guess> looks = this.classifier.classify(views);
		int each = views.size() / doubtful.size();
		List<Guess> result = new ArrayList<>(guesses);
		for (int i = 0; i < doubtful.size(); i++) {
			int at = doubtful.get(i);
			result.set(at, together(guesses.get(at), looks.subList(i * each, (i + 1) * each)));
		}
		return result;
	}

	@Override
	public ModelCard card() {
		return this.classifier.card();
	}

	private static Stream<Glyph> views(Glyph glyph) {
		return Stream.of(moved(glyph, 0, -1, 0), moved(glyph, 0, 1, 0), moved(glyph, 0, 0, -1), moved(glyph, 0, 0, 1),
				moved(glyph, -LEAN, 0, 0), moved(glyph, LEAN, 0, 0));
	}

	private static Glyph moved(Glyph glyph, double lean, int right, int down) {
		byte[] pixels = new byte[Glyph.SIDE * Glyph.SIDE];
		for (int y = 0; y < Glyph.SIDE; y++) {
			double from = -right - lean * ((Glyph.SIDE - 1) / 2.0 - y);
			int whole = (int) Math.floor(from);
			double part = from - whole;
			for (int x = 0; x < Glyph.SIDE; x++) {
				double value = (1 - part) * at(glyph, x + whole, y - down) + part * at(glyph, x + whole + 1, y - down);
				pixels[y * Glyph.SIDE + x] = (byte) Math.round(value);
			}
		}
		return new Glyph(glyph.box(), pixels, glyph.slant(), glyph.strokeWidth());
	}

	/** The pixel, 0 to 255; paper outside. */
	private static int at(Glyph glyph, int x, int y) {
		boolean inside = x >= 0 && y >= 0 && x < Glyph.SIDE && y < Glyph.SIDE;
		return inside ? glyph.pixels()[y * Glyph.SIDE + x] & 0xff : 0;
	}

	/** The weighted mean of the logarithms, all together 1 again. */
	private static Guess together(Guess first, List<Guess> looks) {
		double[] digits = new double[10];
		for (int digit = 0; digit < 10; digit++) {
			int meant = digit;
			digits[digit] = mean(first.digits()[meant], looks.stream().mapToDouble((look) -> look.digits()[meant]));
		}
		double other = (first.other() > 0) ? mean(first.other(), looks.stream().mapToDouble(Guess::other)) : 0;
		return new Guess(digits, other).sharpened(1);
	}

	private static double mean(double first, DoubleStream looks) {
		double[] all = looks.map((value) -> Math.log(Math.max(LEAST, value))).toArray();
		double sum = WEIGHT_OF_FIRST * Math.log(Math.max(LEAST, first));
		for (double value : all) {
			sum += value;
		}
		return Math.exp(sum / (WEIGHT_OF_FIRST + all.length));
	}

}
