package org.digits.reading;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import org.digits.classify.Classifier;
import org.digits.classify.Guess;
import org.digits.classify.ModelCard;
import org.digits.classify.Spelling;
import org.digits.classify.dl4j.KerasModels;
import org.digits.glyph.Glyph;
import org.digits.glyph.GlyphFinder;
import org.digits.image.Ground;
import org.digits.image.Ink;
import org.digits.ink.InkFinder;

/**
 * Writes down the likeliest texts of the lines of pictures that are in doubt, how likely
 * they are by their parts and by the line seen whole, for {@code training/opinions.py} to
 * weigh. Not a test.
 *
 * <p>
 * Arguments: the model, a folder with {@code labels.csv} (file and text), and the file to
 * write: a JSON object for every picture of one such line.
 */
final class Opinions {

	private Opinions() {
	}

	public static void main(String[] arguments) throws Exception {
		Classifier model = KerasModels.loadWithExperts(arguments[0], null);
		NumberReader reader = new NumberReader(new OfParts(model));
		try (PrintStream out = new PrintStream(arguments[2], StandardCharsets.UTF_8)) {
			LabelledPictures.each(Path.of(arguments[1]), (fields, photo) -> {
				Ink ink = new InkFinder().find(photo);
				List<Verdicts.WrittenLine> lines = reader.lines(new GlyphFinder().find(ink, OptionalInt.empty()),
						ink.ground(), OptionalInt.empty());
				if (lines.size() == 1 && isInDoubt(lines.get(0))) {
					out.println(written(fields, lines.get(0), model));
				}
			});
		}
		System.exit(0);
	}

	private static boolean isInDoubt(Verdicts.WrittenLine line) {
		return line.line().pieces() > 1 && !NumberReader.isSure(line.best()) && line.line().strip().get().width() > 0;
	}

	private static String written(String[] fields, Verdicts.WrittenLine line, Classifier model) {
		Spelling spelling = model.lines().orElseThrow().spell(line.line().strip().get());
		String ways = line.ways()
			.stream()
			.map((way) -> String.format(Locale.ROOT, "[\"%s\",\"%s\",%.6g,%.6g]", way.signs().text(),
					Arrays.stream(way.kinds()).mapToObj(String::valueOf).collect(Collectors.joining()),
					Math.log(Math.max(1e-30, way.probability())),
					Math.log(Math.max(1e-43, spelling.probability(way.kinds())))))
			.collect(Collectors.joining(","));
		return "{\"file\":\"" + fields[0] + "\",\"text\":\"" + fields[1] + "\",\"ways\":[" + ways + "]}";
	}

	/** A classifier that sees no line whole. */
	private record OfParts(Classifier classifier) implements Classifier {

		@Override
		public List<Guess> classify(List<Glyph> glyphs) {
			return this.classifier.classify(glyphs);
		}

		@Override
		public List<Guess> classify(List<Glyph> glyphs, Ground ground) {
			return this.classifier.classify(glyphs, ground);
		}

		@Override
		public ModelCard card() {
			return this.classifier.card();
		}

	}

}
