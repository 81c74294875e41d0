package org.digits.web;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who reads, and who waits for it. The line is as long as it can be worked off in a
 * moment, so that whoever is let in has an answer soon, and whoever isn't knows at once.
 */
final class Seats {

	/** So many may wait for a seat however long reading takes: large photographs. */
	private static final int ALWAYS_WAITING = 2;

	/** How much the last reading counts in the mean: a sixteenth. */
	private static final int MEMORY = 16;

	private final Semaphore seats;

	private final int count;

	private final long patience;

	private final long line;

	private final AtomicLong mean = new AtomicLong();

	Seats(RequestSettings settings) {
		this.count = settings.seats();
		this.seats = new Semaphore(this.count, true);
		this.patience = settings.patience().toNanos();
		this.line = settings.line().toNanos();
	}

	/** Whether whoever comes now would wait for too long. */
	boolean isFull() {
		long waiting = waiting();
		return waiting >= (long) ALWAYS_WAITING * this.count
				&& (waiting + 1) * this.mean.get() / this.count > this.line;
	}

	int waiting() {
		return this.seats.getQueueLength();
	}

	/** Waits for a seat; whether there was one in time. */
	boolean take() {
		try {
			return this.seats.tryAcquire(this.patience, TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * Leaves a seat to the next.
	 * @param time how long it was taken, in nanoseconds
	 */
	void leave(long time) {
		this.mean.updateAndGet((mean) -> (mean == 0) ? time : mean + (time - mean) / MEMORY);
		this.seats.release();
	}

}
