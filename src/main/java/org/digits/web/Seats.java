package org.digits.web;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Who reads, and who waits for it. A burst may form a line of some length, in time. If
 * more come than that, it is no burst: the line is cut short, its end is sent away, and
 * it stays short until a second has gone by in which nobody had to be. So whoever is let
 * in by a crowded server has an answer soon, and whoever isn't knows at once; while a few
 * who come again and again as they are answered just wait for each other.
 */
final class Seats {

	/** How much the last reading counts in the mean: a sixteenth. */
	private static final int MEMORY = 16;

	/** The first readings take long, and say nothing of the next. */
	private static final int WARMING_UP = 16;

	/** So many may wait for a seat in the meantime. */
	private static final int MOST_AT_FIRST = 32;

	private static final long A_SECOND = TimeUnit.SECONDS.toNanos(1);

	private final int count;

	private final long patience;

	private final long line;

	private final long crowdedLine;

	private final LongSupplier clock;

	private final Deque<Waiter> waiting = new ArrayDeque<>();

	private int free;

	private int readings;

	/** Of one reading, in nanoseconds. */
	private long mean;

	private boolean crowded;

	/** When somebody was sent away for the last time. */
	private long last;

	Seats(RequestSettings settings) {
		this(settings, System::nanoTime);
	}

	/**
	 * Seats by a clock.
	 * @param clock in nanoseconds
	 */
	Seats(RequestSettings settings, LongSupplier clock) {
		this.count = settings.seats();
		this.free = this.count;
		this.patience = settings.patience().toNanos();
		this.line = settings.line().toNanos();
		this.crowdedLine = settings.crowdedLine().toNanos();
		this.clock = clock;
	}

	/** Whether whoever comes now would wait for too long, and is sent away. */
	synchronized boolean isFull() {
		long now = this.clock.getAsLong();
		this.crowded &= now - this.last <= A_SECOND;
		if (!isTooLong(this.waiting.size() + 1)) {
			return false;
		}
		this.last = now;
		if (!this.crowded) {
			this.crowded = true;
			cutShort();
		}
		return true;
	}

	/**
	 * Whether a line of so many is. One for each seat may always wait, or one in all
	 * where there is a crowd: another comes before the seat is cold.
	 */
	private boolean isTooLong(int length) {
		return length > Math.max(this.crowded ? 1 : this.count, fitting());
	}

	/** How many can be read in the time that the line may take. */
	private long fitting() {
		if (this.readings < WARMING_UP) {
			return MOST_AT_FIRST * this.count;
		}
		return (this.crowded ? this.crowdedLine : this.line) * this.count / Math.max(1, this.mean);
	}

	private void cutShort() {
		Iterator<Waiter> fromTheEnd = this.waiting.descendingIterator();
		while (fromTheEnd.hasNext() && isTooLong(this.waiting.size())) {
			Waiter waiter = fromTheEnd.next();
			if (!waiter.stays) {
				fromTheEnd.remove();
				waiter.complete(false);
			}
		}
	}

	synchronized int waiting() {
		return this.waiting.size();
	}

	/** How many are free, and nobody waits for them. */
	synchronized int idle() {
		return this.waiting.isEmpty() ? this.free : 0;
	}

	/**
	 * Waits for a seat; whether there was one in time.
	 * @param stays whether it isn't sent away when the line is cut short
	 */
	boolean take(boolean stays) {
		Waiter waiter = new Waiter(stays);
		synchronized (this) {
			if (this.free > 0) {
				this.free--;
				return true;
			}
			this.waiting.add(waiter);
		}
		try {
			return waiter.get(this.patience, TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			return givesUp(waiter);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return givesUp(waiter);
		}
	}

	/** Whether it was too late for that: it has got a seat. */
	private synchronized boolean givesUp(Waiter waiter) {
		return !this.waiting.remove(waiter) && waiter.getNow(false);
	}

	/**
	 * Leaves a seat to the next.
	 * @param time how long it was taken, in nanoseconds
	 */
	synchronized void leave(long time) {
		this.readings++;
		this.mean = (this.readings <= WARMING_UP) ? time : this.mean + (time - this.mean) / MEMORY;
		Waiter next = this.waiting.poll();
		if (next == null) {
			this.free++;
		}
		else {
			next.complete(true);
		}
	}

	/** Somebody in the line, who will be told whether there is a seat. */
	private static final class Waiter extends CompletableFuture<Boolean> {

		private final boolean stays;

		Waiter(boolean stays) {
			this.stays = stays;
		}

	}

}
