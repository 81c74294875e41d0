package org.digits.classify;

import java.util.Optional;

/**
 * Networks that a model of digits asks what it can't know itself.
 *
 * @param lines reads lines whole
 * @param hands knows strange hands, and digits that the picture cuts off (which are to be
 * shown {@linkplain org.digits.glyph.Glyph#along along its edge}), but digits alone
 * @param orientation tells lines that stand upright from those on their head
 * @param words tells words from numbers
 * @param things tells things from numbers
 */
public record Helpers(Optional<LineReader> lines, Optional<Classifier> hands, Optional<LineOrientation> orientation,
		Optional<LineWords> words, Optional<Things> things) {

	/** Nobody. */
	public static final Helpers NONE = new Helpers(Optional.empty(), Optional.empty(), Optional.empty(),
			Optional.empty(), Optional.empty());

}
