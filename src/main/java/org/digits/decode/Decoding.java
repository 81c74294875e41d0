package org.digits.decode;

import org.digits.image.Photo;

/** What came of the bytes of an upload: a photo, or a refusal. */
public sealed interface Decoding {

	/** The bytes are a picture, and this is it. */
	record Decoded(Photo photo) implements Decoding {
	}

	/**
	 * The bytes are no picture that can be read.
	 *
	 * @param reason the kind of trouble
	 * @param sentence what to tell a person, in words that help
	 */
	record Refused(Reason reason, String sentence) implements Decoding {
	}

	/** The kinds of trouble that a picture can have. */
	enum Reason {

		/** There are no bytes. */
		EMPTY,
		/** It says that it is a picture of a known format, but it can't be read. */
		DAMAGED,
		/** More bytes than allowed. */
		TOO_MANY_BYTES,
		/** More pixels than allowed, or too long a side. */
		TOO_MANY_PIXELS,
		/** Not of a format that is read here. */
		UNSUPPORTED,
		/** Nothing is wrong with it, but too many pictures came at once. */
		BUSY

	}

}
