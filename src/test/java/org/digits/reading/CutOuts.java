package org.digits.reading;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

import org.digits.glyph.Glyph;
import org.digits.glyph.GlyphFinder;
import org.digits.glyph.Line;
import org.digits.image.Box;
import org.digits.image.Ink;
import org.digits.ink.InkFinder;

/**
 * Writes down every glyph that may be cut out of the lines of pictures, right cuts and
 * wrong ones, for {@code training/cuts.py} to learn from. Not a test.
 *
 * <p>
 * Arguments: a folder with {@code labels.csv} (the file's name first), which gets
 * {@code cuts.bin} (28×28 bytes for each cut) and {@code cuts.csv} (file, x, y, width,
 * height for each).
 */
final class CutOuts {

	private CutOuts() {
	}

	public static void main(String[] arguments) throws Exception {
		Path folder = Path.of(arguments[0]);
		try (OutputStream pixels = new BufferedOutputStream(Files.newOutputStream(folder.resolve("cuts.bin")));
				PrintStream places = new PrintStream(
						new BufferedOutputStream(Files.newOutputStream(folder.resolve("cuts.csv"))), false,
						StandardCharsets.UTF_8)) {
			LabelledPictures.each(folder, (fields, photo) -> {
				for (Glyph glyph : glyphs(new InkFinder().find(photo))) {
					Box box = glyph.box();
					pixels.write(glyph.pixels());
					places.println(fields[0] + "," + box.x() + "," + box.y() + "," + box.width() + "," + box.height());
				}
			});
		}
		System.exit(0);
	}

	private static List<Glyph> glyphs(Ink ink) {
		return new GlyphFinder().find(ink, OptionalInt.empty())
			.lines()
			.stream()
			.flatMap((line) -> line.candidates().stream())
			.map(Line.Candidate::glyph)
			.toList();
	}

}
