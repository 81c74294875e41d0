package org.digits.door;

import java.io.IOException;

import org.springframework.web.multipart.MultipartException;

/** An upload could not be kept while it was under way: the disk is full, or read-only. */
public final class NoDisk extends MultipartException {

	NoDisk(IOException cause) {
		super("An upload can't be kept", cause);
	}

}
