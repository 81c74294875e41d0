package org.digits.web;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * A grey picture for a page, as the address of a PNG that holds all of it.
 *
 * @param width columns
 * @param height rows
 * @param grey {@code width * height} bytes, row by row, 0 black to 255 white (unsigned)
 */
record GreyPicture(int width, int height, byte[] grey) {

	private static final byte[] SIGNATURE = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);

	private static final int PAETH = 4;

	/** The negative: what was 0 is 255. */
	GreyPicture inverted() {
		byte[] inverted = new byte[this.grey.length];
		for (int i = 0; i < inverted.length; i++) {
			inverted[i] = (byte) ~this.grey[i];
		}
		return new GreyPicture(this.width, this.height, inverted);
	}

	/**
	 * The same picture with no side longer than so many pixels, by the mean of what falls
	 * together.
	 */
	GreyPicture within(int side) {
		double step = Math.max(this.width, this.height) / (double) side;
		return (step <= 1) ? this
				: shrunk(Math.max(1, (int) (this.width / step)), Math.max(1, (int) (this.height / step)));
	}

	private GreyPicture shrunk(int columns, int rows) {
		byte[] means = new byte[columns * rows];
		for (int row = 0; row < rows; row++) {
			for (int column = 0; column < columns; column++) {
				means[row * columns + column] = (byte) mean(column * this.width / columns,
						(column + 1) * this.width / columns, row * this.height / rows, (row + 1) * this.height / rows);
			}
		}
		return new GreyPicture(columns, rows, means);
	}

	private int mean(int left, int right, int top, int bottom) {
		long sum = 0;
		for (int y = top; y < bottom; y++) {
			for (int x = left; x < right; x++) {
				sum += this.grey[y * this.width + x] & 0xff;
			}
		}
		return (int) (sum / ((long) (right - left) * (bottom - top)));
	}

	/** The picture as a {@code data:} URI. */
	public String uri() {
		return "data:image/png;base64," + Base64.getEncoder().encodeToString(png());
	}

	/** The picture as a PNG file of 8-bit grey (W3C PNG, third edition). */
	byte[] png() {
		try {
			ByteArrayOutputStream file = new ByteArrayOutputStream();
			DataOutputStream out = new DataOutputStream(file);
			out.write(SIGNATURE);
			chunk(out, "IHDR", header());
			chunk(out, "IDAT", deflated());
			chunk(out, "IEND", new byte[0]);
			return file.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private byte[] header() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		out.writeInt(this.width);
		out.writeInt(this.height);
		out.write(new byte[] { 8, 0, 0, 0, 0 }); // eight bits of grey, not interlaced
		return bytes.toByteArray();
	}

	private byte[] deflated() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
			for (int y = 0; y < this.height; y++) {
				out.write(PAETH);
				for (int x = 0; x < this.width; x++) {
					out.write(at(x, y) - paeth(at(x - 1, y), at(x, y - 1), at(x - 1, y - 1)));
				}
			}
		}
		return bytes.toByteArray();
	}

	private int at(int x, int y) {
		return (x < 0 || y < 0) ? 0 : this.grey[y * this.width + x] & 0xff;
	}

	/** The neighbour that is nearest to their plane. */
	private static int paeth(int left, int above, int corner) {
		int plane = left + above - corner;
		int toLeft = Math.abs(plane - left);
		int toAbove = Math.abs(plane - above);
		int toCorner = Math.abs(plane - corner);
		return (toLeft <= toAbove && toLeft <= toCorner) ? left : (toAbove <= toCorner) ? above : corner;
	}

	private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
		byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
		CRC32 sum = new CRC32();
		sum.update(name);
		sum.update(data);
		out.writeInt(data.length);
		out.write(name);
		out.write(data);
		out.writeInt((int) sum.getValue());
	}

}
