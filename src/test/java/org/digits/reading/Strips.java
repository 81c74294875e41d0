package org.digits.reading;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

import org.digits.glyph.GlyphFinder;
import org.digits.glyph.Line;
import org.digits.glyph.Strip;
import org.digits.image.Box;
import org.digits.ink.InkFinder;

/**
 * Writes down the lines of pictures, each as one strip, for {@code training/strips.py} to
 * learn from. Not a test.
 *
 * <p>
 * Arguments: a folder with {@code labels.csv} (the file's name first), which gets
 * {@code strips.bin} (32 × width bytes for each line) and {@code strips.csv} (file,
 * width, and the line's box: x, y, width, height).
 */
final class Strips {

	private Strips() {
	}

	public static void main(String[] arguments) throws Exception {
		Path folder = Path.of(arguments[0]);
		try (OutputStream pixels = new BufferedOutputStream(Files.newOutputStream(folder.resolve("strips.bin")));
				PrintStream places = new PrintStream(
						new BufferedOutputStream(Files.newOutputStream(folder.resolve("strips.csv"))), false,
						StandardCharsets.UTF_8)) {
			LabelledPictures.each(folder, (fields, photo) -> {
				for (Line line : new GlyphFinder().find(new InkFinder().find(photo), OptionalInt.empty()).lines()) {
					Strip strip = line.strip().get();
					Box box = line.box();
					pixels.write(strip.pixels());
					places.println(fields[0] + "," + strip.width() + "," + box.x() + "," + box.y() + "," + box.width()
							+ "," + box.height());
				}
			});
		}
		System.exit(0);
	}

}
