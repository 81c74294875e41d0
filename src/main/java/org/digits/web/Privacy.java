package org.digits.web;

import java.time.Duration;

/**
 * What becomes of uploaded pictures, for the foot of every page.
 *
 * @param retention how long they are kept
 */
record Privacy(Duration retention) {

	public String sentence() {
		return !this.retention.isZero() ? "Pictures are kept on this server for %s, then deleted.".formatted(time())
				: "Pictures are read on this server and not kept.";
	}

	private String time() {
		if (this.retention.toDays() > 1) {
			return this.retention.toDays() + " days";
		}
		return (this.retention.toHours() > 1) ? this.retention.toHours() + " hours"
				: Math.max(1, this.retention.toMinutes()) + " minutes";
	}

}
