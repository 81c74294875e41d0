package org.digits.web;

import org.digits.tongue.Words;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Another room's refusal of a request: it becomes a page or a problem document. */
public final class Stated extends ResponseStatusException {

	private final transient Words words;

	/**
	 * A refusal.
	 * @param status the status of the answer
	 * @param words what to tell a person
	 */
	public Stated(HttpStatus status, Words words) {
		super(status);
		this.words = words;
	}

	Words words() {
		return this.words;
	}

}
