package org.digits.decode;

/** A table of Huffman codes of up to 16 bits (T.81, annex C). */
final class JpegHuffman {

	/** How many bits are looked up at once. */
	static final int QUICK = 11;

	/** How many zeros the end of a block stands for: more than a block has. */
	static final int REST = 128;

	/**
	 * By the next bits: what they say, as {@link #meaning} puts it; 0 where the code is
	 * longer, or no code.
	 */
	final int[] quick = new int[1 << QUICK];

	/** By the next bits: length and symbol; 0 where the code is longer, or no code. */
	private final short[] known = new short[1 << QUICK];

	/** Whether it is for mean values: then a symbol is a length, and no zeros precede. */
	private final boolean means;

	/** By length: the first code that is longer, set to the left of 16 bits. */
	private final int[] limit = new int[18];

	/** By length: what to add to a code to find its symbol. */
	private final int[] offset = new int[17];

	private final byte[] symbols;

	/**
	 * Reads a table.
	 * @param segment the sixteen counts by length, and the symbols behind them
	 * @param means whether it is for the mean values of blocks
	 */
	JpegHuffman(Bytes segment, boolean means) throws Unreadable {
		this.means = means;
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
				this.known[at] = (short) (length << 8 | this.symbols[index + next] & 0xff);
				this.quick[at] = meaning(this.symbols[index + next] & 0xff, length, at);
			}
		}
	}

	/**
	 * What a code says of a whole block, for quick use: in bits 0 to 5 how many bits it
	 * takes with the value behind it; in 8 to 15 how many zeros come first; in 16 to 19
	 * how many bits the value has, or 0 if it is known; from 20 on the value, if it is
	 * known.
	 * @param symbol what the code stands for
	 * @param length how many bits it has
	 * @param bits the first {@link #QUICK} bits from its beginning on
	 * @return 0 if no block may hold it
	 */
	private int meaning(int symbol, int length, int bits) {
		if (this.means && symbol > 15) {
			return 0;
		}
		int size = symbol & 15;
		int zeros = (size == 0 && symbol != 0xf0 && !this.means) ? REST : symbol >> 4;
		int meaning = zeros << 8 | length + size;
		if (length + size > QUICK) {
			return meaning | size << 16;
		}
		int value = bits >> QUICK - length - size & (1 << size) - 1;
		return meaning | signed(value, size) << 20;
	}

	/** A number of so many bits, half of them below 0 (T.81, F.2.2.1). */
	static int signed(int value, int bits) {
		// All ones if the highest bit is 0.
		int low = (value - (1 << bits >> 1)) >> 31;
		return value + (low & 1 - (1 << bits));
	}

	/** What a long code says, as {@link #meaning} puts it. */
	int slowMeaning(long waiting) throws Unreadable {
		int next = (int) (waiting >>> 48);
		int length = length(next);
		int meaning = meaning(symbol(next, length), length, 0);
		if (meaning == 0) {
			throw Unreadable.garbled();
		}
		return meaning;
	}

	/** Takes a code; its symbol. */
	int symbol(JpegBits bits) throws Unreadable {
		int next = bits.peek16();
		int found = this.known[next >> 16 - QUICK];
		if (found != 0) {
			bits.skip(found >> 8);
			return found & 0xff;
		}
		int length = length(next);
		bits.skip(length);
		return symbol(next, length);
	}

	private int length(int next) throws Unreadable {
		int length = 1;
		while (next >= this.limit[length]) {
			length++;
		}
		if (length > 16) {
			throw Unreadable.garbled();
		}
		return length;
	}

	private int symbol(int next, int length) {
		return this.symbols[(next >> 16 - length) + this.offset[length]] & 0xff;
	}

}
