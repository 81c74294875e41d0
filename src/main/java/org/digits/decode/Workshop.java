package org.digits.decode;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.digits.decode.Decoding.Reason;

/**
 * Where decoders work: a few at once, within a common budget of memory, and none for
 * longer than its time. A decoder that doesn't heed its deadline is left alone, and keeps
 * its share of the budget until it ends.
 */
final class Workshop implements AutoCloseable {

	/** The budget is counted in units of so many bytes. */
	private static final long UNIT = 4096;

	private final ThreadPoolExecutor threads;

	private final Semaphore memory;

	private final int units;

	private final Duration time;

	Workshop(DecodeLimits limits) {
		this.time = limits.time();
		this.units = (int) Math.min(Integer.MAX_VALUE, Math.max(1, limits.memory() / UNIT));
		this.memory = new Semaphore(this.units, true);
		this.threads = new ThreadPoolExecutor(limits.threads(), limits.threads(), 10, TimeUnit.SECONDS,
				new ArrayBlockingQueue<>(Math.max(1, limits.waiting())), (work) -> {
					Thread thread = new Thread(work, "decode");
					thread.setDaemon(true);
					return thread;
				});
		this.threads.allowCoreThreadTimeOut(true);
	}

	/** Whether so much memory is more than all decoders together may hold. */
	boolean isTooSmallFor(long bytes) {
		return bytes / UNIT >= this.units;
	}

	/**
	 * Has work done, and waits for it.
	 * @param bytes how much memory it may need
	 */
	<T> T have(long bytes, Deadline deadline, Callable<T> work) throws Unreadable, ExecutionException {
		int share = (int) (1 + bytes / UNIT);
		try {
			if (!this.memory.tryAcquire(share, deadline.left() / 2, TimeUnit.NANOSECONDS)) {
				throw busy();
			}
			Future<T> future = submit(share, work);
			return future.get(deadline.left(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			throw deadline.tooLong();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw busy();
		}
	}

	private <T> Future<T> submit(int share, Callable<T> work) throws Unreadable {
		try {
			return this.threads.submit(() -> {
				try {
					return work.call();
				}
				finally {
					this.memory.release(share);
				}
			});
		}
		catch (RejectedExecutionException ex) {
			this.memory.release(share);
			throw busy();
		}
	}

	private Unreadable busy() {
		return new Unreadable(Reason.BUSY,
				"Too many pictures are being read right now. Wait a few seconds, and try again.");
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

}
