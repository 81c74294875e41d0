package org.digits.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.digits.classify.Classifier;
import org.digits.classify.Guess;
import org.digits.explain.LookAlike.Evidence;
import org.digits.explain.LookAlike.Kind;
import org.digits.explain.LookAlike.Place;
import org.digits.glyph.Glyph;
import org.digits.image.Box;
import org.digits.reading.Reading.Candidate;
import org.digits.reading.Reading.ReadDigit;
import org.jspecify.annotations.Nullable;

/**
 * Asks the network what it goes by: every ninth of a digit is wiped out, or filled, and
 * where that brings the look-alike nearest, there is what speaks against it (occlusion:
 * Zeiler and Fergus 2014).
 */
public final class LookAlikes {

	/** How many digits of a number are looked at: each costs ten pictures. */
	private static final int MOST = 12;

	private static final int CELLS = 3;

	/** By so much the odds of the look-alike have to grow for a place to be named. */
	private static final double TELLING = Math.log(3);

	/** From this mean ink on in a ninth, 0 to 1, a stroke goes through it. */
	private static final double INKED = .12;

	private static final double LEAST = 1e-9;

	private final Classifier classifier;

	public LookAlikes(Classifier classifier) {
		this.classifier = classifier;
	}

	/**
	 * The look-alike of every digit, in their order; empty where there is none.
	 * @param digits with all their candidates
	 */
	public List<Optional<LookAlike>> of(List<ReadDigit> digits) {
		List<Trial> trials = new ArrayList<>();
		for (int i = 0; i < Math.min(MOST, digits.size()); i++) {
			if (digits.get(i).candidates().size() > 1) {
				trials.addAll(trials(i, digits.get(i).pixels()));
			}
		}
		List<Guess> guesses = trials.isEmpty() ? List.of()
				: this.classifier.classify(trials.stream().map(Trial::glyph).toList());
		List<Optional<LookAlike>> answers = new ArrayList<>();
		for (int i = 0; i < digits.size(); i++) {
			answers.add(answer(i, digits.get(i), trials, guesses));
		}
		return answers;
	}

	private static Optional<LookAlike> answer(int index, ReadDigit digit, List<Trial> trials, List<Guess> guesses) {
		Optional<Candidate> other = digit.candidates()
			.stream()
			.filter((candidate) -> !candidate.digit().equals(digit.digit()))
			.findFirst();
		return other.map((like) -> new LookAlike(like.digit(), like.probability(),
				against(index, digit, like, trials, guesses)));
	}

	private static Optional<Evidence> against(int index, ReadDigit digit, Candidate other, List<Trial> trials,
			List<Guess> guesses) {
		int is = Integer.parseInt(digit.digit());
		int like = Integer.parseInt(other.digit());
		Trial telling = null;
		double most = TELLING;
		double before = 0;
		for (int i = 0; i < trials.size(); i++) {
			Trial trial = trials.get(i);
			if (trial.digit() != index) {
				continue;
			}
			double odds = Math.log(Math.max(LEAST, guesses.get(i).digits()[like]))
					- Math.log(Math.max(LEAST, guesses.get(i).digits()[is]));
			if (trial.evidence() == null) {
				before = odds;
			}
			else if (odds - before > most) {
				most = odds - before;
				telling = trial;
			}
		}
		return Optional.ofNullable(telling).map(Trial::evidence);
	}

	/** The digit as it is, and then with each ninth of its box changed. */
	private static List<Trial> trials(int index, byte[] pixels) {
		Box box = box(pixels);
		List<Trial> trials = new ArrayList<>();
		trials.add(new Trial(index, null, glyph(pixels)));
		for (Place place : Place.values()) {
			double x = box.x() + (place.ordinal() % CELLS + .5) * box.width() / CELLS;
			double y = box.y() + (place.ordinal() / CELLS + .5) * box.height() / CELLS;
			double radius = Math.max(2.5, Math.max(box.width(), box.height()) / (2.0 * CELLS));
			Kind kind = (ink(pixels, x, y, radius) > INKED) ? Kind.STROKE : Kind.GAP;
			trials.add(new Trial(index, new Evidence(kind, place),
					glyph(changed(pixels, x, y, radius, (kind == Kind.STROKE) ? 0 : 255))));
		}
		return trials;
	}

	private static byte[] changed(byte[] pixels, double x, double y, double radius, int to) {
		byte[] changed = pixels.clone();
		double within = (to == 0) ? radius : .6 * radius;
		for (int i = 0; i < changed.length; i++) {
			double share = Math.min(1, Math.max(0, within + .5 - distance(i, x, y)));
			changed[i] = (byte) Math.round((1 - share) * (pixels[i] & 0xff) + share * to);
		}
		return changed;
	}

	private static double ink(byte[] pixels, double x, double y, double radius) {
		double sum = 0;
		int count = 0;
		for (int i = 0; i < pixels.length; i++) {
			if (distance(i, x, y) < radius) {
				sum += (pixels[i] & 0xff) / 255.0;
				count++;
			}
		}
		return (count > 0) ? sum / count : 0;
	}

	private static double distance(int pixel, double x, double y) {
		return Math.hypot(pixel % Glyph.SIDE + .5 - x, pixel / Glyph.SIDE + .5 - y);
	}

	private static Box box(byte[] pixels) {
		Box box = null;
		for (int i = 0; i < pixels.length; i++) {
			if ((pixels[i] & 0xff) > 64) {
				Box pixel = new Box(i % Glyph.SIDE, i / Glyph.SIDE, 1, 1);
				box = (box != null) ? box.and(pixel) : pixel;
			}
		}
		return (box != null) ? box : new Box(4, 4, 20, 20);
	}

	private static Glyph glyph(byte[] pixels) {
		return new Glyph(new Box(0, 0, Glyph.SIDE, Glyph.SIDE), pixels, 0, 2);
	}

	/**
	 * A changed digit.
	 *
	 * @param digit which digit it is made of
	 * @param evidence what was changed; null where nothing was
	 * @param glyph how it looks now
	 */
	private record Trial(int digit, @Nullable Evidence evidence, Glyph glyph) {
	}

}
