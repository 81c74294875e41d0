package org.digits.decode;

import java.util.HashMap;
import java.util.Map;

/**
 * The numbers of the first directory of a TIFF file (TIFF 6.0, section 2), which is also
 * the form of EXIF in other files.
 */
final class TiffDirectory {

	static final int WIDTH = 256;

	static final int HEIGHT = 257;

	static final int BITS = 258;

	static final int COMPRESSION = 259;

	/** The compression of TIFF 6.0 that nobody could read alike. */
	static final int OLD_JPEG = 6;

	static final int JPEG = 7;

	static final int STRIP_OFFSETS = 273;

	static final int ORIENTATION = 274;

	static final int STRIP_COUNTS = 279;

	static final int TILE_OFFSETS = 324;

	static final int TILE_COUNTS = 325;

	private static final int MOST_NUMBERS = 1 << 20;

	private final Bytes bytes;

	private final Map<Integer, Long> entries = new HashMap<>();

	/** Reads the directory of a TIFF file. */
	TiffDirectory(Bytes file) throws Unreadable {
		this.bytes = file.has(0, "II") ? file.littleEndian() : file;
		long start = this.bytes.u32(4);
		int count = this.bytes.u16(start);
		for (int index = 0; index < count; index++) {
			long entry = start + 2 + 12L * index;
			this.entries.putIfAbsent(this.bytes.u16(entry), entry);
		}
	}

	/** The orientation that EXIF tells, as it is where EXIF tells none or is damaged. */
	static Orientation orientation(Bytes exif) {
		try {
			return new TiffDirectory(exif).orientation();
		}
		catch (Unreadable ex) {
			return Orientation.TOP_LEFT;
		}
	}

	Orientation orientation() throws Unreadable {
		return Orientation.of(number(ORIENTATION, 1));
	}

	/** The first number of an entry. */
	long number(int tag, long otherwise) throws Unreadable {
		long[] numbers = numbers(tag);
		return (numbers.length > 0) ? numbers[0] : otherwise;
	}

	/** The numbers of an entry, none where it isn't there or isn't made of numbers. */
	long[] numbers(int tag) throws Unreadable {
		Long entry = this.entries.get(tag);
		int size = (entry != null) ? size(this.bytes.u16(entry + 2)) : 0;
		if (entry == null || size == 0) {
			return new long[0];
		}
		long count = this.bytes.u32(entry + 4);
		if (count > MOST_NUMBERS) {
			throw Unreadable.garbled();
		}
		long at = (count * size <= 4) ? entry + 8 : this.bytes.u32(entry + 8);
		long[] numbers = new long[this.bytes.slice(at, count * size).length() / size];
		for (int index = 0; index < numbers.length; index++) {
			long offset = at + (long) index * size;
			numbers[index] = switch (size) {
				case 1 -> this.bytes.u8(offset);
				case 2 -> this.bytes.u16(offset);
				default -> this.bytes.u32(offset);
			};
		}
		return numbers;
	}

	private static int size(int type) {
		return switch (type) {
			case 1 -> 1;
			case 3 -> 2;
			case 4 -> 4;
			default -> 0;
		};
	}

}
