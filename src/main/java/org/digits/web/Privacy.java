package org.digits.web;

import java.time.Duration;

import org.digits.tongue.Wording;

/**
 * What becomes of uploaded pictures, for the foot of every page.
 *
 * @param retention how long they are kept
 */
record Privacy(Duration retention) {

	public String sentence(Wording wording) {
		return !this.retention.isZero() ? wording.say("layout.kept", time(wording)) : wording.say("layout.not-kept");
	}

	private String time(Wording wording) {
		if (this.retention.toDays() > 1) {
			return wording.say("layout.kept.days", this.retention.toDays());
		}
		return (this.retention.toHours() > 1) ? wording.say("layout.kept.hours", this.retention.toHours())
				: wording.say("layout.kept.minutes", Math.max(1, this.retention.toMinutes()));
	}

}
