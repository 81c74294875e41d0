package org.digits.reading;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

import org.digits.glyph.GlyphFinder;
import org.digits.glyph.Sight;
import org.digits.image.Box;
import org.digits.image.Ink;
import org.digits.ink.InkFinder;

/**
 * Writes down what is seen of pictures with ink, for {@code training/things.py} to learn
 * from. Not a test.
 *
 * <p>
 * Arguments: a folder with {@code labels.csv} (the file's name first), which gets
 * {@code sights.bin} (32 × 96 bytes for each) and {@code sights.csv} (the file).
 */
final class Sights {

	private Sights() {
	}

	public static void main(String[] arguments) throws Exception {
		Path folder = Path.of(arguments[0]);
		try (OutputStream pixels = new BufferedOutputStream(Files.newOutputStream(folder.resolve("sights.bin")));
				PrintStream files = new PrintStream(
						new BufferedOutputStream(Files.newOutputStream(folder.resolve("sights.csv"))), false,
						StandardCharsets.UTF_8)) {
			LabelledPictures.each(folder, (fields, photo) -> {
				Ink ink = new InkFinder().find(photo);
				Optional<Box> box = new GlyphFinder().find(ink, OptionalInt.empty()).box();
				if (box.isPresent()) {
					pixels.write(Sight.of(photo, ink, box.get()).pixels());
					files.println(fields[0]);
				}
			});
		}
		System.exit(0);
	}

}
