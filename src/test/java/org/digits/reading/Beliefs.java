package org.digits.reading;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

import org.digits.classify.dl4j.KerasModels;
import org.digits.glyph.GlyphFinder;
import org.digits.image.Ink;
import org.digits.ink.InkFinder;

/**
 * Writes down how likely the likeliest text of a line of several digits is among all
 * texts of the line, for {@code training/beliefs.py} to find out how far that is to be
 * believed. Not a test.
 *
 * <p>
 * Arguments: the model, a folder with {@code labels.csv} (file and text), and the file to
 * write: file, text, what was read, its share, and the least probability that one of its
 * digits is none.
 */
final class Beliefs {

	private Beliefs() {
	}

	public static void main(String[] arguments) throws Exception {
		LineWays reader = new LineWays(KerasModels.loadWithExperts(arguments[0], null), WholeLine::weighed);
		try (PrintStream out = new PrintStream(arguments[2], StandardCharsets.UTF_8)) {
			out.println("file,text,read,share,other");
			LabelledPictures.each(Path.of(arguments[1]), (fields, photo) -> {
				Ink ink = new InkFinder().find(photo);
				List<Verdicts.WrittenLine> written = reader
					.of(new GlyphFinder().find(ink, OptionalInt.empty()), ink, OptionalInt.empty())
					.stream()
					.filter((line) -> !line.best().digits().isEmpty())
					.toList();
				if (written.size() == 1 && written.get(0).best().digits().size() > 1) {
					Way best = written.get(0).best();
					out.printf(Locale.ROOT, "%s,%s,%s,%.9g,%.6g%n", fields[0], Signs.of(fields[1]).text(),
							best.signs().text(), written.get(0).share(),
							best.digits().stream().mapToDouble((step) -> step.guess().other()).min().orElse(1));
				}
			});
		}
		System.exit(0);
	}

}
