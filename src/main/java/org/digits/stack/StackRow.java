package org.digits.stack;

import org.jspecify.annotations.Nullable;

/**
 * A page of a stack, as its table shows it.
 *
 * @param page the page
 * @param kind how it stands with it, in a word: {@code confirmed}, {@code corrected},
 * {@code refused}, or the outcome of its reading
 */
record StackRow(Page page, String kind) {

	static StackRow of(Page page) {
		return new StackRow(page, kind(page));
	}

	private static String kind(Page page) {
		if (page.isConfirmed()) {
			String read = page.read();
			return ((read != null) ? read : "").equals(page.correction()) ? "confirmed" : "corrected";
		}
		String outcome = page.outcome();
		return (outcome != null) ? outcome : "refused";
	}

	/** The number as it stands, or nothing. */
	public String number() {
		String number = this.page.number();
		return (number != null) ? number : "";
	}

	/** How many lines it has, at least 1. */
	public long lines() {
		return Math.max(1, number().lines().count());
	}

	/** Whether there is a picture of it. */
	public boolean seen() {
		return this.page.state() == Page.State.READ;
	}

	/** How sure the machine is, of 100; null where that is no question any more. */
	public @Nullable Double percent() {
		return (seen() && !this.page.isConfirmed()) ? percent(this.page.confidence()) : null;
	}

	/** Never rounded up to a certainty that nobody has. */
	static double percent(double confidence) {
		return Math.min(99.9, Math.floor(confidence * 1000) / 10);
	}

	/** Why a person should look; null where one did. */
	public @Nullable String why() {
		return this.page.isConfirmed() ? null : this.page.reason();
	}

}
