package org.digits.web;

import java.util.OptionalInt;

import org.digits.reading.Trace;
import org.digits.repair.Mended;
import org.digits.tongue.Words;

/** What came of a picture: a reading, or a refusal. */
sealed interface Answer {

	/** It was read, whatever the outcome, and perhaps mended since. */
	record Answered(Mended mended) implements Answer {

		Answered(Trace trace) {
			this(Mended.not(trace, OptionalInt.empty()));
		}

		Trace trace() {
			return this.mended.trace();
		}

	}

	/**
	 * It was not read.
	 *
	 * @param problem the kind of trouble
	 * @param words what to tell a person, in words that help
	 */
	record Refused(Problem problem, Words words) implements Answer {
	}

}
