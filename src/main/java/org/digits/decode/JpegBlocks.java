package org.digits.decode;

import org.jspecify.annotations.Nullable;

/**
 * Reads the blocks of a scan: whole ones (T.81, annex F) or, in progressive pictures, a
 * band of their coefficients or a further bit of them (annex G).
 */
final class JpegBlocks {

	private final JpegBits bits;

	private final JpegBlock block;

	private final boolean progressive;

	private final int first;

	private final int last;

	private final boolean refines;

	private final int low;

	/** How many blocks more, with this one, have nothing new in the band. */
	private int emptyBlocks;

	/**
	 * Blocks.
	 * @param bits where they are read from
	 * @param progressive whether they come in parts
	 * @param first the first coefficient of the band
	 * @param last the last coefficient of the band
	 * @param refines whether higher bits of the coefficients are known
	 * @param low the lowest bit that is told
	 */
	JpegBlocks(JpegBits bits, boolean progressive, int first, int last, boolean refines, int low) throws Unreadable {
		this.bits = bits;
		this.block = new JpegBlock(bits);
		this.progressive = progressive;
		this.first = first;
		this.last = last;
		this.refines = refines;
		this.low = low;
		if (progressive && (first > last || last > 63 || low > 13 || (first == 0 && last > 0))) {
			throw Unreadable.garbled();
		}
	}

	void restart() {
		this.emptyBlocks = 0;
	}

	void read(JpegComponent component, int block) throws Unreadable {
		if (!this.progressive) {
			whole(component, block);
		}
		else if (this.first == 0) {
			mean(component, block);
		}
		else if (this.refines) {
			refine(component, block);
		}
		else {
			band(component, block);
		}
	}

	private static JpegHuffman present(@Nullable JpegHuffman table) throws Unreadable {
		if (table == null) {
			throw Unreadable.garbled();
		}
		return table;
	}

	private int mean(JpegComponent component) throws Unreadable {
		int length = present(component.dc).symbol(this.bits);
		if (length > 15) {
			throw Unreadable.garbled();
		}
		component.previous += this.bits.takeSigned(length);
		return component.previous;
	}

	private void whole(JpegComponent component, int block) throws Unreadable {
		component.previous += this.block.difference(present(component.dc));
		this.block.read(present(component.ac), component.lastNeeded());
		if (component.isNeeded()) {
			component.set(block, component.previous, this.block);
		}
	}

	private void mean(JpegComponent component, int block) throws Unreadable {
		int value = this.refines ? this.bits.take(1) : mean(component);
		if (component.isNeeded()) {
			int index = component.index(block, 0);
			component.coefficients[index] = (short) ((this.refines ? component.coefficients[index] : 0)
					| value << this.low);
		}
	}

	private void band(JpegComponent component, int block) throws Unreadable {
		if (this.emptyBlocks > 0) {
			this.emptyBlocks--;
			return;
		}
		JpegHuffman table = present(component.ac);
		for (int place = this.first; place <= this.last; place++) {
			int symbol = table.symbol(this.bits);
			int length = symbol & 15;
			if (length == 0 && symbol != 0xf0) {
				this.emptyBlocks = emptyBlocks(symbol) - 1;
				return;
			}
			place += symbol >> 4;
			if (place > 63) {
				throw Unreadable.garbled();
			}
			if (length > 0) {
				component.set(block, place, this.bits.takeSigned(length) << this.low);
				component.known[block] |= 1L << place;
			}
		}
	}

	private int emptyBlocks(int symbol) throws Unreadable {
		int length = symbol >> 4;
		return (1 << length) + this.bits.take(length);
	}

	private void refine(JpegComponent component, int block) throws Unreadable {
		JpegHuffman table = present(component.ac);
		int place = this.first;
		while (this.emptyBlocks == 0 && place <= this.last) {
			int symbol = table.symbol(this.bits);
			int length = symbol & 15;
			if (length == 0 && symbol != 0xf0) {
				this.emptyBlocks = emptyBlocks(symbol);
				break;
			}
			boolean positive = length != 0 && this.bits.take(1) != 0;
			place = correct(component, block, place, symbol >> 4);
			if (length != 0 && place <= this.last) {
				component.set(block, place, (positive ? 1 : -1) << this.low);
				component.known[block] |= 1L << place;
			}
			place++;
		}
		if (this.emptyBlocks > 0) {
			correct(component, block, place, Integer.MAX_VALUE);
			this.emptyBlocks--;
		}
	}

	/**
	 * Reads a bit for each coefficient that is known not to be 0, until so many others
	 * have been passed; where the next of the others is.
	 */
	private int correct(JpegComponent component, int block, int from, int others) throws Unreadable {
		int passed = 0;
		for (int place = from; place <= this.last; place++) {
			if ((component.known[block] >>> place & 1) == 0) {
				if (passed == others) {
					return place;
				}
				passed++;
			}
			else if (this.bits.take(1) != 0) {
				enlarge(component, component.index(block, place));
			}
		}
		return this.last + 1;
	}

	private void enlarge(JpegComponent component, int index) {
		if (index >= 0) {
			int value = component.coefficients[index];
			component.coefficients[index] = (short) (value + ((value >= 0) ? 1 << this.low : -1 << this.low));
		}
	}

}
