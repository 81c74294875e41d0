package org.digits.stack;

import org.digits.web.ReadingDocument;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a page: a line of the journal.
 *
 * @param kind what happened
 * @param page counted from 1
 * @param reading what was read, if it was
 * @param sentence why it couldn't be read, if it couldn't
 * @param number what a person says that it is, if one did
 * @param width columns of the page set upright, in which boxes are measured; 0 if it
 * wasn't seen
 * @param height rows of it
 */
record Event(Kind kind, int page, @Nullable ReadingDocument reading, @Nullable String sentence, @Nullable String number,
		int width, int height) {

	/** What can happen to a page. */
	enum Kind {

		/** Somebody began to read it. Of no account, unless that never ends. */
		BEGUN,
		/** Whoever had begun it left it to another, and it was not its fault. */
		LEFT,
		/** It was read. */
		READ,
		/** It can't be read. */
		REFUSED,
		/** A person said what it says, or that it is right. */
		CORRECTED,
		/** A person took that back. */
		RESTORED;

		/** Whether it is lost for good if it is lost. */
		boolean isOfAPerson() {
			return this == CORRECTED || this == RESTORED;
		}

		/** Whether it changes what is known of the page. */
		boolean tells() {
			return this != BEGUN && this != LEFT;
		}

	}

	static Event begun(int page) {
		return new Event(Kind.BEGUN, page, null, null, null, 0, 0);
	}

	static Event left(int page) {
		return new Event(Kind.LEFT, page, null, null, null, 0, 0);
	}

	static Event read(int page, ReadingDocument reading, int width, int height) {
		return new Event(Kind.READ, page, reading, null, null, width, height);
	}

	static Event refused(int page, String sentence) {
		return new Event(Kind.REFUSED, page, null, sentence, null, 0, 0);
	}

	static Event corrected(int page, String number) {
		return new Event(Kind.CORRECTED, page, null, null, number, 0, 0);
	}

	static Event restored(int page) {
		return new Event(Kind.RESTORED, page, null, null, null, 0, 0);
	}

}
