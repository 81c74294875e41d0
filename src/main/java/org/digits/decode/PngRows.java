package org.digits.decode;

import java.util.Iterator;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks the rows of a PNG picture one by one, and undoes their filters. */
final class PngRows implements AutoCloseable {

	private final Inflater inflater = new Inflater();

	private final Iterator<Bytes> data;

	/** How many bytes to the left the pixel to the left is. */
	private final int pixel;

	private byte[] row = new byte[0];

	private byte[] above = new byte[0];

	PngRows(List<Bytes> data, int pixel) {
		this.data = data.iterator();
		this.pixel = pixel;
	}

	/** Begins a pass whose rows have so many bytes. */
	void begin(int bytes) {
		this.row = new byte[bytes];
		this.above = new byte[bytes];
	}

	/** The next row; good until the one after it is asked for. */
	byte[] next() throws Unreadable {
		byte[] next = this.above;
		this.above = this.row;
		this.row = next;
		byte[] filter = new byte[1];
		inflate(filter);
		inflate(next);
		unfilter(filter[0]);
		return next;
	}

	private void inflate(byte[] target) throws Unreadable {
		int done = 0;
		try {
			while (done < target.length) {
				int count = this.inflater.inflate(target, done, target.length - done);
				done += count;
				if (count == 0) {
					feed();
				}
			}
		}
		catch (DataFormatException ex) {
			throw Unreadable.garbled();
		}
	}

	private void feed() throws Unreadable {
		if (this.inflater.needsDictionary()) {
			throw Unreadable.garbled();
		}
		if (this.inflater.finished() || !this.data.hasNext()) {
			throw Unreadable.truncated();
		}
		if (this.inflater.needsInput()) {
			Bytes chunk = this.data.next();
			this.inflater.setInput(chunk.array(), chunk.start(), chunk.length());
		}
	}

	private void unfilter(int filter) throws Unreadable {
		switch (filter) {
			case 0 -> {
			}
			case 1 -> sub();
			case 2 -> up();
			case 3 -> average();
			case 4 -> paeth();
			default -> throw Unreadable.garbled();
		}
	}

	private void sub() {
		for (int index = this.pixel; index < this.row.length; index++) {
			this.row[index] += this.row[index - this.pixel];
		}
	}

	private void up() {
		for (int index = 0; index < this.row.length; index++) {
			this.row[index] += this.above[index];
		}
	}

	private void average() {
		for (int index = 0; index < this.row.length; index++) {
			int left = (index < this.pixel) ? 0 : this.row[index - this.pixel] & 0xff;
			this.row[index] += (byte) (left + (this.above[index] & 0xff) >> 1);
		}
	}

	private void paeth() {
		int first = Math.min(this.pixel, this.row.length);
		for (int index = 0; index < first; index++) {
			this.row[index] += this.above[index];
		}
		for (int index = first; index < this.row.length; index++) {
			int left = this.row[index - this.pixel] & 0xff;
			int up = this.above[index] & 0xff;
			int corner = this.above[index - this.pixel] & 0xff;
			int toLeft = Math.abs(up - corner);
			int toUp = Math.abs(left - corner);
			int toCorner = Math.abs(left + up - 2 * corner);
			int nearest = (toLeft <= toUp && toLeft <= toCorner) ? left : ((toUp <= toCorner) ? up : corner);
			this.row[index] += (byte) nearest;
		}
	}

	@Override
	public void close() {
		this.inflater.end();
	}

}
