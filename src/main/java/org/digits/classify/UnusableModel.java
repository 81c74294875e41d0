package org.digits.classify;

import org.jspecify.annotations.Nullable;

/** A model can't be used; the message says why, in a sentence for its owner. */
public class UnusableModel extends RuntimeException {

	public UnusableModel(String sentence) {
		this(sentence, null);
	}

	public UnusableModel(String sentence, @Nullable Throwable cause) {
		super(sentence, cause);
	}

}
