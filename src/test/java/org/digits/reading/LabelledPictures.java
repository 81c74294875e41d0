package org.digits.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.digits.decode.DecodeLimits;
import org.digits.decode.Decoding;
import org.digits.decode.Pictures;
import org.digits.image.Photo;

/** A folder of pictures and {@code labels.csv}, whose first field is the file's name. */
final class LabelledPictures {

	private LabelledPictures() {
	}

	/**
	 * Shows every picture that can be decoded, in the order of the labels.
	 * @param folder where they are
	 * @param viewer takes the fields of its label and the picture
	 */
	static void each(Path folder, Viewer viewer) throws IOException {
		Pictures pictures = new Pictures(DecodeLimits.defaults());
		List<String> rows = Files.readAllLines(folder.resolve("labels.csv"));
		for (String row : rows.subList(1, rows.size())) {
			String[] fields = row.split(",", -1);
			if (pictures.decode(Files.readAllBytes(folder.resolve(fields[0]))) instanceof Decoding.Decoded picture) {
				viewer.see(fields, picture.photo());
			}
		}
	}

	/** Looks at a picture and its label. */
	@FunctionalInterface
	interface Viewer {

		void see(String[] fields, Photo photo) throws IOException;

	}

}
