package org.digits.uploads;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The format of a picture as its first bytes tell it, whatever its name said. */
enum Format {

	PNG("\u0089PNG"), JPG("\u00ff\u00d8\u00ff"), GIF("GIF8"), BMP("BM"), WEBP("RIFF"), TIF("II*"), TIFF("MM\0*"),
	BIN("");

	private final byte[] start;

	Format(String start) {
		this.start = start.getBytes(StandardCharsets.ISO_8859_1);
	}

	static Format of(byte[] bytes) {
		for (Format format : values()) {
			if (format.begins(bytes)) {
				return format;
			}
		}
		return BIN;
	}

	private boolean begins(byte[] bytes) {
		for (int i = 0; i < this.start.length; i++) {
			if (i >= bytes.length || bytes[i] != this.start[i]) {
				return false;
			}
		}
		return true;
	}

	String extension() {
		return name().toLowerCase(Locale.ROOT);
	}

}
