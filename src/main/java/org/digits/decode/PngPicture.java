package org.digits.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

/**
 * A PNG file (W3C, PNG, third edition): its chunks, walked before any pixel is unpacked.
 * Of an animation, this is the still picture.
 */
final class PngPicture implements Picture {

	static final String MAGIC = "\u0089PNG\r\n\u001a\n";

	private static final int MOST_CHUNKS = 1 << 16;

	/** First column, first row, steps to the next column and row of the seven passes. */
	private static final int[][] ADAM_7 = { { 0, 0, 8, 8 }, { 4, 0, 8, 8 }, { 0, 4, 4, 8 }, { 2, 0, 4, 4 },
			{ 0, 2, 2, 4 }, { 1, 0, 2, 2 }, { 0, 1, 1, 2 } };

	private static final int[][] ONE_PASS = { { 0, 0, 1, 1 } };

	private final int width;

	private final int height;

	private final int bits;

	private final int kind;

	private final boolean interlaced;

	private final List<Bytes> data = new ArrayList<>();

	private Orientation orientation = Orientation.TOP_LEFT;

	private @Nullable Bytes palette;

	private @Nullable Bytes transparency;

	PngPicture(Bytes file) throws Unreadable {
		Bytes header = chunk(file, MAGIC.length());
		if (!file.has(MAGIC.length() + 4, "IHDR") || header.length() != 13) {
			throw Unreadable.garbled();
		}
		this.width = header.s32(0);
		this.height = header.s32(4);
		this.bits = header.u8(8);
		this.kind = header.u8(9);
		this.interlaced = header.u8(12) == 1;
		if (!isKnown(this.kind, this.bits) || header.u8(10) != 0 || header.u8(11) != 0 || header.u8(12) > 1) {
			throw Unreadable.garbled();
		}
		walk(file, MAGIC.length() + 12 + header.length());
		if (this.data.isEmpty() || (this.kind == PngPixels.PALETTE && this.palette == null)) {
			throw Unreadable.garbled();
		}
	}

	private static boolean isKnown(int kind, int bits) {
		Set<Integer> known = switch (kind) {
			case PngPixels.GREY -> Set.of(1, 2, 4, 8, 16);
			case PngPixels.PALETTE -> Set.of(1, 2, 4, 8);
			case PngPixels.COLOUR, PngPixels.GREY_ALPHA, PngPixels.COLOUR_ALPHA -> Set.of(8, 16);
			default -> Set.of();
		};
		return known.contains(bits);
	}

	private void walk(Bytes file, long from) throws Unreadable {
		long offset = from;
		while (!file.has(offset + 4, "IEND")) {
			Bytes chunk = body(file, offset);
			switch (file.text((int) offset + 4, 4)) {
				case "IDAT" -> addData(chunk(file, offset));
				case "PLTE" -> this.palette = chunk(file, offset);
				case "tRNS" -> this.transparency = chunk;
				case "eXIf" -> this.orientation = TiffDirectory.orientation(chunk);
				default -> {
					// Chunks whose first letter is a capital can't be done without.
					if ((file.u8(offset + 4) & 0x20) == 0) {
						throw Unreadable.garbled();
					}
				}
			}
			offset += 12L + chunk.length();
		}
	}

	private void addData(Bytes chunk) throws Unreadable {
		if (this.data.size() == MOST_CHUNKS) {
			throw Unreadable.garbled();
		}
		this.data.add(chunk);
	}

	private static Bytes body(Bytes file, long offset) throws Unreadable {
		return file.slice(offset + 8, file.u32(offset));
	}

	/** The body of the chunk at an offset, once its check sum is found right. */
	private static Bytes chunk(Bytes file, long offset) throws Unreadable {
		Bytes body = body(file, offset);
		CRC32 sum = new CRC32();
		sum.update(body.array(), body.start() - 4, body.length() + 4);
		if (sum.getValue() != file.u32(offset + 8 + body.length())) {
			throw Unreadable.garbled();
		}
		return body;
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
		return this.orientation;
	}

	@Override
	public long memory(int shrink) {
		return 2 * bytesOf(this.width) + this.width;
	}

	@Override
	public void paint(Canvas canvas, Deadline deadline) throws Exception {
		PngPixels pixels = PngPixels.of(this.kind, this.bits, this.palette, this.transparency);
		try (PngRows rows = new PngRows(this.data, Math.max(1, this.bits * PngPixels.samples(this.kind) / 8))) {
			for (int[] pass : this.interlaced ? ADAM_7 : ONE_PASS) {
				paint(canvas, deadline, rows, pixels, pass);
			}
		}
	}

	private void paint(Canvas canvas, Deadline deadline, PngRows rows, PngPixels pixels, int[] pass) throws Exception {
		int columns = (this.width - pass[0] + pass[2] - 1) / pass[2];
		if (columns <= 0) {
			return;
		}
		byte[] lumas = new byte[columns];
		rows.begin((this.height - pass[1] + pass[3] - 1) / pass[3], (int) bytesOf(columns));
		for (int y = pass[1]; y < this.height; y += pass[3]) {
			deadline.check();
			pixels.lumas(rows.next(), lumas);
			if (pass[2] == 1 && pass[0] == 0) {
				canvas.row(y, lumas, 0);
			}
			else {
				for (int index = 0; index < columns; index++) {
					canvas.pixel(pass[0] + index * pass[2], y, lumas[index] & 0xff);
				}
			}
		}
	}

	private long bytesOf(int columns) {
		return ((long) columns * PngPixels.samples(this.kind) * this.bits + 7) / 8;
	}

}
