package org.digits.reading;

import java.util.OptionalInt;

import org.digits.classify.Classifier;
import org.digits.glyph.GlyphFinder;
import org.digits.glyph.Glyphs;
import org.digits.image.Ink;
import org.digits.image.Photo;
import org.digits.ink.InkFinder;
import org.digits.reading.Reading.Outcome;

/** Reads the number in a photo. Safe to use from several threads. */
public final class NumberReader {

	/**
	 * The share of accepted answers that may be wrong, unless something else is asked
	 * for.
	 */
	public static final double ACCEPTED_ERROR = .001;

	private final InkFinder inkFinder = new InkFinder();

	private final GlyphFinder glyphFinder = new GlyphFinder();

	private final Classifier classifier;

	private final double acceptedError;

	private final LineWays ways;

	private final WayUp wayUp;

	private final Words words;

	private final NoNumbers noNumbers;

	/** A reader of whose sure answers a share of {@link #ACCEPTED_ERROR} may be wrong. */
	public NumberReader(Classifier classifier) {
		this(classifier, ACCEPTED_ERROR);
	}

	/**
	 * A reader.
	 * @param classifier the model that knows the digits
	 * @param acceptedError the share of sure answers that may be wrong, 0 to 1
	 */
	public NumberReader(Classifier classifier, double acceptedError) {
		this.classifier = classifier;
		this.acceptedError = acceptedError;
		this.ways = new LineWays(classifier, WholeLine::weighed);
		this.wayUp = new WayUp((line) -> classifier.helpers()
			.orientation()
			.map((orientation) -> orientation.upright(line))
			.orElse(0.0));
		this.words = new Words(
				(line) -> classifier.helpers().words().map((words) -> words.words(line)).orElse(new float[0]));
		this.noNumbers = new NoNumbers(
				(sight) -> classifier.helpers().things().map((things) -> things.thing(sight)).orElse(0.0));
	}

	/**
	 * The number in a photo, and all that was seen on the way to it. A photo that seems
	 * to lie on its side, or to stand on its head, is turned first.
	 * @param photo the picture
	 * @param digits how many digits to expect, if known; 1 means that all ink is one
	 * digit
	 * @return what was seen of the photo as it stands then, and how far it was turned
	 */
	public Trace read(Photo photo, OptionalInt digits) {
		Trace given = withWords(photo, this.inkFinder.find(photo), digits);
		Trace upright = (digits.orElse(0) == 1) ? given : this.wayUp.upright(given,
				(quarters) -> withWords(photo.turned(quarters), given.ink().turned(quarters), digits));
		Trace trace = withoutWords(upright, digits);
		// Beside words there is a number. Who says how many digits there are has seen it.
		return (trace == upright && digits.isEmpty()) ? this.noNumbers.told(trace) : trace;
	}

	/**
	 * The same of a photo that somebody has looked at: it is not turned.
	 * @param photo the picture
	 * @param digits how many digits to expect, if known
	 */
	public Trace readAsItLies(Photo photo, OptionalInt digits) {
		return read(photo, this.inkFinder.find(photo), digits);
	}

	/**
	 * The same where the ink is known, since it was drawn or somebody has mended it.
	 * Lines that seem to touch are cut apart if more can be read then, but that is never
	 * sure: what reaches from one line into the next may be a tall digit, too. Nor is
	 * what is beside words, which are left out.
	 * @param photo the picture
	 * @param ink what of it is writing, pixel by pixel
	 * @param digits how many digits to expect, if known
	 */
	public Trace read(Photo photo, Ink ink, OptionalInt digits) {
		return withoutWords(withWords(photo, ink, digits), digits);
	}

	private Trace withoutWords(Trace seen, OptionalInt digits) {
		return (digits.orElse(0) == 1) ? seen
				: this.words.leftOut(seen, (rest) -> withWords(seen.photo(), rest, digits));
	}

	private Trace withWords(Photo photo, Ink ink, OptionalInt digits) {
		Trace given = read(photo, ink, this.glyphFinder.find(ink, digits), digits);
		if (digits.isPresent() || given.reading().outcome() == Outcome.READ) {
			return given;
		}
		return this.glyphFinder.apart(ink)
			.map((opened) -> read(photo, opened, this.glyphFinder.find(opened, digits), digits))
			.filter((apart) -> apart.isClearerThan(given))
			.map(Trace::neverSure)
			.orElse(given);
	}

	/**
	 * The same where it is known, too, what may be a digit.
	 * @param photo the picture
	 * @param ink what of it is writing, pixel by pixel
	 * @param glyphs what may be a digit
	 * @param digits how many digits to expect, if known
	 */
	public Trace read(Photo photo, Ink ink, Glyphs glyphs, OptionalInt digits) {
		Verdicts verdicts = new Verdicts(this.classifier.card(), this.acceptedError);
		return new Trace(photo, ink, glyphs, verdicts.of(this.ways.of(glyphs, ink, digits), ink, digits));
	}

	/** The share of sure answers that may be wrong, 0 to 1. */
	public double acceptedError() {
		return this.acceptedError;
	}

}
