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

	/** The words for how long it is kept, in the bundles. */
	public String key() {
		return (this.retention.toDays() > 1) ? "layout.kept.days"
				: (this.retention.toHours() > 0) ? "layout.kept.hours" : "layout.kept.minutes";
	}

	/** How many days, hours or minutes that is. */
	public long count() {
		return (this.retention.toDays() > 1) ? this.retention.toDays()
				: (this.retention.toHours() > 0) ? this.retention.toHours() : this.retention.toMinutes();
	}

}
