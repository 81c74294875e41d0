package org.digits.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a stack when it comes.
 *
 * @param id its name
 * @param created when it came
 * @param until when it will be deleted
 * @param digits how many digits to expect on every page, if known
 * @param files what the files are called, in the order that they came in
 */
record Head(String id, Instant created, Instant until, @Nullable Integer digits, List<String> files) {

	/** The same when the clock was set. */
	Head moved(Duration jump) {
		return new Head(this.id, this.created.plus(jump), this.until.plus(jump), this.digits, this.files);
	}

	/** The same, deleted at this time at the latest. */
	Head endingBy(Instant end) {
		return this.until.isAfter(end) ? new Head(this.id, this.created, end, this.digits, this.files) : this;
	}

}
