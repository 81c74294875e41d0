package org.digits.decode;

import java.time.Duration;

import org.digits.decode.Decoding.Reason;

/** When a decoder has to have finished; decoders ask every few thousand pixels. */
final class Deadline {

	private final long nanos;

	private final Duration time;

	Deadline(Duration time) {
		this.time = time;
		this.nanos = System.nanoTime() + time.toNanos();
	}

	long left() {
		return this.nanos - System.nanoTime();
	}

	boolean isOver() {
		return left() <= 0;
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
