package org.digits.classify.dl4j;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a thread needs for itself while it works, so many times; whoever comes while all
 * are at work waits.
 *
 * @param <T> what it needs
 */
final class Workers<T> {

	private final Semaphore permits;

	/** Made when they are first needed: a big machine may never need all of them. */
	private final Deque<T> free = new ConcurrentLinkedDeque<>();

	private final Supplier<T> maker;

	Workers(int count, Supplier<T> maker) {
		this.permits = new Semaphore(count, true);
		this.maker = maker;
	}

	<R> R with(Function<T, R> work) {
		try {
			this.permits.acquire();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for a free worker", ex);
		}
		try {
			T worker = this.free.poll();
			T mine = (worker != null) ? worker : this.maker.get();
			try {
				return work.apply(mine);
			}
			finally {
				this.free.push(mine);
			}
		}
		finally {
			this.permits.release();
		}
	}

}
