package org.digits.door;

import java.util.concurrent.atomic.AtomicLong;

/** A number of bytes that all uploads share. */
final class Budget {

	private final AtomicLong left;

	Budget(long bytes) {
		this.left = new AtomicLong(bytes);
	}

	boolean take(long bytes) {
		if (this.left.addAndGet(-bytes) >= 0) {
			return true;
		}
		this.left.addAndGet(bytes);
		return false;
	}

	void giveBack(long bytes) {
		this.left.addAndGet(bytes);
	}

	long left() {
		return this.left.get();
	}

}
