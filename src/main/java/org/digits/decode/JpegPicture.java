package org.digits.decode;

import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;

import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/**
 * A JPEG file (ITU-T T.81): its markers, walked before the JDK's decoder sees any of it.
 * The decoder is given no more than it needs for the pixels: no profiles, no comments, no
 * thumbnails and nothing behind the end.
 */
final class JpegPicture implements Picture {

	static final String MAGIC = "\u00ff\u00d8\u00ff";

	private static final int MOST_SCANS = 64;

	/** So many samples, of a byte each, are held at most while averaging down. */
	private static final long MOST_SAMPLES = 48_000_000;

	private static final byte[] JFIF = { (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0,
			0 };

	private final ByteArrayOutputStream needed = new ByteArrayOutputStream();

	private int width;

	private int height;

	private int components;

	private boolean progressive;

	private int scans;

	private boolean jfif;

	private int transform = -1;

	private String names = "";

	private Orientation orientation = Orientation.TOP_LEFT;

	JpegPicture(Bytes file) throws Unreadable {
		this.needed.write(0xff);
		this.needed.write(0xd8);
		long offset = 2;
		while (offset >= 0) {
			offset = segment(file, offset);
		}
		if (this.components == 0 || this.scans == 0) {
			throw Unreadable.garbled();
		}
	}

	/** Walks over a segment; returns where the next is, or -1 after the last. */
	private long segment(Bytes file, long from) throws Unreadable {
		long offset = from;
		while (file.u8(offset) != 0xff || file.u8(offset + 1) == 0 || file.u8(offset + 1) == 0xff) {
			offset++;
		}
		int marker = file.u8(offset + 1);
		offset += 2;
		if (marker == 0xd9) {
			this.needed.write(0xff);
			this.needed.write(marker);
			return -1;
		}
		Bytes body = file.slice(offset + 2, Math.max(0, file.u16(offset) - 2));
		long end = offset + 2 + body.length();
		switch (marker) {
			case 0xc0, 0xc1, 0xc2 -> frame(marker, body);
			case 0xc4, 0xdb, 0xdd, 0xda -> {
			}
			case 0xe0 -> this.jfif |= body.has(0, "JFIF");
			case 0xe1 -> exif(body);
			case 0xee -> adobe(body);
			case 0xde, 0xdf -> throw Unreadable.garbled();
			default -> {
				if (marker >= 0xc0 && marker <= 0xcf) {
					throw Unreadable.unsupported("This JPEG picture is of a rare kind (lossless or arithmetic coding) "
							+ "that isn't read here. Save it as a plain JPEG or PNG.");
				}
			}
		}
		if (marker == 0xda) {
			this.scans++;
			if (this.components == 0 || this.scans > MOST_SCANS) {
				throw Unreadable.garbled();
			}
			end = endOfScan(file, end);
		}
		if (marker < 0xe0 && marker != 0xdc) {
			this.needed.write(0xff);
			this.needed.write(marker);
			this.needed.write(file.array(), file.start() + (int) offset, (int) (end - offset));
		}
		return end;
	}

	private void frame(int marker, Bytes body) throws Unreadable {
		if (this.components != 0) {
			throw Unreadable.garbled();
		}
		if (body.u8(0) != 8) {
			throw Unreadable.unsupported("This JPEG picture has more than 8 bits a colour, which isn't read here. "
					+ "Save it as a plain JPEG or PNG.");
		}
		this.height = body.u16(1);
		this.width = body.u16(3);
		this.components = body.u8(5);
		this.progressive = marker == 0xc2;
		if (this.components == 3) {
			// Else the JDK guesses what the colours are, and fails where it guesses
			// wrong.
			this.needed.writeBytes(JFIF);
		}
		for (int index = 0; index < this.components; index++) {
			this.names += (char) body.u8(6 + 3L * index);
		}
		if (this.components != 1 && this.components != 3 && this.components != 4) {
			throw Unreadable.garbled();
		}
	}

	private void exif(Bytes body) throws Unreadable {
		if (body.has(0, "Exif\0")) {
			this.orientation = TiffDirectory.orientation(body.from(6));
		}
	}

	private void adobe(Bytes body) throws Unreadable {
		if (body.has(0, "Adobe") && body.length() >= 12) {
			this.transform = body.u8(11);
		}
	}

	/** Where the marker behind the entropy-coded bytes of a scan is. */
	private static long endOfScan(Bytes file, long from) throws Unreadable {
		byte[] array = file.array();
		int last = file.start() + file.length() - 1;
		for (int index = file.start() + (int) from; index < last; index++) {
			int next = array[index + 1] & 0xff;
			// A zero makes it a byte of data; D0 to D7 restart within the scan.
			if (array[index] == (byte) 0xff && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
				return index - file.start();
			}
		}
		throw Unreadable.truncated();
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
	public int shrink(long pixels) {
		int shrink = Picture.super.shrink(pixels);
		while (shrink > 1 && step(shrink) == shrink) {
			shrink++;
		}
		return shrink;
	}

	@Override
	public long memory(int shrink) {
		long pixels = (long) this.width * this.height;
		long step = step(shrink);
		// A progressive picture's coefficients, of two bytes each, wait for the last
		// scan.
		long coefficients = (this.progressive || this.scans > 1) ? 2 * pixels * this.components : 0;
		return this.needed.size() + pixels / (step * step) * this.components + coefficients;
	}

	@Override
	public void paint(Canvas canvas, Deadline deadline) throws Exception {
		ImageReader reader = Readers.jpeg();
		Warnings warnings = new Warnings();
		try (GuardedStream stream = new GuardedStream(new Bytes(this.needed.toByteArray()), deadline)) {
			reader.addIIOReadWarningListener(warnings);
			reader.setInput(stream, true, true);
			ImageReadParam param = reader.getDefaultReadParam();
			int step = step(canvas.shrink());
			canvas.paintEvery(step);
			param.setSourceSubsampling(step, step, 0, 0);
			Raster raster = reader.readRaster(0, param);
			warnings.check();
			paint(canvas, raster, step);
		}
		finally {
			reader.dispose();
		}
	}

	private void paint(Canvas canvas, Raster raster, int step) {
		byte[] samples = ((DataBufferByte) raster.getDataBuffer()).getData();
		int columns = raster.getWidth();
		byte[] lumas = new byte[columns];
		for (int row = 0; row < raster.getHeight(); row++) {
			for (int x = 0; x < columns; x++) {
				lumas[x] = (byte) luma(samples, (row * columns + x) * this.components);
			}
			canvas.row(row * step, lumas, 0);
		}
	}

	private boolean isRgb() {
		return this.components == 3 && !this.jfif
				&& ((this.transform >= 0) ? this.transform == 0 : "RGB".equals(this.names));
	}

	private int luma(byte[] samples, int at) {
		int first = samples[at] & 0xff;
		if (this.components < 4 && !isRgb()) {
			return first;
		}
		int second = samples[at + 1] & 0xff;
		int third = samples[at + 2] & 0xff;
		if (this.components == 3) {
			return Luma.of(first, second, third);
		}
		int paper = samples[at + 3] & 0xff;
		// Adobe writes inks the other way round: 255 is none.
		if (this.transform < 0) {
			return (255 - Luma.of(first, second, third)) * (255 - paper) / 255;
		}
		return ((this.transform == 2) ? 255 - first : Luma.of(first, second, third)) * paper / 255;
	}

	private int step(int shrink) {
		long pixels = (long) this.width * this.height;
		for (int step = 1; step < shrink; step++) {
			if (shrink % step == 0 && pixels / ((long) step * step) * this.components <= MOST_SAMPLES) {
				return step;
			}
		}
		return shrink;
	}

}
