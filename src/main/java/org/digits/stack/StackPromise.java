package org.digits.stack;

import java.time.Duration;

/**
 * What becomes of a stack and how large it may be, for the page where one is sent.
 *
 * @param retention how long it is kept
 * @param pages how many pages are read
 * @param megabytes how large it may be
 */
record StackPromise(Duration retention, int pages, long megabytes) {

	/** How long it is kept, in words. */
	public String time() {
		if (this.retention.toDays() > 1) {
			return this.retention.toDays() + " days";
		}
		return (this.retention.toHours() > 1) ? this.retention.toHours() + " hours"
				: this.retention.toMinutes() + " minutes";
	}

}
