package org.digits.classify;

import java.util.List;
import java.util.function.Supplier;

import org.digits.glyph.Glyph;
import org.digits.image.Ground;

/**
 * A classifier that may still be loaded: whoever asks it anything waits until it is
 * there.
 *
 * @param loaded gives it when it is there
 */
public record AwaitedClassifier(Supplier<Classifier> loaded) implements Classifier {

	@Override
	public List<Guess> classify(List<Glyph> glyphs) {
		return this.loaded.get().classify(glyphs);
	}

	@Override
	public List<Guess> classify(List<Glyph> glyphs, Ground ground) {
		return this.loaded.get().classify(glyphs, ground);
	}

	@Override
	public Helpers helpers() {
		return this.loaded.get().helpers();
	}

	@Override
	public ModelCard card() {
		return this.loaded.get().card();
	}

}
