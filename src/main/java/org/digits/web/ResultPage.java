package org.digits.web;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.digits.image.Box;
import org.digits.image.Photo;
import org.digits.reading.Reading;
import org.digits.reading.Reading.Candidate;
import org.digits.reading.Reading.ReadDigit;
import org.digits.reading.Trace;
import org.digits.tongue.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A reading and what was seen on the way to it, as the result page shows them.
 *
 * @param outcome which of the four answers it is
 * @param number what was read, if anything
 * @param title the answer in a few words
 * @param reason why it is no sure reading, if it isn't
 * @param particular whether that says more than that it is not sure enough
 * @param sureness how sure it is
 * @param runnersUp what else the number may be, likeliest first
 * @param leftOut what was written and is no part of the number, in a sentence, if
 * anything
 * @param digits the digits, from the top left
 * @param photo the upload, in grey
 * @param width columns of the upload, in which the boxes are measured
 * @param height rows of the upload
 * @param tips what to try if it is wrong
 * @param model the model that read it
 */
record ResultPage(Reading.Outcome outcome, @Nullable String number, String title, @Nullable String reason,
		boolean particular, Sureness sureness, List<String> runnersUp, @Nullable String leftOut, List<Digit> digits,
		GreyPicture photo, int width, int height, List<String> tips, String model) {

	private static final int PICTURE_SIDE = 480;

	private static final int TINY_SIDE = 64;

	/** The room for the picture of the answer, in CSS pixels. */
	private static final double SHOWN_WIDTH = 1000;

	private static final double SHOWN_HEIGHT = 480;

	private static final double LABELS_A_SIDE = 24;

	private static final int WIDE = 6;

	private static final int MANY = 10;

	private static final int RUNNERS_UP = 3;

	static ResultPage of(Trace trace, OptionalInt expected, Wording wording) {
		Reading reading = trace.reading();
		Photo photo = trace.photo();
		String reason = reading.reason();
		return new ResultPage(reading.outcome(), reading.number(), title(reading, wording),
				(reason != null) ? wording.translated(reason) : null, !Reading.NOT_SURE_ENOUGH.equals(reason),
				Sureness.of(reading, wording), RunnersUp.of(reading, RUNNERS_UP, wording), LeftOut.of(reading, wording),
				digits(reading, wording),
				new GreyPicture(photo.width(), photo.height(), photo.luminance()).within(PICTURE_SIDE),
				(int) Math.round(photo.width() * photo.scale()), (int) Math.round(photo.height() * photo.scale()),
				Tips.of(reading, expected, wording), reading.model());
	}

	private static List<Digit> digits(Reading reading, Wording wording) {
		List<Digit> digits = new ArrayList<>();
		reading.lines()
			.forEach((line) -> line.digits()
				.forEach((digit) -> digits.add(Digit.of(digits.size() + 1, digit, wording))));
		return digits;
	}

	private static String title(Reading reading, Wording wording) {
		String number = reading.number();
		return (number != null) ? number.replace("\n", " · ")
				: wording.say((reading.outcome() == Reading.Outcome.BLANK) ? "result.blank" : "result.not-a-number");
	}

	/** How wide the upload is shown at most, whatever its size, in CSS pixels. */
	public long shownWidth() {
		return Math.max(1, Math.round(this.width * shown()));
	}

	/** How high the upload is shown at most, in CSS pixels. */
	public long shownHeight() {
		return Math.max(1, Math.round(this.height * shown()));
	}

	private double shown() {
		return Math.min(SHOWN_WIDTH / this.width, SHOWN_HEIGHT / this.height);
	}

	/** Whether there are so many digits that each is shown small. */
	public boolean dense() {
		return this.digits.size() > MANY;
	}

	/** How high the numbers of the boxes are, in pixels of the upload. */
	public double labelSize() {
		return Math.max(this.width, this.height) / ((wide() || dense()) ? 2 * LABELS_A_SIDE : LABELS_A_SIDE);
	}

	/** On which row of the upload the number of a box stands: above it, or else in it. */
	public double labelBase(Box box) {
		return Math.max(box.y() - labelSize() / 4, labelSize());
	}

	/** How high the figures under the boxes are, in pixels of the upload. */
	public double shareSize() {
		return labelSize() * .8;
	}

	/**
	 * On which row of the upload the figure of a box stands: below it, or else in it.
	 */
	public double shareBase(Box box) {
		return Math.min(box.bottom() + shareSize() * 1.1, this.height - shareSize() / 4);
	}

	/** Whether the upload has so few pixels that each may be seen. */
	public boolean tiny() {
		return Math.max(this.width, this.height) <= TINY_SIDE;
	}

	/** Whether the number needs the whole width of the page. */
	public boolean wide() {
		return this.number != null && this.number.lines().anyMatch((line) -> line.length() > WIDE);
	}

	/** How much room the number takes, in a word, to choose the size of type by. */
	public String span() {
		String text = (this.number != null) ? this.number : "";
		long lines = text.lines().count();
		int longest = text.lines().mapToInt(String::length).max().orElse(0);
		return (longest <= 3 && lines <= 1) ? "short"
				: (longest <= 6 && lines <= 2) ? "middle" : (longest <= 10 && lines <= 4) ? "long" : "huge";
	}

	/**
	 * A digit of the result page.
	 *
	 * @param index counted from 1
	 * @param digit the likeliest
	 * @param doubtful whether it may well be another
	 * @param bars what it may be
	 * @param box where it stands in the upload
	 * @param seen what the network saw
	 * @param slant how it leans, in words
	 * @param strokeWidth in pixels
	 */
	record Digit(int index, String digit, boolean doubtful, List<Bar> bars, Box box, GreyPicture seen, String slant,
			String strokeWidth) {

		private static final int SIDE = 28;

		private static final int BARS = 3;

		private static final double DOUBT = 0.9;

		static Digit of(int index, ReadDigit digit, Wording wording) {
			return new Digit(index, digit.digit(), digit.confidence() < DOUBT,
					digit.candidates().stream().limit(BARS).map((candidate) -> Bar.of(candidate, wording)).toList(),
					digit.box(), new GreyPicture(SIDE, SIDE, digit.pixels()).inverted(), lean(digit.slant(), wording),
					wording.number(digit.strokeWidth(), 1, 1));
		}

		private static String lean(double slant, Wording wording) {
			long degrees = Math.round(Math.abs(slant));
			return (degrees < 2) ? wording.say("result.digit.upright")
					: wording.say((slant > 0) ? "result.digit.leans-right" : "result.digit.leans-left", degrees);
		}

	}

	/**
	 * How likely a digit is.
	 *
	 * @param digit the digit
	 * @param width of its bar, 0 to 100
	 * @param percent the same in words
	 */
	record Bar(String digit, double width, String percent) {

		static Bar of(Candidate candidate, Wording wording) {
			double percent = candidate.probability() * 100;
			String words = (percent >= 99.95) ? wording.say("result.digit.nearly-all", wording.percent(99.9, 1, 1))
					: (percent < 0.05) ? wording.say("result.digit.nearly-none", wording.percent(0.1, 1, 1))
							: wording.percent(percent, 1, 1);
			return new Bar(candidate.digit(), Math.rint(percent * 10) / 10, words);
		}

	}

}
