package org.digits.decode;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The first frame of a GIF file (GIF89a specification), on its whole screen. */
final class GifPicture implements Picture {

	/** First row and step of the four passes of an interlaced frame. */
	private static final int[][] PASSES = { { 0, 8 }, { 4, 8 }, { 2, 4 }, { 1, 2 } };

	private static final int[][] ONE_PASS = { { 0, 1 } };

	private final int width;

	private final int height;

	private final Box frame;

	private final byte[] lumas;

	private final boolean interlaced;

	private final int codeSize;

	private final ByteArrayOutputStream data = new ByteArrayOutputStream();

	/** Columns, rows and place of the frame on the screen. */
	private record Box(int x, int y, int width, int height) {
	}

	GifPicture(Bytes file) throws Unreadable {
		Bytes bytes = file.littleEndian();
		int flags = bytes.u8(10);
		byte[] colours = ((flags & 0x80) != 0) ? lumas(bytes, 13, 2 << (flags & 7)) : new byte[0];
		long offset = 13 + 3L * colours.length;
		int transparent = -1;
		while (bytes.u8(offset) != 0x2c) {
			if (bytes.u8(offset) != 0x21) {
				throw (bytes.u8(offset) == 0x3b) ? Unreadable.withoutPixels() : Unreadable.garbled();
			}
			if (bytes.u8(offset + 1) == 0xf9 && bytes.u8(offset + 2) >= 4) {
				transparent = ((bytes.u8(offset + 3) & 1) != 0) ? bytes.u8(offset + 6) : -1;
			}
			offset = blocks(bytes, offset + 2, new ByteArrayOutputStream());
		}
		this.frame = new Box(bytes.u16(offset + 1), bytes.u16(offset + 3), bytes.u16(offset + 5),
				bytes.u16(offset + 7));
		int frameFlags = bytes.u8(offset + 9);
		offset += 10;
		if ((frameFlags & 0x80) != 0) {
			colours = lumas(bytes, offset, 2 << (frameFlags & 7));
			offset += 3L * colours.length;
		}
		this.lumas = Arrays.copyOf(colours, 256);
		if (transparent >= 0) {
			this.lumas[transparent] = (byte) 255;
		}
		this.interlaced = (frameFlags & 0x40) != 0;
		this.codeSize = bytes.u8(offset);
		blocks(bytes, offset + 1, this.data);
		boolean empty = this.frame.width() == 0 || this.frame.height() == 0;
		this.width = empty ? 0 : Math.max(bytes.u16(6), this.frame.x() + this.frame.width());
		this.height = empty ? 0 : Math.max(bytes.u16(8), this.frame.y() + this.frame.height());
	}

	private static byte[] lumas(Bytes bytes, long offset, int count) throws Unreadable {
		byte[] lumas = new byte[count];
		for (int index = 0; index < count; index++) {
			long at = offset + 3L * index;
			lumas[index] = (byte) Luma.of(bytes.u8(at), bytes.u8(at + 1), bytes.u8(at + 2));
		}
		return lumas;
	}

	/** Gathers a row of blocks; returns what is behind it. */
	private static long blocks(Bytes bytes, long from, ByteArrayOutputStream data) throws Unreadable {
		long offset = from;
		int size = bytes.u8(offset++);
		while (size > 0) {
			Bytes block = bytes.slice(offset, size);
			data.write(block.array(), block.start(), size);
			offset += size;
			size = bytes.u8(offset++);
		}
		return offset;
	}

	@Override
	public int width() {
		return this.width;
	}

	@Override
	public int height() {
		return this.height;
	}

	@Override
	public Orientation orientation() {
		return Orientation.TOP_LEFT;
	}

	@Override
	public long memory(int shrink) {
		return 2L * this.data.size() + 3L * this.width;
	}

	@Override
	public void paint(Canvas canvas, Deadline deadline) throws Exception {
		GifCodes codes = new GifCodes(this.data.toByteArray(), this.codeSize);
		byte[] white = new byte[this.width];
		Arrays.fill(white, (byte) 255);
		byte[] row = white.clone();
		for (int y = 0; y < this.height; y++) {
			if (y < this.frame.y() || y >= this.frame.y() + this.frame.height()) {
				canvas.row(y, white, 0);
			}
		}
		for (int[] pass : this.interlaced ? PASSES : ONE_PASS) {
			for (int y = pass[0]; y < this.frame.height(); y += pass[1]) {
				deadline.check();
				codes.row(row, this.frame.x(), this.frame.width());
				for (int x = this.frame.x(); x < this.frame.x() + this.frame.width(); x++) {
					row[x] = this.lumas[row[x] & 0xff];
				}
				canvas.row(this.frame.y() + y, row, 0);
			}
		}
	}

}
