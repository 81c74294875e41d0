package org.digits.reading;

import org.jspecify.annotations.Nullable;

/**
 * The beginning of a text, and the likeliest way to it.
 *
 * @param text the digits and signs so far, without what is something else
 * @param place where in a text its end is
 * @param sum the logarithm of the sum over all ways to it
 * @param score the score of the likeliest way to it
 * @param digits how many digits it has
 * @param before what it was before its last candidate; null at the start
 * @param candidate the number of that candidate
 * @param kind what the candidate is taken for
 */
record Prefix(String text, Place place, double sum, double score, int digits, @Nullable Prefix before, int candidate,
		int kind) {

	static final Prefix START = new Prefix("", Place.BEFORE_DIGITS, 0, 0, 0, null, -1, -1);

	Prefix with(int next, int as, double score) {
		String longer = (as == Kind.ELSE.index()) ? this.text : this.text + Kind.mark(as);
		return new Prefix(longer, this.place.after(as), this.sum + score, this.score + score,
				this.digits + (Kind.isDigit(as) ? 1 : 0), this, next, as);
	}

	Prefix or(Prefix other) {
		Prefix likelier = (this.score >= other.score) ? this : other;
		return new Prefix(this.text, this.place, Features.added(this.sum, other.sum), likelier.score, this.digits,
				likelier.before, likelier.candidate, likelier.kind);
	}

	/** The marks of every step, also of what is something else. */
	String marks() {
		StringBuilder marks = new StringBuilder();
		for (Prefix prefix = this; prefix.before != null; prefix = prefix.before) {
			marks.append(Kind.mark(prefix.kind));
		}
		return marks.reverse().toString();
	}

	/** Where in a text one is, and what may follow there. */
	enum Place {

		BEFORE_DIGITS, IN_NUMBER, AFTER_SLASH;

		boolean allows(int kind) {
			return this != BEFORE_DIGITS || kind != Kind.SLASH.index();
		}

		boolean mayEnd() {
			return this != AFTER_SLASH;
		}

		Place after(int kind) {
			if (kind == Kind.SLASH.index()) {
				return AFTER_SLASH;
			}
			boolean isSign = kind == Kind.POINT.index() || kind == Kind.DASH.index();
			return (Kind.isDigit(kind) || (isSign && this == AFTER_SLASH)) ? IN_NUMBER : this;
		}

	}

}
