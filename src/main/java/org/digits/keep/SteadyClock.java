package org.digits.keep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time of day, which goes on as it should when somebody sets the machine's clock, so
 * that nothing is deleted early or kept for ever by that. Whoever has written down times
 * asks every now and then whether to move them.
 */
public final class SteadyClock implements InstantSource {

	/** What a clock is adjusted by every day is no jump. */
	private static final Duration JUMP = Duration.ofSeconds(30);

	private final InstantSource wall;

	private final LongSupplier nanos;

	private Instant start;

	private long startNanos;

	/** A clock that begins with the time of this machine. */
	public SteadyClock() {
		this(InstantSource.system(), System::nanoTime);
	}

	/**
	 * A clock.
	 * @param wall the one that may be set
	 * @param nanos nanoseconds since some time or other, which nobody can set
	 */
	public SteadyClock(InstantSource wall, LongSupplier nanos) {
		this.wall = wall;
		this.nanos = nanos;
		this.start = wall.instant();
		this.startNanos = nanos.getAsLong();
	}

	/**
	 * The time, as if the machine's clock had not been set since it was last followed.
	 */
	@Override
	public synchronized Instant instant() {
		return this.start.plusNanos(this.nanos.getAsLong() - this.startNanos);
	}

	/**
	 * Takes over the time of the machine.
	 * @return how far its clock was set forward, or back if negative: all times that were
	 * written down move by that; zero if it wasn't set
	 */
	public synchronized Duration follow() {
		Instant before = instant();
		this.start = this.wall.instant();
		this.startNanos = this.nanos.getAsLong();
		Duration jump = Duration.between(before, this.start);
		return (jump.abs().compareTo(JUMP) > 0) ? jump : Duration.ZERO;
	}

}
