package org.digits.decode;

/**
 * A BMP file of Windows or OS/2 (Microsoft, "Bitmap Storage"): its header and colours.
 */
final class BmpPicture implements Picture {

	private static final int FILE_HEADER = 14;

	private static final int PLAIN = 0;

	private static final int RUNS_OF_8 = 1;

	private static final int RUNS_OF_4 = 2;

	private static final int MASKS = 3;

	private final Bytes pixels;

	private final int width;

	private final int height;

	private final boolean fromTop;

	private final int bits;

	private final int compression;

	private final byte[] lumas;

	private final BmpMask[] masks;

	BmpPicture(Bytes bytes) throws Unreadable {
		Bytes file = bytes.littleEndian();
		long header = file.u32(FILE_HEADER);
		boolean old = header == 12;
		if (!old && (header < 16 || header > 124)) {
			throw Unreadable.garbled();
		}
		this.width = old ? file.u16(18) : file.s32(18);
		int rows = old ? file.u16(20) : file.s32(22);
		this.fromTop = rows < 0;
		this.height = Math.abs(rows);
		this.bits = file.u16(old ? 24 : 28);
		// OS/2 gives 3 and 4 another meaning; none writes them.
		this.compression = (header >= 20) ? (int) Math.min(99, file.u32(30)) : PLAIN;
		if (this.compression > MASKS && this.compression != 6) {
			throw Unreadable.unsupported(
					"This BMP picture is compressed in a way that isn't read here. " + "Save it as PNG or JPEG.");
		}
		boolean masked = this.compression >= MASKS;
		boolean known = switch (this.bits) {
			case 1, 2 -> this.compression == PLAIN;
			case 4 -> this.compression == PLAIN || this.compression == RUNS_OF_4;
			case 8 -> this.compression == PLAIN || this.compression == RUNS_OF_8;
			case 16, 32 -> this.compression == PLAIN || masked;
			case 24 -> this.compression == PLAIN;
			default -> false;
		};
		if (!known) {
			throw Unreadable.garbled();
		}
		long colours = FILE_HEADER + header + ((header == 40 && masked) ? ((this.compression == 6) ? 16 : 12) : 0);
		this.masks = (this.bits > 8) ? masks(file, header, masked) : new BmpMask[0];
		this.lumas = (this.bits <= 8) ? lumas(file, colours, old ? 3 : 4) : new byte[0];
		this.pixels = file.from(file.u32(10));
	}

	private BmpMask[] masks(Bytes file, long header, boolean masked) throws Unreadable {
		if (!masked) {
			return (this.bits == 16) ? BmpMask.of(0x7c00, 0x3e0, 0x1f, 0) : BmpMask.of(0xff0000, 0xff00, 0xff, 0);
		}
		boolean alpha = header >= 56 || this.compression == 6;
		return BmpMask.of(file.u32(54), file.u32(58), file.u32(62), alpha ? file.u32(66) : 0);
	}

	/** The lumas of the palette; black where it is too short. */
	private byte[] lumas(Bytes file, long from, int size) throws Unreadable {
		byte[] palette = new byte[256];
		long end = Math.min(file.u32(10), file.length());
		for (int index = 0; index < 1 << this.bits; index++) {
			long at = from + (long) index * size;
			if (at + 3 <= end) {
				palette[index] = (byte) Luma.of(file.u8(at + 2), file.u8(at + 1), file.u8(at));
			}
		}
		return palette;
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
		return 2L * this.width;
	}

	@Override
	public void paint(Canvas canvas, Deadline deadline) throws Exception {
		byte[] row = new byte[this.width];
		BmpRuns runs = new BmpRuns(this.pixels, this.bits);
		boolean packed = this.compression == RUNS_OF_8 || this.compression == RUNS_OF_4;
		for (int index = 0; index < this.height; index++) {
			deadline.check();
			if (packed) {
				runs.row(row);
			}
			else {
				plain(index, row);
			}
			if (this.bits <= 8) {
				for (int x = 0; x < this.width; x++) {
					row[x] = this.lumas[row[x] & 0xff];
				}
			}
			canvas.row(this.fromTop ? index : this.height - 1 - index, row, 0);
		}
	}

	/** Reads palette indices or lumas; rows are padded to 32 bits. */
	private void plain(int index, byte[] row) throws Unreadable {
		long stride = ((long) this.width * this.bits + 31) / 32 * 4;
		// Some leave out the padding behind the last pixel.
		Bytes bytes = this.pixels.slice(index * stride, ((long) this.width * this.bits + 7) / 8);
		for (int x = 0; x < row.length; x++) {
			row[x] = (byte) switch (this.bits) {
				case 8 -> bytes.u8(x);
				case 16 -> BmpMask.luma(this.masks, bytes.u16(2L * x));
				case 24 -> Luma.of(bytes.u8(3L * x + 2), bytes.u8(3L * x + 1), bytes.u8(3L * x));
				case 32 -> BmpMask.luma(this.masks, bytes.u32(4L * x));
				default -> {
					int bit = x * this.bits;
					yield bytes.u8(bit >> 3) >> 8 - this.bits - (bit & 7) & (1 << this.bits) - 1;
				}
			};
		}
	}

}
