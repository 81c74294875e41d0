package org.digits.web;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Who reads, and who waits for it. A few may always wait, until somebody has to be sent
 * away; from then on, and for as long as more are sent away than let in, only so many may
 * wait as will have a seat in a moment. So whoever is let in has an answer soon, and
 * whoever isn't knows at once.
 */
final class Seats {

	/** So many may wait for a seat however long reading takes: large photographs. */
	private static final int USUALLY_WAITING = 2;

	/** How much the last reading counts in the mean: a sixteenth. */
	private static final int MEMORY = 16;

	private static final long A_SECOND = TimeUnit.SECONDS.toNanos(1);

	private final Semaphore seats;

	private final int count;

	private final long patience;

	private final long line;

	/** Of one reading, in nanoseconds. */
	private long mean;

	private boolean crowded;

	private long second = System.nanoTime();

	private int letIn;

	private int sentAway;

	Seats(RequestSettings settings) {
		this.count = settings.seats();
		this.seats = new Semaphore(this.count, true);
		this.patience = settings.patience().toNanos();
		this.line = settings.line().toNanos();
	}

	/** Whether whoever comes now would wait for too long, and is sent away. */
	synchronized boolean isFull() {
		lookAround(System.nanoTime());
		long wait = (this.seats.availablePermits() > 0) ? 0 : (waiting() + 1) * this.mean / this.count;
		boolean few = waiting() < USUALLY_WAITING * this.count;
		boolean full = wait > this.line && (this.crowded || !few);
		if (full) {
			this.crowded = true;
			this.sentAway++;
		}
		return full;
	}

	private void lookAround(long now) {
		if (now - this.second > A_SECOND) {
			this.second = now;
			this.crowded = this.sentAway > this.letIn;
			this.sentAway = 0;
			this.letIn = 0;
		}
	}

	int waiting() {
		return this.seats.getQueueLength();
	}

	/** How many are free, and nobody waits for them. */
	int idle() {
		return (waiting() > 0) ? 0 : this.seats.availablePermits();
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
		synchronized (this) {
			this.letIn++;
			this.mean = (this.mean == 0) ? time : this.mean + (time - this.mean) / MEMORY;
		}
		this.seats.release();
	}

}
