package org.digits.classify.dl4j;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.digits.classify.Classifier;
import org.digits.classify.Guess;
import org.digits.classify.ModelCard;
import org.digits.classify.UnusableModel;
import org.digits.glyph.Glyph;

/** A classifier that is still being loaded: whoever asks it waits until it is there. */
final class Awaited implements Classifier {

	private final CompletableFuture<Classifier> classifier = new CompletableFuture<>();

	/**
	 * Has a classifier loaded.
	 * @param loading loads it; if it fails, who asks is told so, and the executor as well
	 * @param executor when and by which thread
	 */
	Awaited(Supplier<Classifier> loading, Executor executor) {
		executor.execute(() -> {
			try {
				this.classifier.complete(loading.get());
			}
			catch (RuntimeException | Error ex) {
				this.classifier.completeExceptionally(ex);
				throw ex;
			}
		});
	}

	@Override
	public List<Guess> classify(List<Glyph> glyphs) {
		return loaded().classify(glyphs);
	}

	@Override
	public ModelCard card() {
		return loaded().card();
	}

	private Classifier loaded() {
		try {
			return this.classifier.join();
		}
		catch (CompletionException ex) {
			throw new UnusableModel("It could not be loaded.", ex.getCause());
		}
	}

}
