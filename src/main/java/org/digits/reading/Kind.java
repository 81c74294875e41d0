package org.digits.reading;

import java.util.Locale;

/** What a candidate may be taken for: the digits 0 to 9 and, after them, these. */
enum Kind {

	/** A full stop or a comma. */
	POINT('.'),
	/** A minus, a dash that ends a number, an equals sign. */
	DASH('-'),
	/** A slash. */
	SLASH('/'),
	/** A letter, a currency mark, dirt: what is no part of a number. */
	ELSE('#');

	/** How many digits there are. */
	static final int DIGITS = 10;

	/** How many kinds there are, the digits among them. */
	static final int COUNT = DIGITS + values().length;

	private final char mark;

	Kind(char mark) {
		this.mark = mark;
	}

	/** Its place among all kinds. */
	int index() {
		return DIGITS + ordinal();
	}

	/** How it is written. */
	char mark() {
		return this.mark;
	}

	/** How the kind at an index is written. */
	static char mark(int index) {
		return (index < DIGITS) ? (char) ('0' + index) : values()[index - DIGITS].mark;
	}

	/** What the sign at an index is called. */
	static String name(int index) {
		return (index == ELSE.index()) ? "other" : values()[index - DIGITS].name().toLowerCase(Locale.ROOT);
	}

	static boolean isDigit(int index) {
		return index < DIGITS;
	}

}
