package org.digits.decode;

/** Unpacks the colour numbers of a GIF frame (LZW with codes of 3 to 12 bits). */
final class GifCodes {

	private static final int MOST_CODES = 4096;

	private final byte[] data;

	private final int clear;

	/** What a code stands for: the codes before, its last colour, and its first. */
	private final short[] prefix = new short[MOST_CODES];

	private final byte[] last = new byte[MOST_CODES];

	private final byte[] first = new byte[MOST_CODES];

	/** Colours that wait to be handed out, last first. */
	private final byte[] waiting = new byte[MOST_CODES + 1];

	private int waitingCount;

	private int bit;

	private int codeBits;

	private int next;

	private int previous;

	GifCodes(byte[] data, int codeSize) throws Unreadable {
		if (codeSize < 1 || codeSize > 8) {
			throw Unreadable.garbled();
		}
		this.data = data;
		this.clear = 1 << codeSize;
		for (int colour = 0; colour < this.clear; colour++) {
			this.last[colour] = (byte) colour;
			this.first[colour] = (byte) colour;
		}
		forget();
	}

	private void forget() {
		this.codeBits = Integer.SIZE - Integer.numberOfLeadingZeros(this.clear);
		this.next = this.clear + 2;
		this.previous = -1;
	}

	/** Puts the colour numbers of the next row into an array. */
	void row(byte[] target, int offset, int count) throws Unreadable {
		for (int index = offset; index < offset + count; index++) {
			while (this.waitingCount == 0) {
				unpack();
			}
			target[index] = this.waiting[--this.waitingCount];
		}
	}

	private void unpack() throws Unreadable {
		int code = read();
		if (code == this.clear) {
			forget();
			return;
		}
		if (code == this.clear + 1) {
			throw Unreadable.truncated();
		}
		if (code > this.next || (code == this.next && this.previous < 0) || (this.previous < 0 && code >= this.clear)) {
			throw Unreadable.garbled();
		}
		if (this.previous >= 0 && this.next < MOST_CODES) {
			this.prefix[this.next] = (short) this.previous;
			this.first[this.next] = this.first[this.previous];
			this.last[this.next] = this.first[(code == this.next) ? this.previous : code];
			this.next++;
			if (this.next == 1 << this.codeBits && this.codeBits < 12) {
				this.codeBits++;
			}
		}
		this.previous = code;
		int rest = code;
		while (rest >= this.clear) {
			this.waiting[this.waitingCount++] = this.last[rest];
			rest = this.prefix[rest];
		}
		this.waiting[this.waitingCount++] = this.last[rest];
	}

	private int read() throws Unreadable {
		int at = this.bit >> 3;
		if (this.bit + this.codeBits > 8L * this.data.length) {
			throw Unreadable.truncated();
		}
		int bits = this.data[at] & 0xff;
		bits |= (at + 1 < this.data.length) ? (this.data[at + 1] & 0xff) << 8 : 0;
		bits |= (at + 2 < this.data.length) ? (this.data[at + 2] & 0xff) << 16 : 0;
		int code = bits >> (this.bit & 7) & (1 << this.codeBits) - 1;
		this.bit += this.codeBits;
		return code;
	}

}
