package org.digits.decode;

import org.digits.decode.Decoding.Reason;

/** The gate: bytes from outside become a photo here, or are refused. */
public final class Pictures {

	/** What the bytes show. Never throws for what is in them. */
	public Decoding decode(byte[] bytes) {
		return new Decoding.Refused(Reason.UNSUPPORTED, "No format is read yet.");
	}

}
