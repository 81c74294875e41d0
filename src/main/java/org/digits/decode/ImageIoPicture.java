package org.digits.decode;

import java.awt.image.BufferedImage;
import java.io.IOException;

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
		long width = directory.number(TiffDirectory.WIDTH, 0);
		long height = directory.number(TiffDirectory.HEIGHT, 0);
		return new ImageIoPicture(file, (int) Math.min(width, Integer.MAX_VALUE),
				(int) Math.min(height, Integer.MAX_VALUE), directory.orientation(), 12, Readers::tiff);
	}

	/** A WebP file; the first frame of an animation. */
	static Picture webp(Bytes file) throws Unreadable {
		WebpHead head = new WebpHead(file);
		return new ImageIoPicture(file, head.width(), head.height(), head.orientation(), 12, Readers::webp);
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
