package org.digits.bundle;

/** A page, or a whole file, of which no picture can be had; says why to a person. */
public final class PageRefused extends Exception {

	public PageRefused(String sentence) {
		super(sentence, null, false, false);
	}

	/** What to tell a person. */
	public String sentence() {
		return String.valueOf(getMessage());
	}

}
