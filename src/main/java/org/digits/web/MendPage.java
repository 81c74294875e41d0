package org.digits.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import org.digits.explain.LookAlike;
import org.digits.image.Box;
import org.digits.image.Ink;
import org.digits.image.Photo;
import org.digits.reading.Reading;
import org.digits.reading.Reading.ReadDigit;
import org.digits.reading.Reading.ReadLine;
import org.digits.reading.Trace;
import org.digits.repair.Mended;
import org.digits.repair.Repairs;
import org.digits.tongue.Wording;
import org.digits.web.RunnersUp.Option;
import org.jspecify.annotations.Nullable;

/**
 * What of an answer can be looked into and mended on its page. The page carries what was
 * sent, and the repairs so far, and gives them back with the next.
 *
 * @param field the field of what was sent
 * @param value what was sent
 * @param scale how many pixels of the upload a pixel of it stands for
 * @param repairs the text of the repairs so far
 * @param expected how many digits were said to be there at first; null if nobody said
 * @param mended whether there are repairs
 * @param checked whether a person vouches for the number
 * @param drawn whether it was written on the pad
 * @param one whether it is taken for one digit
 * @param options what the number may be, or the line of it that is in most doubt,
 * likeliest first, where somebody has to say
 * @param parts the digits, in the order of the result
 * @param files the answer, to be taken along
 */
record MendPage(String field, String value, double scale, String repairs, @Nullable Integer expected, boolean mended,
		boolean checked, boolean drawn, boolean one, List<Option> options, List<Part> parts, Downloads files) {

	private static final int OPTIONS = 4;

	/**
	 * The page's share in an answer.
	 * @param likes the look-alikes of its digits
	 * @param json the answer as the API gives it
	 */
	static MendPage of(Mended mended, Sent sent, OptionalInt expected, Repairs repairs, List<Optional<LookAlike>> likes,
			String json, Wording wording) {
		Trace trace = mended.trace();
		Reading reading = trace.reading();
		boolean unsure = reading.outcome() == Reading.Outcome.UNSURE && !mended.checked();
		return new MendPage(sent.field(), sent.value(trace), sent.scale(trace), repairs.text(),
				expected.isPresent() ? expected.getAsInt() : null, !repairs.isEmpty(), mended.checked(),
				sent instanceof Sent.Written, mended.digits().orElse(0) == 1 || count(reading) == 1,
				unsure ? RunnersUp.options(reading, OPTIONS) : List.of(), parts(trace, mended.said(), likes, wording),
				Downloads.of(reading, json));
	}

	private static long count(Reading reading) {
		return reading.lines().stream().mapToLong((line) -> line.digits().size()).sum();
	}

	private static List<Part> parts(Trace trace, List<Box> said, List<Optional<LookAlike>> likes, Wording wording) {
		List<Part> parts = new ArrayList<>();
		for (ReadLine line : trace.reading().lines()) {
			for (int i = 0; i < line.digits().size(); i++) {
				ReadDigit digit = line.digits().get(i);
				Box next = (i + 1 < line.digits().size()) ? line.digits().get(i + 1).box() : null;
				Optional<LookAlike> like = (parts.size() < likes.size()) ? likes.get(parts.size()) : Optional.empty();
				parts.add(Part.of(trace, digit, next, said.contains(digit.box()), like, wording));
			}
		}
		return parts;
	}

	/**
	 * A digit.
	 *
	 * @param cut its part of the picture
	 * @param upright its ink, set upright
	 * @param confidence how sure it is, in short
	 * @param said whether a person named it
	 * @param like what it most resembles but for itself, in a sentence
	 * @param against what speaks against that, in a sentence
	 * @param place its box, as repairs name it
	 * @param join the box of it and the next of its line
	 */
	record Part(GreyPicture cut, GreyPicture upright, String confidence, boolean said, @Nullable String like,
			@Nullable String against, String place, @Nullable String join) {

		private static final double MARGIN = .12;

		private static final int SIDE = 112;

		static Part of(Trace trace, ReadDigit digit, @Nullable Box next, boolean said, Optional<LookAlike> like,
				Wording wording) {
			Photo photo = trace.photo();
			Ink ink = trace.ink();
			Box box = digit.box();
			return new Part(GreyPicture.of(photo).cut(box.times(1 / photo.scale()), MARGIN).within(SIDE),
					GreyPicture.of(ink)
						.cut(box.times(1 / ink.scale()), 0)
						.framed(2 * MARGIN)
						.upright(digit.slant())
						.within(SIDE),
					wording.percent(Math.floor(digit.confidence() * 100), 0, 0), said,
					like.map((one) -> wording.say("mend.like", one.digit(), percent(one, wording))).orElse(null),
					like.map((one) -> against(one, wording)).orElse(null), words(box),
					(next != null) ? words(box.and(next)) : null);
		}

		private static String percent(LookAlike like, Wording wording) {
			double percent = 100 * like.probability();
			return (percent < .1) ? wording.say("result.digit.nearly-none", wording.percent(.1, 1, 1))
					: wording.percent(percent, 0, 1);
		}

		private static @Nullable String against(LookAlike like, Wording wording) {
			return like.against()
				.map((evidence) -> wording.say(
						(evidence.kind() == LookAlike.Kind.STROKE) ? "mend.against.stroke" : "mend.against.gap",
						like.digit(),
						wording
							.say("mend.place." + evidence.place().name().toLowerCase(Locale.ROOT).replace('_', '-'))))
				.orElse(null);
		}

		private static String words(Box box) {
			return box.x() + " " + box.y() + " " + box.width() + " " + box.height();
		}

	}

}
