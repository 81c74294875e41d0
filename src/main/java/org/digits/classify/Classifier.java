package org.digits.classify;

import java.util.List;

import org.digits.glyph.Glyph;
import org.digits.image.Ground;

/** A model that knows digits. Safe to use from several threads. */
public interface Classifier {

	/** A guess for every glyph, in their order. */
	List<Guess> classify(List<Glyph> glyphs);

	/**
	 * The same where it is known what the glyphs stand on, which may tell whom to ask.
	 */
	default List<Guess> classify(List<Glyph> glyphs, Ground ground) {
		return classify(glyphs);
	}

	/** Who knows what it doesn't. */
	default Helpers helpers() {
		return Helpers.NONE;
	}

	/** What model this is. */
	ModelCard card();

}
