package org.digits.decode;

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

	/** So many times as many threads may be lost to jobs that don't end. */
	private static final int MOST_LOST = 4;

	private final ThreadPoolExecutor threads;

	private final Semaphore memory;

	private final int units;

	private final DecodeLimits limits;

	private int lost;

	Workshop(DecodeLimits limits) {
		this.limits = limits;
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
			return wait(new Job<>(() -> {
				deadline.begin();
				return work.call();
			}, share), deadline);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw busy();
		}
	}

	private <T> T wait(Job<T> job, Deadline deadline) throws Unreadable, ExecutionException, InterruptedException {
		Future<T> future;
		try {
			future = this.threads.submit(job);
		}
		catch (RejectedExecutionException ex) {
			this.memory.release(job.share);
			throw busy();
		}
		try {
			return future.get(deadline.left(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			throw job.abandon() ? deadline.tooLong() : busy();
		}
	}

	/** Has so many threads more, or fewer, in place of those that are lost to a job. */
	private synchronized void replace(int lost) {
		this.lost += lost;
		int count = this.limits.threads() + Math.min(this.lost, MOST_LOST * this.limits.threads());
		if (lost > 0) {
			this.threads.setMaximumPoolSize(count);
			this.threads.setCorePoolSize(count);
		}
		else {
			this.threads.setCorePoolSize(count);
			this.threads.setMaximumPoolSize(count);
		}
	}

	/** Work with its share of the memory, which it gives back when it ends. */
	private final class Job<T> implements Callable<T> {

		private final Callable<T> work;

		private final int share;

		private boolean started;

		private boolean ended;

		private boolean abandoned;

		Job(Callable<T> work, int share) {
			this.work = work;
			this.share = share;
		}

		@Override
		public T call() throws Exception {
			begin();
			try {
				return this.work.call();
			}
			finally {
				Workshop.this.memory.release(this.share);
				end();
			}
		}

		private synchronized void begin() {
			this.started = true;
		}

		private synchronized void end() {
			this.ended = true;
			if (this.abandoned) {
				replace(-1);
			}
		}

		/** Leaves it alone; whether it had started. */
		synchronized boolean abandon() {
			if (this.started && !this.ended) {
				this.abandoned = true;
				replace(1);
			}
			return this.started;
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
