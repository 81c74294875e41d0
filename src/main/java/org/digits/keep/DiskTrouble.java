package org.digits.keep;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log of a disk that can't be used: once, until it can be again. */
public final class DiskTrouble {

	private static final Logger logger = LoggerFactory.getLogger(DiskTrouble.class);

	/** On a disk that is nearly full, what is small finds room now and then. */
	private static final long OVER = Duration.ofMinutes(1).toNanos();

	private final String sentence;

	private final LongSupplier nanos;

	private boolean met;

	private long last;

	/**
	 * Trouble that may come.
	 * @param sentence what it is, and what becomes of it, for the owner of the server
	 */
	public DiskTrouble(String sentence) {
		this(sentence, System::nanoTime);
	}

	DiskTrouble(String sentence, LongSupplier nanos) {
		this.sentence = sentence;
		this.nanos = nanos;
	}

	/** It has come. */
	public synchronized void met(Exception reason) {
		this.last = this.nanos.getAsLong();
		if (!this.met) {
			this.met = true;
			logger.warn("{}: {}", this.sentence, reason.toString());
		}
	}

	/** Something was written, so it may be over. */
	public synchronized void wrote() {
		if (this.met && this.nanos.getAsLong() - this.last > OVER) {
			this.met = false;
			logger.info("The disk can be used again. It was: {}", this.sentence);
		}
	}

}
