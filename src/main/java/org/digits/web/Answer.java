package org.digits.web;

import org.digits.reading.Trace;
import org.digits.tongue.Words;

/** What came of a picture: a reading, or a refusal. */
sealed interface Answer {

	/** It was read, whatever the outcome. */
	record Answered(Trace trace) implements Answer {
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
