package org.digits.decode;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

import org.digits.decode.Decoding.Reason;

/**
 * When a decoder has to have finished; decoders ask every few thousand pixels. Their work
 * is counted in processor time, so that a good picture isn't refused because the machine
 * has much else to do; whoever waits for them waits by the clock, and longer.
 */
final class Deadline {

	/** How many times as long as the work may take others wait for it. */
	private static final int PATIENCE = 3;

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private final Duration time;

	private final long end;

	private volatile long worker;

	private volatile long begun;

	/** When it began, by the clock. */
	private volatile long since;

	/** What the worker saw, the others know. */
	private volatile boolean passed;

	Deadline(Duration time) {
		this.time = time;
		this.end = System.nanoTime() + PATIENCE * time.toNanos();
	}

	/** The calling thread begins the work. */
	void begin() {
		this.since = System.nanoTime();
		this.begun = processorTime();
		this.worker = Thread.currentThread().getId();
	}

	/** How long others wait yet, in nanoseconds by the clock. */
	long left() {
		return this.end - System.nanoTime();
	}

	boolean isOver() {
		long now = System.nanoTime();
		if (this.end - now <= 0 || (Thread.currentThread().getId() == this.worker && hasWorkedTooLong(now))) {
			this.passed = true;
		}
		return this.passed;
	}

	/** No thread works longer than the clock goes, which is the quicker to look at. */
	private boolean hasWorkedTooLong(long now) {
		long most = this.time.toNanos();
		return now - this.since > most && processorTime() - this.begun > most;
	}

	/** Of the calling thread, in nanoseconds; by the clock where it can't be told. */
	private static long processorTime() {
		return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
	}

	void check() throws Unreadable {
		if (isOver()) {
			throw tooLong();
		}
	}

	Unreadable tooLong() {
		return new Unreadable(Reason.TOO_MANY_PIXELS,
				"The picture takes longer than %s to read. Try a smaller one, or save it anew as a plain JPEG or PNG."
					.formatted(seconds()));
	}

	private String seconds() {
		double seconds = this.time.toMillis() / 1000.0;
		return (seconds == 1) ? "1 second"
				: ((seconds == Math.rint(seconds)) ? "%.0f seconds" : "%.1f seconds").formatted(seconds);
	}

}
