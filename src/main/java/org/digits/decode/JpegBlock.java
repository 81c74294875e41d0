package org.digits.decode;

/**
 * A whole block (T.81, F.2.2), read in one go: of all that is done to a large picture,
 * this takes longest.
 */
final class JpegBlock {

	/** A code has at most 16 bits, and the value behind it 15. */
	private static final int MOST_BITS = 31;

	private static final int TO_INDEX = 64 - JpegHuffman.QUICK;

	/** By their place in the file; the first is 0. */
	final short[] values = new short[64];

	private final JpegBits bits;

	/** Behind it all values that are needed are 0. */
	private int last;

	JpegBlock(JpegBits bits) {
		this.bits = bits;
	}

	/** The place of the last value that is needed and not 0. */
	int last() {
		return this.last;
	}

	/** Reads by how much the mean differs from that of the block before. */
	int difference(JpegHuffman codes) throws Unreadable {
		if (this.bits.count < MOST_BITS) {
			this.bits.fill();
		}
		long waiting = this.bits.waiting;
		int meaning = codes.quick[(int) (waiting >>> TO_INDEX)];
		if (meaning == 0) {
			meaning = codes.slowMeaning(waiting);
		}
		this.bits.waiting = waiting << meaning;
		this.bits.count -= meaning & 63;
		return value(meaning, waiting);
	}

	/**
	 * Reads the other values.
	 * @param needed the last place whose value is needed; 0 if none is
	 */
	void read(JpegHuffman codes, int needed) throws Unreadable {
		short[] all = this.values;
		int[] quick = codes.quick;
		for (int place = 0; place < needed + 1; place++) {
			all[place] = 0;
		}
		long waiting = this.bits.waiting;
		int count = this.bits.count;
		int place = 1;
		int found = 0;
		while (place < 64) {
			if (count < MOST_BITS) {
				this.bits.waiting = waiting;
				this.bits.count = count;
				this.bits.fill();
				waiting = this.bits.waiting;
				count = this.bits.count;
			}
			int meaning = quick[(int) (waiting >>> TO_INDEX)];
			if (meaning == 0) {
				meaning = codes.slowMeaning(waiting);
			}
			place += meaning >> 8 & 0xff;
			if (place <= needed) {
				found = place;
				all[place] = (short) value(meaning, waiting);
			}
			waiting <<= meaning;
			count -= meaning & 63;
			place++;
		}
		this.last = found;
		this.bits.waiting = waiting;
		this.bits.count = count;
		this.bits.check();
		if (place > 64 && place <= JpegHuffman.REST) {
			throw Unreadable.garbled();
		}
	}

	private static int value(int meaning, long waiting) {
		int size = meaning >> 16 & 15;
		if (size == 0) {
			return meaning >> 20;
		}
		int value = (int) (waiting << (meaning & 63) - size >>> 64 - size);
		return JpegHuffman.signed(value, size);
	}

}
