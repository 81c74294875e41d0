package org.digits.web;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.swagger.v3.oas.annotations.media.Schema;
import org.digits.image.Box;
import org.digits.reading.Reading;
import org.digits.reading.Reading.Candidate;
import org.digits.reading.Reading.ReadDigit;
import org.digits.reading.Reading.ReadLine;
import org.digits.reading.Reading.ReadSign;
import org.digits.reading.Reading.Text;
import org.digits.tongue.Wording;
import org.jspecify.annotations.Nullable;

/** A reading as version 1 of the API tells it. */
@Schema(name = "Reading", description = "What number a picture shows, and how sure that is.")
@JsonPropertyOrder({ "outcome", "number", "confidence", "lines", "reason", "model", "turned" })
public record ReadingDocument(
		@Schema(description = "read: sure enough. unsure: a best guess, to be confirmed by a person. blank: nothing is "
				+ "written. not-a-number: something is written, but not digits.",
				allowableValues = {
						"read", "unsure", "blank", "not-a-number" }) String outcome,
		@Schema(description = "The text: lines parted by a line feed, numbers on a line by a space. Null where the "
				+ "outcome is blank or not-a-number.", nullable = true) @Nullable String number,
		@Schema(description = "The probability that it is right, 0 to 1.") double confidence,
		@Schema(description = "From the top.") List<LineDocument> lines,
		@Schema(description = "A sentence for a person where the outcome is not read, else null. In the "
				+ "language that the request accepts, or else in English.", nullable = true) @Nullable String reason,
		@Schema(description = "Name and version of the model.") String model,
		// Nothing is said of it in journals of earlier versions.
		@JsonSetter(nulls = Nulls.AS_EMPTY) @Schema(
				description = "How far the picture was turned clockwise before it was read, in degrees, as it seemed to "
						+ "lie on its side or to stand on its head. Boxes are in the picture as it stands then.",
				allowableValues = { "0", "90", "180", "270" }) int turned){

	public static ReadingDocument of(Reading reading, Wording wording) {
		String reason = reading.reason();
		return new ReadingDocument(outcome(reading.outcome()), reading.number(), probability(reading.confidence()),
				reading.lines().stream().map(LineDocument::of).toList(),
				(reason != null) ? wording.translated(reason) : null, reading.model(), 90 * reading.turned());
	}

	private static String outcome(Reading.Outcome outcome) {
		return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** To six places, and never rounded up to a certainty that nobody has. */
	private static double probability(double probability) {
		return (probability >= 1) ? 1 : Math.min(0.999999, Math.rint(probability * 1e6) / 1e6);
	}

	private static double tenths(double value) {
		return Math.rint(value * 10) / 10;
	}

	@Schema(name = "Line")
	@JsonPropertyOrder({ "number", "confidence", "digits", "signs", "candidates" })
	public record LineDocument(String number, double confidence,
			@Schema(description = "From the left.") List<DigitDocument> digits,
			@Schema(description = "What else is written on it, from the left.") List<SignDocument> signs,
			@Schema(description = "What the whole line may say, likeliest first.") List<TextDocument> candidates) {

		static LineDocument of(ReadLine line) {
			return new LineDocument(line.number(), probability(line.confidence()),
					line.digits().stream().map(DigitDocument::of).toList(),
					line.signs().stream().map(SignDocument::of).toList(),
					line.candidates().stream().map(TextDocument::of).toList());
		}

	}

	@Schema(name = "Sign")
	@JsonPropertyOrder({ "name", "kept", "box" })
	public record SignDocument(@Schema(allowableValues = {
			"point", "dash", "slash", "other" }) String name,
			@Schema(description = "Whether it belongs to the number and stands in its text.") boolean kept,
			BoxDocument box){

		static SignDocument of(ReadSign sign) {
			return new SignDocument(sign.name(), sign.kept(), BoxDocument.of(sign.box()));
		}

	}

	@Schema(name = "Text")
	@JsonPropertyOrder({ "number", "probability" })
	public record TextDocument(String number, @Schema(description = "0 to 1") double probability) {

		static TextDocument of(Text text) {
			return new TextDocument(text.number(), ReadingDocument.probability(text.probability()));
		}

	}

	@Schema(name = "Digit")
	@JsonPropertyOrder({ "digit", "confidence", "candidates", "box", "slant", "strokeWidth" })
	public record DigitDocument(String digit, double confidence,
			@Schema(description = "What it may be, likeliest first.") List<CandidateDocument> candidates,
			BoxDocument box, @Schema(description = "How far it leans to the right, in degrees.") double slant,
			@Schema(description = "In pixels of the picture.") double strokeWidth) {

		static DigitDocument of(ReadDigit digit) {
			return new DigitDocument(digit.digit(), probability(digit.confidence()),
					digit.candidates().stream().map(CandidateDocument::of).toList(), BoxDocument.of(digit.box()),
					tenths(digit.slant()), tenths(digit.strokeWidth()));
		}

	}

	@Schema(name = "Candidate")
	@JsonPropertyOrder({ "digit", "probability" })
	public record CandidateDocument(String digit, @Schema(description = "0 to 1") double probability) {

		static CandidateDocument of(Candidate candidate) {
			return new CandidateDocument(candidate.digit(), ReadingDocument.probability(candidate.probability()));
		}

	}

	@Schema(name = "Box", description = "Where the digit stands, in pixels of the picture set upright.")
	@JsonPropertyOrder({ "x", "y", "width", "height" })
	public record BoxDocument(int x, int y, int width, int height) {

		static BoxDocument of(Box box) {
			return new BoxDocument(box.x(), box.y(), box.width(), box.height());
		}

	}

}
