package org.digits.decode;

/** A table of Huffman codes of up to 16 bits (T.81, annex C). */
final class JpegHuffman {

	private static final int QUICK = 9;

	/** By the next nine bits: length and symbol; 0 where the code is longer. */
	private final short[] quick = new short[1 << QUICK];

	/** By length: the first code that is longer, set to the left of 16 bits. */
	private final int[] limit = new int[18];

	/** By length: what to add to a code to find its symbol. */
	private final int[] offset = new int[17];

	private final byte[] symbols;

	/**
	 * Reads a table.
	 * @param segment the sixteen counts by length, and the symbols behind them
	 */
	JpegHuffman(Bytes segment) throws Unreadable {
		int total = total(segment);
		this.symbols = segment.slice(16, total).copy();
		int code = 0;
		int index = 0;
		for (int length = 1; length <= 16; length++) {
			int count = segment.u8(length - 1);
			this.offset[length] = index - code;
			if (length <= QUICK) {
				quick(code, length, index, count);
			}
			code += count;
			index += count;
			if (code > 1 << length) {
				throw Unreadable.garbled();
			}
			this.limit[length] = code << 16 - length;
			code <<= 1;
		}
		this.limit[17] = Integer.MAX_VALUE;
	}

	static int total(Bytes segment) throws Unreadable {
		int total = 0;
		for (int length = 0; length < 16; length++) {
			total += segment.u8(length);
		}
		return total;
	}

	private void quick(int code, int length, int index, int count) throws Unreadable {
		int span = 1 << QUICK - length;
		if (code + count > 1 << length) {
			throw Unreadable.garbled();
		}
		for (int next = 0; next < count; next++) {
			for (int at = (code + next) * span; at < (code + next + 1) * span; at++) {
				this.quick[at] = (short) (length << 8 | this.symbols[index + next] & 0xff);
			}
		}
	}

	/** Takes a code; its symbol. */
	int symbol(JpegBits bits) throws Unreadable {
		int next = bits.peek16();
		int found = this.quick[next >> 16 - QUICK];
		if (found != 0) {
			bits.skip(found >> 8);
			return found & 0xff;
		}
		int length = 1;
		while (next >= this.limit[length]) {
			length++;
		}
		if (length > 16) {
			throw Unreadable.garbled();
		}
		bits.skip(length);
		return this.symbols[(next >> 16 - length) + this.offset[length]] & 0xff;
	}

}
