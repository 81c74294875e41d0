package org.digits.decode;

/** What the chunks of a WebP file (RFC 9649) tell of its size and orientation. */
final class WebpHead {

	/** Where the flags of an extended file are: in the first chunk, which is VP8X. */
	private static final int FLAGS = 20;

	private static final int HAS_PROFILE = 0x20;

	private final Bytes file;

	private int width;

	private int height;

	private boolean pixels;

	private Orientation orientation = Orientation.TOP_LEFT;

	WebpHead(Bytes file) throws Unreadable {
		this.file = file;
		Bytes bytes = file.littleEndian();
		long end = Math.min(file.length(), 8 + bytes.u32(4));
		if (bytes.u32(4) + 8 > file.length()) {
			throw Unreadable.truncated();
		}
		long offset = 12;
		while (offset + 8 <= end) {
			Bytes chunk = bytes.slice(offset + 8, bytes.u32(offset + 4));
			read(bytes.text((int) offset, 4), chunk);
			offset += 8L + chunk.length() + (chunk.length() & 1);
		}
		if (!this.pixels) {
			throw Unreadable.truncated();
		}
	}

	private void read(String name, Bytes chunk) throws Unreadable {
		switch (name) {
			case "VP8X" -> size(chunk.u24(4) + 1, chunk.u24(7) + 1);
			case "VP8 " -> {
				// A frame of its own, behind the three bytes of its tag.
				if ((chunk.u8(0) & 1) != 0 || chunk.u24(3) != 0x2a019d) {
					throw Unreadable.garbled();
				}
				pixels(chunk.u16(6) & 0x3fff, chunk.u16(8) & 0x3fff);
			}
			case "VP8L" -> {
				if (chunk.u8(0) != 0x2f) {
					throw Unreadable.garbled();
				}
				long sizes = chunk.u32(1);
				pixels((int) (sizes & 0x3fff) + 1, (int) (sizes >> 14 & 0x3fff) + 1);
			}
			case "ANMF" -> this.pixels = true;
			case "EXIF" ->
				this.orientation = TiffDirectory.orientation(chunk.has(0, "Exif\0\0") ? chunk.from(6) : chunk);
			default -> {
			}
		}
	}

	private void pixels(int columns, int rows) throws Unreadable {
		if (this.pixels) {
			throw Unreadable.garbled();
		}
		this.pixels = true;
		if (this.width == 0) {
			size(columns, rows);
		}
		else if (this.width != columns || this.height != rows) {
			throw Unreadable.garbled();
		}
	}

	private void size(int columns, int rows) throws Unreadable {
		if (this.width != 0) {
			throw Unreadable.garbled();
		}
		this.width = columns;
		this.height = rows;
	}

	int width() {
		return this.width;
	}

	int height() {
		return this.height;
	}

	/**
	 * The file, but for the claim that it has a colour profile: greys are taken as they
	 * are, and a reader would believe the profile's own word for how large it is.
	 */
	Bytes withoutProfile() throws Unreadable {
		if (!this.file.has(12, "VP8X") || (this.file.u8(FLAGS) & HAS_PROFILE) == 0) {
			return this.file;
		}
		byte[] copy = this.file.copy();
		copy[FLAGS] &= ~HAS_PROFILE;
		return new Bytes(copy);
	}

	Orientation orientation() {
		return this.orientation;
	}

}
