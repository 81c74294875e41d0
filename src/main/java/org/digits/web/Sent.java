package org.digits.web;

import java.util.Base64;

import org.digits.image.Photo;
import org.digits.reading.Trace;
import org.digits.strokes.Drawing;

/**
 * What somebody gave to read, as it travels with the answer's page and comes back with
 * every repair: nothing of it is kept here meanwhile.
 */
sealed interface Sent {

	/** Larger files travel as the picture that was made of them. */
	int LARGE = 512 * 1024;

	/** The form's field that it comes back in. */
	String field();

	/**
	 * What to put in that field.
	 * @param trace what was read
	 */
	String value(Trace trace);

	/** How many pixels of the upload a pixel of what travels stands for, along a side. */
	double scale(Trace trace);

	/**
	 * A picture.
	 *
	 * @param bytes the file
	 * @param scale how many pixels of the upload a pixel of it stands for
	 * @param returned whether an answer's page gave it back
	 */
	record File(byte[] bytes, double scale, boolean returned) implements Sent {

		/** What somebody sends for the first time. */
		static File fresh(byte[] bytes) {
			return new File(bytes, 1, false);
		}

		@Override
		public String field() {
			return "picture";
		}

		@Override
		public String value(Trace trace) {
			return Base64.getEncoder().encodeToString(isLarge() ? GreyPicture.of(asItWas(trace)).jpeg() : this.bytes);
		}

		@Override
		public double scale(Trace trace) {
			return isLarge() ? trace.photo().scale() : this.scale;
		}

		private boolean isLarge() {
			return !this.returned && this.bytes.length > LARGE;
		}

		private static Photo asItWas(Trace trace) {
			return trace.photo().turned((4 - trace.reading().turned()) % 4);
		}

		Photo scaled(Photo photo) {
			return (this.scale == 1) ? photo
					: new Photo(photo.width(), photo.height(), photo.luminance(), photo.scale() * this.scale);
		}

	}

	/**
	 * Strokes.
	 *
	 * @param text their JSON
	 * @param drawing the same
	 */
	record Written(String text, Drawing drawing) implements Sent {

		@Override
		public String field() {
			return "strokes";
		}

		@Override
		public String value(Trace trace) {
			return this.text;
		}

		@Override
		public double scale(Trace trace) {
			return 1;
		}

	}

}
