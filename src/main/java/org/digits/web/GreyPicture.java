package org.digits.web;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

import javax.imageio.ImageIO;

import org.digits.image.Box;
import org.digits.image.Ink;
import org.digits.image.Photo;

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

	static GreyPicture of(Photo photo) {
		return new GreyPicture(photo.width(), photo.height(), photo.luminance());
	}

	/** What of it is writing, dark on light. */
	static GreyPicture of(Ink ink) {
		return new GreyPicture(ink.width(), ink.height(), ink.certainty()).inverted();
	}

	/**
	 * A part of it, with a margin as far as there is one.
	 * @param box in its own pixels
	 * @param margin as a share of the box's longer side
	 */
	GreyPicture cut(Box box, double margin) {
		int around = (int) Math.ceil(margin * Math.max(box.width(), box.height()));
		int left = Math.min(Math.max(0, box.x() - around), this.width - 1);
		int top = Math.min(Math.max(0, box.y() - around), this.height - 1);
		int columns = Math.max(1, Math.min(this.width, box.right() + around) - left);
		int rows = Math.max(1, Math.min(this.height, box.bottom() + around) - top);
		byte[] part = new byte[columns * rows];
		for (int row = 0; row < rows; row++) {
			System.arraycopy(this.grey, (top + row) * this.width + left, part, row * columns, columns);
		}
		return new GreyPicture(columns, rows, part);
	}

	/**
	 * The same with white paper around it.
	 * @param margin as a share of its longer side
	 */
	GreyPicture framed(double margin) {
		int around = (int) Math.ceil(margin * Math.max(this.width, this.height));
		int columns = this.width + 2 * around;
		byte[] framed = new byte[columns * (this.height + 2 * around)];
		Arrays.fill(framed, (byte) 255);
		for (int y = 0; y < this.height; y++) {
			System.arraycopy(this.grey, y * this.width, framed, (y + around) * columns + around, this.width);
		}
		return new GreyPicture(columns, this.height + 2 * around, framed);
	}

	/**
	 * The same set upright: every row moved by how far it leans, on white.
	 * @param slant how far it leans to the right, in degrees
	 */
	GreyPicture upright(double slant) {
		double shear = Math.tan(Math.toRadians(Math.max(-60, Math.min(60, slant))));
		byte[] straight = new byte[this.grey.length];
		for (int y = 0; y < this.height; y++) {
			double shift = shear * (this.height / 2.0 - y - .5);
			for (int x = 0; x < this.width; x++) {
				int from = (int) Math.round(x + shift);
				straight[y * this.width + x] = (from >= 0 && from < this.width) ? this.grey[y * this.width + from]
						: (byte) 255;
			}
		}
		return new GreyPicture(this.width, this.height, straight);
	}

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

	/** The picture as a JPEG file of 8-bit grey. */
	byte[] jpeg() {
		try {
			BufferedImage image = new BufferedImage(this.width, this.height, BufferedImage.TYPE_BYTE_GRAY);
			image.getRaster().setDataElements(0, 0, this.width, this.height, this.grey);
			ByteArrayOutputStream file = new ByteArrayOutputStream();
			ImageIO.write(image, "jpeg", file);
			return file.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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
