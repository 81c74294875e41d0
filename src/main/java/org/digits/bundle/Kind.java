package org.digits.bundle;

import java.nio.charset.StandardCharsets;

/** What a file is by its first bytes, whatever its name says. */
public enum Kind {

	/** An archive, perhaps an office document. */
	ZIP,
	/** One picture or several. */
	TIFF,
	/** A document. */
	PDF,
	/** Anything else: one picture, or what the gate will refuse. */
	PICTURE;

	/** So many bytes are enough to tell. */
	static final int BYTES = 16;

	static Kind of(byte[] start) {
		String text = new String(start, StandardCharsets.ISO_8859_1);
		if (text.startsWith("PK\3\4") || text.startsWith("PK\5\6")) {
			return ZIP;
		}
		if (text.startsWith("II*\0") || text.startsWith("MM\0*")) {
			return TIFF;
		}
		// Some programs write a byte order mark or an empty line first.
		return text.replaceFirst("^(\u00ef\u00bb\u00bf)?\\s*", "").startsWith("%PDF-") ? PDF : PICTURE;
	}

}
