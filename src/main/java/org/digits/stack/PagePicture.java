package org.digits.stack;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.digits.image.Box;
import org.digits.image.Photo;
import org.digits.reading.Reading;
import org.digits.reading.Trace;

/**
 * Grey pictures of a page for a person to look at, as JPEG files: all of it, and its
 * writing alone.
 */
final class PagePicture {

	private static final int SIDE = 1600;

	private static final int SMALL_WIDTH = 480;

	private static final int SMALL_HEIGHT = 144;

	/** So many bytes at most; a picture of noise is made smaller until it fits. */
	private static final int MOST_BYTES = (int) Stack.PAGE_BYTES * 3 / 4;

	private static final float QUALITY = .7f;

	/** Paper around the writing, as a share of its height. */
	private static final double MARGIN = .35;

	private PagePicture() {
	}

	/** The whole page. */
	static byte[] of(Photo photo) {
		Box all = new Box(0, 0, photo.width(), photo.height());
		int side = SIDE;
		byte[] jpeg = jpeg(photo, all, side, side);
		while (jpeg.length > MOST_BYTES) {
			side = side * 2 / 3;
			jpeg = jpeg(photo, all, side, side);
		}
		return jpeg;
	}

	/** What was read of the page, or all of it if nothing was. */
	static byte[] small(Trace trace) {
		return jpeg(trace.photo(), written(trace.photo(), trace.reading()), SMALL_WIDTH, SMALL_HEIGHT);
	}

	private static Box written(Photo photo, Reading reading) {
		Box all = new Box(0, 0, photo.width(), photo.height());
		Box box = reading.lines()
			.stream()
			.flatMap((line) -> line.digits().stream())
			.map((digit) -> digit.box().times(1 / photo.scale()))
			.reduce(Box::and)
			.orElse(all);
		int margin = (int) Math.ceil(box.height() * MARGIN);
		int left = Math.max(0, Math.min(box.x() - margin, photo.width() - 1));
		int top = Math.max(0, Math.min(box.y() - margin, photo.height() - 1));
		int right = Math.max(left + 1, Math.min(box.right() + margin, photo.width()));
		int bottom = Math.max(top + 1, Math.min(box.bottom() + margin, photo.height()));
		return new Box(left, top, right - left, bottom - top);
	}

	/**
	 * A part of a photo, by the mean of what falls together, within a width and height.
	 */
	private static byte[] jpeg(Photo photo, Box part, int width, int height) {
		double step = Math.max(1, Math.max(part.width() / (double) width, part.height() / (double) height));
		int columns = Math.max(1, (int) (part.width() / step));
		int rows = Math.max(1, (int) (part.height() / step));
		BufferedImage picture = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_GRAY);
		byte[] grey = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
		for (int row = 0; row < rows; row++) {
			int top = part.y() + (int) ((long) row * part.height() / rows);
			int bottom = part.y() + (int) ((row + 1L) * part.height() / rows);
			for (int column = 0; column < columns; column++) {
				grey[row * columns + column] = (byte) mean(photo,
						part.x() + (int) ((long) column * part.width() / columns),
						part.x() + (int) ((column + 1L) * part.width() / columns), top, bottom);
			}
		}
		return jpeg(picture);
	}

	private static int mean(Photo photo, int left, int right, int top, int bottom) {
		int sum = 0;
		for (int y = top; y < bottom; y++) {
			for (int x = left; x < right; x++) {
				sum += photo.at(x, y);
			}
		}
		return sum / ((right - left) * (bottom - top));
	}

	private static byte[] jpeg(BufferedImage picture) {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
			ImageWriteParam how = writer.getDefaultWriteParam();
			how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			how.setCompressionQuality(QUALITY);
			writer.setOutput(out);
			writer.write(null, new IIOImage(picture, null, null), how);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

}
