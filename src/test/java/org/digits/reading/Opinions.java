package org.digits.reading;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import org.digits.classify.Spelling;
import org.digits.classify.dl4j.KerasModels;
import org.digits.glyph.GlyphFinder;
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
		List<String> inDoubt = new ArrayList<>();
		LineWays reader = new LineWays(KerasModels.loadWithExperts(arguments[0], null), (list, spelling, digits) -> {
			inDoubt.add(written(list, spelling));
			return WholeLine.weighed(list, spelling, digits);
		});
		try (PrintStream out = new PrintStream(arguments[2], StandardCharsets.UTF_8)) {
			LabelledPictures.each(Path.of(arguments[1]), (fields, photo) -> {
				inDoubt.clear();
				Ink ink = new InkFinder().find(photo);
				int lines = reader.of(new GlyphFinder().find(ink, OptionalInt.empty()), ink, OptionalInt.empty())
					.size();
				if (lines == 1 && !inDoubt.isEmpty()) {
					out.println("{\"file\":\"" + fields[0] + "\",\"text\":\"" + Signs.of(fields[1]).text()
							+ "\",\"ways\":[" + inDoubt.get(0) + "]}");
				}
			});
		}
		System.exit(0);
	}

	private static String written(List<Way> ways, Spelling spelling) {
		return ways.stream()
			.map((way) -> String.format(Locale.ROOT, "[\"%s\",%.6g,%.6g]", way.signs().text(),
					Math.log(Math.max(1e-30, way.probability())),
					Math.log(Math.max(1e-43, WholeLine.probability(spelling, way.signs().text())))))
			.collect(Collectors.joining(","));
	}

}
