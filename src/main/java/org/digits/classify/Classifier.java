package org.digits.classify;

import java.util.List;
import java.util.Optional;

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

	/** Who reads lines whole; nobody if no network here does. */
	default Optional<LineReader> lines() {
		return Optional.empty();
	}

	/**
	 * Who knows strange hands, and digits that the picture cuts off (which are to be
	 * shown {@linkplain Glyph#along along its edge}), but digits alone; nobody if no
	 * network here does.
	 */
	default Optional<Classifier> hands() {
		return Optional.empty();
	}

	/** What model this is. */
	ModelCard card();

}
