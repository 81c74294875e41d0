package org.digits.decode;

import java.util.Iterator;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks the rows of a PNG picture one by one, and undoes their filters. */
final class PngRows implements AutoCloseable {

	/** So many bytes are unpacked at once. */
	private static final int AHEAD = 8192;

	private final Inflater inflater = new Inflater();

	private final byte[] unpacked = new byte[AHEAD];

	/** What of the unpacked bytes is yet to be taken. */
	private int from;

	private int to;

	/** How many bytes of the pass are yet to be unpacked. */
	private long left;

	private final Iterator<Bytes> data;

	/** How many bytes to the left the pixel to the left is. */
	private final int pixel;

	private byte[] row = new byte[0];

	private byte[] above = new byte[0];

	PngRows(List<Bytes> data, int pixel) {
		this.data = data.iterator();
		this.pixel = pixel;
	}

	/** Begins a pass of so many rows of so many bytes. */
	void begin(int rows, int bytes) {
		this.left = rows * (bytes + 1L);
		this.row = new byte[bytes];
		this.above = new byte[bytes];
	}

	/** The next row; good until the one after it is asked for. */
	byte[] next() throws Unreadable {
		byte[] next = this.above;
		this.above = this.row;
		this.row = next;
		need();
		int filter = this.unpacked[this.from++];
		int done = 0;
		while (done < next.length) {
			need();
			int count = Math.min(this.to - this.from, next.length - done);
			System.arraycopy(this.unpacked, this.from, next, done, count);
			this.from += count;
			done += count;
		}
		unfilter(filter);
		return next;
	}

	/** Unpacks more where nothing is left: no more than the pass has. */
	private void need() throws Unreadable {
		try {
			while (this.from == this.to) {
				this.from = 0;
				this.to = this.inflater.inflate(this.unpacked, 0, (int) Math.min(AHEAD, this.left));
				this.left -= this.to;
				if (this.to == 0) {
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

	/** One value at a time would wait for the one before it to be written and read. */
	private void sub() {
		byte[] values = this.row;
		if (this.pixel == 1) {
			byte left = 0;
			for (int index = 0; index < values.length; index++) {
				left += values[index];
				values[index] = left;
			}
			return;
		}
		for (int index = this.pixel; index < values.length; index++) {
			values[index] += values[index - this.pixel];
		}
	}

	private void up() {
		byte[] values = this.row;
		byte[] up = this.above;
		for (int index = 0; index < values.length; index++) {
			values[index] += up[index];
		}
	}

	private void average() {
		byte[] values = this.row;
		byte[] up = this.above;
		for (int index = 0; index < values.length; index++) {
			int left = (index < this.pixel) ? 0 : values[index - this.pixel] & 0xff;
			values[index] += (byte) (left + (up[index] & 0xff) >> 1);
		}
	}

	private void paeth() {
		byte[] values = this.row;
		byte[] above = this.above;
		int first = Math.min(this.pixel, values.length);
		for (int index = 0; index < first; index++) {
			values[index] += above[index];
		}
		if (this.pixel == 1 && values.length > 0) {
			int left = values[0] & 0xff;
			int corner = above[0] & 0xff;
			for (int index = 1; index < values.length; index++) {
				int up = above[index] & 0xff;
				left = values[index] + nearest(left, up, corner) & 0xff;
				values[index] = (byte) left;
				corner = up;
			}
			return;
		}
		for (int index = first; index < values.length; index++) {
			values[index] += (byte) nearest(values[index - this.pixel] & 0xff, above[index] & 0xff,
					above[index - this.pixel] & 0xff);
		}
	}

	private static int nearest(int left, int up, int corner) {
		int toLeft = Math.abs(up - corner);
		int toUp = Math.abs(left - corner);
		int toCorner = Math.abs(left + up - 2 * corner);
		return (toLeft <= toUp && toLeft <= toCorner) ? left : ((toUp <= toCorner) ? up : corner);
	}

	@Override
	public void close() {
		this.inflater.end();
	}

}
