package org.digits.classify;

import java.util.List;

import org.digits.glyph.Glyph;

/** A model that knows digits. Safe to use from several threads. */
public interface Classifier {

	/** A guess for every glyph, in their order. */
	List<Guess> classify(List<Glyph> glyphs);

	/** What model this is. */
	ModelCard card();

}
