package org.digits.reading;

import java.util.List;

import org.digits.image.Box;
import org.jspecify.annotations.Nullable;

/**
 * What number a picture shows, and how sure that is.
 *
 * @param outcome what came of it
 * @param number the text of the picture, lines parted by a line feed and numbers on a
 * line by a space; the best guess where unsure, null where blank or not a number
 * @param confidence the probability that {@code number} (or the outcome, where there is
 * no number) is right, 0 to 1
 * @param lines the lines of the number, from the top; empty where there is no number
 * @param reason a sentence for a person, where the outcome is not {@code READ}
 * @param model the name and version of the model that read it
 * @param turned by how many right angles the picture was turned clockwise before it was
 * read, 0 to 3. Boxes are in the picture as it stands then
 */
public record Reading(Outcome outcome, @Nullable String number, double confidence, List<ReadLine> lines,
		@Nullable String reason, String model, int turned) {

	/** A reading of a picture as it was given. */
	public Reading(Outcome outcome, @Nullable String number, double confidence, List<ReadLine> lines,
			@Nullable String reason, String model) {
		this(outcome, number, confidence, lines, reason, model, 0);
	}

	/** The reason where there are no digits. */
	static final String NO_DIGITS = "Something is written here, but it does not look like digits.";

	/** What a reason ends with that doesn't say what to do. */
	static final String CHECK = " Please check the number.";

	/** The reason where there is none but that it is not sure enough. */
	public static final String NOT_SURE_ENOUGH = "This is the best guess, but it is not sure enough. Please check it.";

	/**
	 * The same of a picture that was turned clockwise.
	 * @param quarters by so many right angles, 0 to 3
	 */
	public Reading turnedBy(int quarters) {
		return new Reading(this.outcome, this.number, this.confidence, this.lines, this.reason, this.model, quarters);
	}

	/** The same, for a person to confirm. */
	Reading neverSure() {
		return (this.outcome != Outcome.READ) ? this : new Reading(Outcome.UNSURE, this.number, this.confidence,
				this.lines, NOT_SURE_ENOUGH, this.model, this.turned);
	}

	/** The four honest answers. */
	public enum Outcome {

		/** This is the number, and it is sure enough. */
		READ,
		/** A best guess, for a person to confirm. */
		UNSURE,
		/** Nothing is written here. */
		BLANK,
		/** Something is written, but not digits. */
		NOT_A_NUMBER

	}

	/**
	 * A line of the number.
	 *
	 * @param number its text
	 * @param confidence the probability that all of it is right
	 * @param digits its digits, from the left
	 * @param signs what else is written on it, from the left
	 * @param candidates the likeliest texts, likeliest first; the first is {@code number}
	 */
	public record ReadLine(String number, double confidence, List<ReadDigit> digits, List<ReadSign> signs,
			List<Text> candidates) {
	}

	/**
	 * A text that a line may have.
	 *
	 * @param number the text
	 * @param probability how likely
	 */
	public record Text(String number, double probability) {
	}

	/**
	 * Something on a line that is no digit.
	 *
	 * @param name {@code point} (a full stop or a comma), {@code dash}, {@code slash}, or
	 * {@code other}: a word, a letter, a currency mark, dirt as large as a digit
	 * @param kept whether it belongs to the number and stands in its text
	 * @param box where it stands, in pixels of the uploaded picture set upright
	 */
	public record ReadSign(String name, boolean kept, Box box) {
	}

	/**
	 * A digit of a line.
	 *
	 * @param digit the likeliest, as text
	 * @param confidence its probability
	 * @param candidates all ten, likeliest first
	 * @param box where it stands, in pixels of the uploaded picture set upright
	 * @param slant how far it leans to the right, in degrees
	 * @param strokeWidth the mean width of its strokes, in pixels of the uploaded picture
	 * @param pixels what the network saw: 28 × 28 bytes, row by row, 0 paper to 255 ink
	 */
	public record ReadDigit(String digit, double confidence, List<Candidate> candidates, Box box, double slant,
			double strokeWidth, byte[] pixels) {
	}

	/**
	 * A digit that it may be.
	 *
	 * @param digit the digit, as text
	 * @param probability how likely
	 */
	public record Candidate(String digit, double probability) {
	}

}
