package org.digits.bundle;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A page of a TIFF file: its directory, and what that points to (TIFF 6.0, section 2).
 * Throws {@link IndexOutOfBoundsException} and {@link ArithmeticException} at damaged
 * files.
 */
final class TiffPage {

	private static final int HEAD = 8;

	private static final int ENTRY = 12;

	private static final int LONG = 4;

	private static final int STRIP_OFFSETS = 273;

	private static final int STRIP_COUNTS = 279;

	private static final int TILE_OFFSETS = 324;

	private static final int TILE_COUNTS = 325;

	/** Other directories (thumbnails, EXIF, GPS), which would point nowhere. */
	private static final Set<Integer> LEFT_OUT = Set.of(330, 34665, 34853);

	/** Bytes of each type, from 1 on. */
	private static final int[] SIZES = { 0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4 };

	private final ByteBuffer file;

	private final int directory;

	TiffPage(ByteBuffer file, long directory) {
		this.file = file;
		this.directory = Math.toIntExact(directory);
	}

	private int count() {
		return u16(this.directory);
	}

	/** Where the directory of the next page is, 0 after the last. */
	long next() {
		return u32(this.directory + 2 + ENTRY * count());
	}

	/** The first number of an entry, 0 if there is none. */
	long number(int tag) {
		long[] numbers = numbers(tag);
		return (numbers.length > 0) ? numbers[0] : 0;
	}

	private long[] numbers(int tag) {
		for (int index = 0; index < count(); index++) {
			int at = entry(index);
			if (u16(at) == tag) {
				return numbersAt(at);
			}
		}
		return new long[0];
	}

	private long[] numbersAt(int entry) {
		int size = size(u16(entry + 2));
		int values = (size == 2 || size == LONG) ? length(entry) / size : 0;
		int from = place(entry);
		check(from, (long) values * size);
		long[] numbers = new long[values];
		for (int i = 0; i < values; i++) {
			numbers[i] = (size == 2) ? u16(from + 2 * i) : u32(from + LONG * i);
		}
		return numbers;
	}

	/**
	 * A TIFF file with this page alone.
	 * @param most bytes that it may have
	 */
	byte[] alone(long most) throws PageRefused {
		List<Integer> entries = entries();
		long[] offsets = numbers(tiled() ? TILE_OFFSETS : STRIP_OFFSETS);
		long[] counts = counts(offsets);
		long size = size(entries, offsets, counts);
		if (size > most) {
			throw new PageRefused("The page has more than %d MB.".formatted(most / (1024 * 1024)));
		}
		return write(entries, offsets, counts, ByteBuffer.allocate((int) size).order(this.file.order()));
	}

	private List<Integer> entries() {
		List<Integer> entries = new ArrayList<>();
		for (int index = 0; index < count(); index++) {
			if (size(u16(entry(index) + 2)) > 0 && !LEFT_OUT.contains(u16(entry(index)))) {
				entries.add(entry(index));
			}
		}
		return entries;
	}

	private boolean tiled() {
		return numbers(TILE_OFFSETS).length > 0;
	}

	/** A single strip may leave out how long it is: up to the end of the file. */
	private long[] counts(long[] offsets) {
		long[] counts = numbers(tiled() ? TILE_COUNTS : STRIP_COUNTS);
		if (counts.length == 0 && offsets.length == 1) {
			return new long[] { this.file.limit() - offsets[0] };
		}
		if (counts.length != offsets.length) {
			throw new IndexOutOfBoundsException(counts.length);
		}
		return counts;
	}

	private long size(List<Integer> entries, long[] offsets, long[] counts) {
		long size = HEAD + 2 + (long) ENTRY * entries.size() + LONG + (long) (LONG + 1) * offsets.length;
		for (int entry : entries) {
			size += length(entry) + 1;
		}
		for (int i = 0; i < counts.length; i++) {
			check(offsets[i], counts[i]);
			size = Math.addExact(size, counts[i] + 1);
		}
		return size;
	}

	private byte[] write(List<Integer> entries, long[] offsets, long[] counts, ByteBuffer out) {
		out.put(this.file.slice(0, LONG)).putInt(HEAD);
		int free = HEAD + 2 + ENTRY * entries.size() + LONG;
		out.putShort(HEAD, (short) entries.size());
		int table = 0;
		for (int index = 0; index < entries.size(); index++) {
			int from = entries.get(index);
			int to = HEAD + 2 + ENTRY * index;
			boolean places = u16(from) == STRIP_OFFSETS || u16(from) == TILE_OFFSETS;
			out.put(to, this.file, from, ENTRY);
			int length = places ? LONG * offsets.length : length(from);
			int value = (length > LONG) ? free : to + HEAD;
			if (length > LONG) {
				out.putInt(to + HEAD, free);
				free += length + (length & 1);
			}
			if (places) {
				out.putShort(to + 2, (short) LONG).putInt(to + LONG, offsets.length);
				table = value;
			}
			else {
				check(place(from), length);
				out.put(value, this.file, place(from), length);
			}
		}
		for (int i = 0; i < offsets.length; i++) {
			out.putInt(table + LONG * i, free);
			out.put(free, this.file, Math.toIntExact(offsets[i]), Math.toIntExact(counts[i]));
			free += (int) (counts[i] + (counts[i] & 1));
		}
		return out.array();
	}

	private int entry(int index) {
		return this.directory + 2 + ENTRY * index;
	}

	/** How many bytes the value of an entry has. */
	private int length(int entry) {
		return Math.toIntExact(Math.multiplyExact(u32(entry + LONG), (long) size(u16(entry + 2))));
	}

	/** Where the value of an entry is: in it, if it fits. */
	private int place(int entry) {
		return (length(entry) <= LONG) ? entry + HEAD : Math.toIntExact(u32(entry + HEAD));
	}

	private static int size(int type) {
		return (type < SIZES.length) ? SIZES[type] : 0;
	}

	private void check(long from, long length) {
		if (from < 0 || length < 0 || from + length > this.file.limit()) {
			throw new IndexOutOfBoundsException(from + " + " + length);
		}
	}

	private int u16(int at) {
		return Short.toUnsignedInt(this.file.getShort(at));
	}

	private long u32(int at) {
		return Integer.toUnsignedLong(this.file.getInt(at));
	}

}
