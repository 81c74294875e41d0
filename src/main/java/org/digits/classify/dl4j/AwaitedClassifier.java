package org.digits.classify.dl4j;

import java.util.List;
import java.util.function.Supplier;

import org.digits.classify.Classifier;
import org.digits.classify.Guess;
import org.digits.classify.ModelCard;
import org.digits.glyph.Glyph;

/**
 * A classifier that is waited for.
 *
 * @param loaded gives it when it is there
 */
record AwaitedClassifier(Supplier<Classifier> loaded) implements Classifier {

	@Override
	public List<Guess> classify(List<Glyph> glyphs) {
		return this.loaded.get().classify(glyphs);
	}

	@Override
	public ModelCard card() {
		return this.loaded.get().card();
	}

}
