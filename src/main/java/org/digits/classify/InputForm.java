package org.digits.classify;

import java.util.List;

import org.digits.glyph.Glyph;

/**
 * What form a network wants its pictures in. Nothing in a Keras file says so.
 *
 * @param scale the number that stands for full ink, or for white paper where inverted
 * @param inverted whether it was trained on dark ink on light paper
 */
record InputForm(double scale, boolean inverted) {

	/** The forms that people train with, the usual ones first. */
	static final List<InputForm> USUAL = List.of(new InputForm(1, false), new InputForm(255, false),
			new InputForm(1, true), new InputForm(255, true));

	/** The glyphs' pixels in this form, glyph by glyph and row by row. */
	float[] of(List<Glyph> glyphs) {
		float[] values = new float[glyphs.size() * Glyph.SIDE * Glyph.SIDE];
		float factor = (float) this.scale / 255;
		int at = 0;
		for (Glyph glyph : glyphs) {
			for (byte pixel : glyph.pixels()) {
				int ink = pixel & 0xff;
				values[at++] = factor * (this.inverted ? 255 - ink : ink);
			}
		}
		return values;
	}

	/** This form in words for a person. */
	String inWords() {
		return "0 to %.0f, %s".formatted(this.scale, this.inverted ? "dark ink on light" : "light ink on dark");
	}

}
