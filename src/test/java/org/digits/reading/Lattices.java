package org.digits.reading;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.digits.classify.Classifier;
import org.digits.classify.Guess;
import org.digits.classify.dl4j.KerasModels;
import org.digits.glyph.GlyphFinder;
import org.digits.glyph.Line;
import org.digits.image.Photo;
import org.digits.ink.InkFinder;

/**
 * Writes down every way in which the lines of pictures may be cut, with what the network
 * says of each candidate, for {@code training/paths.py} to learn from. Not a test.
 *
 * <p>
 * Arguments: the model, a folder with {@code labels.csv} (file and text), and the file to
 * write: a JSON object for every picture.
 */
final class Lattices {

	private Lattices() {
	}

	public static void main(String[] arguments) throws Exception {
		Classifier model = KerasModels.load(arguments[0], null);
		try (PrintStream out = new PrintStream(arguments[2], StandardCharsets.UTF_8)) {
			LabelledPictures.each(Path.of(arguments[1]),
					(fields, photo) -> out.println(written(fields[0], fields[1], lines(photo), model)));
		}
		System.exit(0);
	}

	private static List<Line> lines(Photo photo) {
		return new GlyphFinder().find(new InkFinder().find(photo), OptionalInt.empty()).lines();
	}

	private static String written(String file, String text, List<Line> lines, Classifier model) {
		return "{\"file\":\"" + file + "\",\"text\":\"" + text + "\",\"lines\":["
				+ lines.stream().map((line) -> written(line, model)).collect(Collectors.joining(",")) + "]}";
	}

	private static String written(Line line, Classifier model) {
		List<Guess> guesses = model.classify(line.candidates().stream().map(Line.Candidate::glyph).toList());
		String joints = line.joints()
			.stream()
			.map((joint) -> numbers(joint.gap(), joint.ink()))
			.collect(Collectors.joining(","));
		String candidates = IntStream.range(0, line.candidates().size())
			.mapToObj((i) -> written(line.candidates().get(i), guesses.get(i)))
			.collect(Collectors.joining(","));
		return "{\"height\":" + line.height() + ",\"joints\":[" + joints + "],\"candidates\":[" + candidates + "]}";
	}

	private static String written(Line.Candidate candidate, Guess guess) {
		Line.Shape shape = candidate.shape();
		double[] digits = guess.digits();
		double[] all = new double[6 + digits.length + 1];
		all[0] = candidate.from();
		all[1] = candidate.to();
		all[2] = shape.width();
		all[3] = shape.height();
		all[4] = shape.middle();
		all[5] = shape.stroke();
		System.arraycopy(digits, 0, all, 6, digits.length);
		all[6 + digits.length] = guess.other();
		return numbers(all);
	}

	private static String numbers(double... values) {
		return IntStream.range(0, values.length)
			.mapToObj((i) -> String.format(Locale.ROOT, "%.6g", values[i]))
			.collect(Collectors.joining(",", "[", "]"));
	}

}
