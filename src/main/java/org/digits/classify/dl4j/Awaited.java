package org.digits.classify.dl4j;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.digits.classify.UnusableModel;

/**
 * What is still being loaded: whoever asks for it waits until it is there.
 *
 * @param <T> what it is
 */
final class Awaited<T> implements Supplier<T> {

	private final CompletableFuture<T> loaded = new CompletableFuture<>();

	/**
	 * Has something loaded.
	 * @param loading loads it; if it fails, who asks is told so, and the executor as well
	 * @param executor when and by which thread
	 */
	Awaited(Supplier<T> loading, Executor executor) {
		executor.execute(() -> {
			try {
				this.loaded.complete(loading.get());
			}
			catch (RuntimeException | Error ex) {
				this.loaded.completeExceptionally(ex);
				throw ex;
			}
		});
	}

	@Override
	public T get() {
		try {
			return this.loaded.join();
		}
		catch (CompletionException ex) {
			throw new UnusableModel("It could not be loaded.", ex.getCause());
		}
	}

}
