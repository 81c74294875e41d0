package org.digits.stack;

import org.digits.web.ReadingDocument;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with a page of a stack.
 *
 * @param index counted from 1
 * @param name what it is called
 * @param state whether it was read
 * @param outcome the outcome of its reading, as the API writes it, if it was read
 * @param read the number that was read, if any
 * @param confidence how sure that is, 0 to 1
 * @param reason why it isn't sure, or why it can't be read, in a sentence
 * @param correction what a person says, if one did; empty if that is nothing
 * @param place where its reading stands in the journal
 * @param revision grows with every change of any page of the stack
 */
record Page(int index, String name, State state, @Nullable String outcome, @Nullable String read, double confidence,
		@Nullable String reason, @Nullable String correction, long place, long revision) {

	private static final String UNSURE = "unsure";

	private static final String NOT_A_NUMBER = "not-a-number";

	/** What can be said of a page. */
	enum State {

		/** It is yet to be read. */
		WAITING,
		/** It was read, whatever the outcome. */
		READ,
		/** It can't be read. */
		REFUSED

	}

	static Page waiting(int index, String name) {
		return new Page(index, name, State.WAITING, null, null, 0, null, null, -1, 0);
	}

	/** The page after something happened to it. */
	Page after(Event event, long place, long revision) {
		return switch (event.kind()) {
			case BEGUN, LEFT -> this;
			case READ -> read(event.reading(), place, revision);
			case REFUSED -> new Page(this.index, this.name, State.REFUSED, null, null, 0, event.sentence(),
					this.correction, place, revision);
			case CORRECTED -> corrected(event.number(), revision);
			case RESTORED -> corrected(null, revision);
		};
	}

	private Page read(@Nullable ReadingDocument reading, long at, long revised) {
		return (reading == null) ? this : new Page(this.index, this.name, State.READ, reading.outcome(),
				reading.number(), reading.confidence(), reading.reason(), this.correction, at, revised);
	}

	private Page corrected(@Nullable String number, long revised) {
		return new Page(this.index, this.name, this.state, this.outcome, this.read, this.confidence, this.reason,
				number, this.place, revised);
	}

	/** The number as it stands: a person's word counts more than the machine's. */
	public @Nullable String number() {
		return (this.correction == null) ? this.read : this.correction.isEmpty() ? null : this.correction;
	}

	public boolean isConfirmed() {
		return this.correction != null;
	}

	public boolean isUnsure() {
		return UNSURE.equals(this.outcome);
	}

	/**
	 * How much it wants a person's look: the more, the smaller. Unsure ones come first,
	 * the least sure before all, then those that can't be read or are no number, then the
	 * sure ones; what waits or is confirmed comes last.
	 */
	public double doubt() {
		if (isConfirmed()) {
			return 4;
		}
		return switch (this.state) {
			case READ -> (isUnsure() ? 0 : NOT_A_NUMBER.equals(this.outcome) ? 1 : 2) + this.confidence / 2;
			case REFUSED -> 1;
			case WAITING -> 3;
		};
	}

}
