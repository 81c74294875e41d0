package org.digits.bundle;

/** A page, or a whole file, of which no picture can be had; says why to a person. */
public final class PageRefused extends Exception {

	/** Of an archive in an archive. */
	public static final String NESTED = "An archive in an archive isn't opened. Unpack it, and send what is in it.";

	/** Of a page that is not to blame. */
	public static final String OUR_FAULT = "Something broke on our side while it was read. It has been written down.";

	/** Of a page that has ended the server, more than once. */
	public static final String ALONE = "Reading it broke the server more than once, so it is left alone.";

	public PageRefused(String sentence) {
		super(sentence, null, false, false);
	}

	/** What to tell a person. */
	public String sentence() {
		return String.valueOf(getMessage());
	}

}
