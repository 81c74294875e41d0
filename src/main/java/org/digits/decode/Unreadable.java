package org.digits.decode;

import org.digits.decode.Decoding.Reason;
import org.digits.decode.Decoding.Refused;

/** Leaves the decoding of a picture that can't be read; says why to a person. */
final class Unreadable extends Exception {

	private final transient Refused refused;

	Unreadable(Reason reason, String sentence) {
		super(sentence, null, false, false);
		this.refused = new Refused(reason, sentence);
	}

	static Unreadable damaged(String sentence) {
		return new Unreadable(Reason.DAMAGED, sentence + " Try to save or photograph it again.");
	}

	static Unreadable unsupported(String sentence) {
		return new Unreadable(Reason.UNSUPPORTED, sentence);
	}

	static Unreadable truncated() {
		return damaged("The picture is damaged: it ends too early, as if it had not been copied or sent whole.");
	}

	static Unreadable garbled() {
		return damaged("The picture is damaged: its contents contradict themselves.");
	}

	static Unreadable withoutPixels() {
		return damaged("The picture has no pixels: its width or height is 0.");
	}

	Refused refused() {
		return this.refused;
	}

}
