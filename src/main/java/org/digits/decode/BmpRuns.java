package org.digits.decode;

import java.util.Arrays;

/** Unpacks the palette indices of a BMP picture that is packed as runs (RLE8, RLE4). */
final class BmpRuns {

	private final Bytes bytes;

	private final boolean nibbles;

	private long offset;

	/** How many rows more are left as they are, and where the row after them begins. */
	private int skippedRows;

	private int column;

	private boolean ended;

	BmpRuns(Bytes bytes, int bits) {
		this.bytes = bytes;
		this.nibbles = bits == 4;
	}

	/** The next row; what no run tells has index 0. */
	void row(byte[] row) throws Unreadable {
		Arrays.fill(row, (byte) 0);
		if (this.skippedRows > 0) {
			this.skippedRows--;
			if (this.skippedRows > 0) {
				return;
			}
		}
		while (!this.ended) {
			int count = this.bytes.u8(this.offset);
			int value = this.bytes.u8(this.offset + 1);
			this.offset += 2;
			if (count > 0) {
				run(row, count, value);
			}
			else if (value > 2) {
				literal(row, value);
			}
			else if (value == 0) {
				this.column = 0;
				return;
			}
			else if (value == 1) {
				this.ended = true;
			}
			else {
				this.column += this.bytes.u8(this.offset);
				this.skippedRows = this.bytes.u8(this.offset + 1);
				this.offset += 2;
				if (this.skippedRows > 0) {
					return;
				}
			}
		}
	}

	private void run(byte[] row, int count, int value) {
		for (int index = 0; index < count; index++) {
			set(row, this.nibbles ? (((index & 1) == 0) ? value >> 4 : value & 15) : value);
		}
	}

	private void literal(byte[] row, int count) throws Unreadable {
		int size = this.nibbles ? (count + 1) / 2 : count;
		Bytes literal = this.bytes.slice(this.offset, size);
		for (int index = 0; index < count; index++) {
			int value = literal.u8(this.nibbles ? index / 2 : index);
			set(row, this.nibbles ? (((index & 1) == 0) ? value >> 4 : value & 15) : value);
		}
		this.offset += size + (size & 1);
	}

	private void set(byte[] row, int index) {
		if (this.column < row.length) {
			row[this.column] = (byte) index;
		}
		this.column++;
	}

}
