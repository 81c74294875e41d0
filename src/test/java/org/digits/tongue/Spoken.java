package org.digits.tongue;

import java.util.Locale;

/** Languages for tests that have no application. */
public final class Spoken {

	private Spoken() {
	}

	public static Wording english() {
		return in("en");
	}

	public static Wording in(String tag) {
		return new Wording(new Bundles(), Locale.forLanguageTag(tag));
	}

}
