package org.digits.decode;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.stream.LongStream;

import javax.imageio.ImageReader;

/**
 * A picture whose head we read, and whose pixels a reader of ImageIO does.
 *
 * @param file all of it
 * @param width columns, as in the file
 * @param height rows, as in the file
 * @param orientation how the camera was held
 * @param bytesPerPixel how much the reader holds for every pixel, at most
 * @param source the reader
 */
record ImageIoPicture(Bytes file, int width, int height, Orientation orientation, int bytesPerPixel,
		Source source) implements Picture {

	/** Makes readers. */
	interface Source {

		ImageReader reader() throws IOException;

	}

	/** A TIFF file; its first page. */
	static Picture tiff(Bytes file) throws Unreadable {
		TiffDirectory directory = new TiffDirectory(file);
		int compression = (int) directory.number(TiffDirectory.COMPRESSION, 1);
		if (compression == TiffDirectory.OLD_JPEG) {
			throw Unreadable.unsupported("This TIFF picture is compressed in a way that isn't read here (old JPEG). "
					+ "Save it as PNG or JPEG.");
		}
		if (compression == TiffDirectory.JPEG) {
			checkJpegs(file, directory.numbers(TiffDirectory.STRIP_OFFSETS),
					directory.numbers(TiffDirectory.STRIP_COUNTS));
			checkJpegs(file, directory.numbers(TiffDirectory.TILE_OFFSETS),
					directory.numbers(TiffDirectory.TILE_COUNTS));
		}
		long width = directory.number(TiffDirectory.WIDTH, 0);
		long height = directory.number(TiffDirectory.HEIGHT, 0);
		return new ImageIoPicture(file, (int) Math.min(width, Integer.MAX_VALUE),
				(int) Math.min(height, Integer.MAX_VALUE), directory.orientation(), 2 * bytesPerPixel(directory),
				Readers::tiff);
	}

	private static int bytesPerPixel(TiffDirectory directory) throws Unreadable {
		long bits = 0;
		for (long sample : directory.numbers(TiffDirectory.BITS)) {
			bits += Math.min(64, sample);
		}
		return (int) Math.max(1, Math.min(64, (bits + 7) / 8));
	}

	/** Walks the JPEGs that a TIFF is made of, before a decoder that may hang on them. */
	private static void checkJpegs(Bytes file, long[] offsets, long[] counts) throws Unreadable {
		if (offsets.length != counts.length) {
			throw Unreadable.garbled();
		}
		if (LongStream.of(counts).sum() > 2L * file.length()) {
			throw Unreadable.garbled();
		}
		for (int index = 0; index < offsets.length; index++) {
			Bytes jpeg = file.slice(offsets[index], counts[index]);
			if (jpeg.has(0, JpegPicture.MAGIC)) {
				new JpegPicture(jpeg);
			}
		}
	}

	/** A WebP file; the first frame of an animation. */
	static Picture webp(Bytes file) throws Unreadable {
		WebpHead head = new WebpHead(file);
		return new ImageIoPicture(head.withoutProfile(), head.width(), head.height(), head.orientation(), 12,
				Readers::webp);
	}

	@Override
	public long memory(int shrink) {
		return (long) this.width * this.height * this.bytesPerPixel;
	}

	@Override
	public void paint(Canvas canvas, Deadline deadline) throws Exception {
		ImageReader reader = this.source.reader();
		try (GuardedStream stream = new GuardedStream(this.file, deadline)) {
			reader.setInput(stream, false, true);
			BufferedImage image = reader.read(0);
			if (image.getWidth() != this.width || image.getHeight() != this.height) {
				throw Unreadable.garbled();
			}
			ImageLumas.paint(image, canvas, deadline);
		}
		finally {
			reader.dispose();
		}
	}

}
