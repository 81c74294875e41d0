package org.digits.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bits of an entropy-coded stretch of a JPEG file, highest first. Behind a marker or
 * the end come zeros that may be looked at, but whoever takes one gets
 * {@link Unreadable}.
 */
final class JpegBits {

	private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

	private static final long LOWEST_BITS = 0x0101010101010101L;

	private static final long HIGHEST_BITS = 0x8080808080808080L;

	private final byte[] bytes;

	private final int end;

	private int position;

	/** Bits that wait, the next one highest. */
	long waiting;

	/** How many bits wait; below them may be more of the file, that are read again. */
	int count;

	/** How many of those that wait are not in the file. */
	private int made;

	JpegBits(Bytes data) {
		this.bytes = data.array();
		this.position = data.start();
		this.end = data.start() + data.length();
	}

	/** The next 16 bits, without taking them. */
	int peek16() {
		if (this.count < 16) {
			fill();
		}
		return (int) (this.waiting >>> 48);
	}

	void skip(int bits) throws Unreadable {
		this.waiting <<= bits;
		this.count -= bits;
		check();
	}

	/** Whether only bits were taken that are in the file. */
	void check() throws Unreadable {
		if (this.count < this.made) {
			throw Unreadable.truncated();
		}
	}

	/** The next bits, at most 16, as a number. */
	int take(int bits) throws Unreadable {
		if (bits == 0) {
			return 0;
		}
		int value = peek16() >>> 16 - bits;
		skip(bits);
		return value;
	}

	/** A number of so many bits, half of them below 0 (T.81, F.2.2.1). */
	int takeSigned(int bits) throws Unreadable {
		int value = take(bits);
		return (bits == 0 || value >= 1 << bits - 1) ? value : value - (1 << bits) + 1;
	}

	/** Has at least 49 bits wait. */
	void fill() {
		if (this.made == 0 && this.position + 8 <= this.end) {
			long next = (long) EIGHT.get(this.bytes, this.position);
			// Without a byte of all ones there is neither a marker nor anything to leave
			// out.
			if ((~next - LOWEST_BITS & next & HIGHEST_BITS) == 0) {
				int taken = 64 - this.count >> 3;
				this.waiting |= next >>> this.count;
				this.position += taken;
				this.count += 8 * taken;
				return;
			}
		}
		fillByByte();
	}

	private void fillByByte() {
		while (this.count <= 48) {
			int next = 0;
			if (this.made > 0 || this.position >= this.end || isMarker()) {
				this.made += 8;
			}
			else {
				next = this.bytes[this.position] & 0xff;
				this.position += (next == 0xff) ? 2 : 1;
			}
			this.waiting |= (long) next << 56 - this.count;
			this.count += 8;
		}
	}

	private boolean isMarker() {
		return this.bytes[this.position] == (byte) 0xff
				&& (this.position + 1 >= this.end || this.bytes[this.position + 1] != 0);
	}

	/** Goes on behind the next restart marker. */
	void restart() throws Unreadable {
		this.waiting = 0;
		this.count = 0;
		this.made = 0;
		while (this.position + 1 < this.end) {
			int marker = this.bytes[this.position + 1] & 0xff;
			if (this.bytes[this.position] == (byte) 0xff && marker >= 0xd0 && marker <= 0xd7) {
				this.position += 2;
				return;
			}
			this.position++;
		}
		throw Unreadable.truncated();
	}

}
