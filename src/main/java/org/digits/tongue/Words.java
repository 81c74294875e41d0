package org.digits.tongue;

import java.util.List;

/**
 * Something to tell a person, before it is known in which language.
 *
 * @param key where it stands in the bundles; empty if {@code english} is the sentence
 * @param arguments what its places are filled with
 * @param english what a room that knows no languages said, in English
 */
public record Words(String key, List<Object> arguments, String english) {

	/** An entry of the bundles, and what its places are filled with. */
	public static Words of(String key, Object... arguments) {
		return new Words(key, List.of(arguments), "");
	}

	/** Sentences of a room that knows no languages, in English. */
	public static Words said(String english) {
		return new Words("", List.of(), english);
	}

}
