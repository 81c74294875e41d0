package org.digits.decode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A stretch of untrusted bytes, read at offsets that may point anywhere: whoever reads
 * past the end gets {@link Unreadable} and nothing else.
 */
final class Bytes {

	private final byte[] array;

	private final int start;

	private final int length;

	private final boolean littleEndian;

	Bytes(byte[] array) {
		this(array, 0, array.length, false);
	}

	private Bytes(byte[] array, int start, int length, boolean littleEndian) {
		this.array = array;
		this.start = start;
		this.length = length;
		this.littleEndian = littleEndian;
	}

	/** The same bytes, with the lowest byte of a number first. */
	Bytes littleEndian() {
		return new Bytes(this.array, this.start, this.length, true);
	}

	Bytes slice(long offset, long size) throws Unreadable {
		require(offset, size);
		return new Bytes(this.array, this.start + (int) offset, (int) size, this.littleEndian);
	}

	Bytes from(long offset) throws Unreadable {
		return slice(offset, this.length - offset);
	}

	int length() {
		return this.length;
	}

	int u8(long offset) throws Unreadable {
		require(offset, 1);
		return this.array[this.start + (int) offset] & 0xff;
	}

	int u16(long offset) throws Unreadable {
		int first = u8(offset);
		int second = u8(offset + 1);
		return this.littleEndian ? second << 8 | first : first << 8 | second;
	}

	int u24(long offset) throws Unreadable {
		int first = u8(offset);
		int last = u8(offset + 2);
		int middle = u8(offset + 1) << 8;
		return this.littleEndian ? last << 16 | middle | first : first << 16 | middle | last;
	}

	long u32(long offset) throws Unreadable {
		long first = u16(offset);
		long second = u16(offset + 2);
		return this.littleEndian ? second << 16 | first : first << 16 | second;
	}

	int s32(long offset) throws Unreadable {
		return (int) u32(offset);
	}

	/** Whether these characters (of Latin 1) stand at the offset. */
	boolean has(long offset, String characters) {
		byte[] expected = characters.getBytes(StandardCharsets.ISO_8859_1);
		if (offset < 0 || offset + expected.length > this.length) {
			return false;
		}
		int from = this.start + (int) offset;
		return Arrays.equals(this.array, from, from + expected.length, expected, 0, expected.length);
	}

	/** Up to so many bytes at the offset, as characters of Latin 1. */
	String text(int offset, int size) {
		int from = Math.min(offset, this.length);
		return new String(this.array, this.start + from, Math.min(size, this.length - from),
				StandardCharsets.ISO_8859_1);
	}

	byte[] copy() {
		return Arrays.copyOfRange(this.array, this.start, this.start + this.length);
	}

	/** The array that holds the bytes, from {@link #start()}; not to be changed. */
	byte[] array() {
		return this.array;
	}

	int start() {
		return this.start;
	}

	private void require(long offset, long size) throws Unreadable {
		if (offset < 0 || size < 0 || offset + size > this.length) {
			throw Unreadable.truncated();
		}
	}

}
