package org.digits.decode;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

import org.digits.decode.Decoding.Decoded;
import org.digits.decode.Decoding.Reason;
import org.digits.image.Photo;

/**
 * The gate: bytes from outside become a photo here, or are refused. Whatever the bytes
 * are, nothing but a {@link Decoding} comes out of it, in its time and within its memory.
 * Safe to use from several threads.
 */
public final class Pictures implements AutoCloseable {

	private static final Logger LOG = System.getLogger(Pictures.class.getName());

	private final DecodeLimits limits;

	private final Workshop workshop;

	public Pictures(DecodeLimits limits) {
		this.limits = limits;
		this.workshop = new Workshop(limits);
	}

	/** What the bytes show. Never throws for what is in them. */
	public Decoding decode(byte[] bytes) {
		try {
			return new Decoded(photo(bytes));
		}
		catch (Unreadable ex) {
			return ex.refused();
		}
	}

	private Photo photo(byte[] bytes) throws Unreadable {
		if (bytes.length == 0) {
			throw new Unreadable(Reason.EMPTY, "The file is empty. Choose a picture.");
		}
		if (bytes.length > this.limits.bytes()) {
			throw new Unreadable(Reason.TOO_MANY_BYTES,
					String.format(Locale.ROOT,
							"The file has %.1f MB; at most %d MB are read. Choose a smaller picture.",
							Math.ceil(bytes.length / 104857.6) / 10, this.limits.bytes() / (1024 * 1024)));
		}
		Deadline deadline = new Deadline(this.limits.time());
		Bytes file = new Bytes(bytes);
		Picture picture = Format.of(file).orElseThrow(() -> Stranger.refuse(file)).open(file);
		check(picture.width(), picture.height());
		return paint(picture, deadline);
	}

	private void check(int width, int height) throws Unreadable {
		if (width <= 0 || height <= 0) {
			throw Unreadable.withoutPixels();
		}
		if ((long) width * height > this.limits.pixels() || Math.max(width, height) > this.limits.side()) {
			throw new Unreadable(Reason.TOO_MANY_PIXELS, String.format(Locale.ROOT,
					"The picture has %,d × %,d pixels; at most %,d million are read, and %,d along a side. Make it smaller.",
					width, height, this.limits.pixels() / 1_000_000, this.limits.side()));
		}
	}

	private Photo paint(Picture picture, Deadline deadline) throws Unreadable {
		int width = picture.width();
		int height = picture.height();
		int shrink = picture.shrink(this.limits.photoPixels());
		long memory = picture.memory(shrink) + Canvas.memory(width, height, shrink);
		if (this.workshop.isTooSmallFor(memory)) {
			throw new Unreadable(Reason.TOO_MANY_PIXELS, String.format(Locale.ROOT,
					"The picture has %,d × %,d pixels, too many for its format. Make it smaller, or save it as a plain JPEG or PNG.",
					width, height));
		}
		try {
			return this.workshop.have(memory, deadline, () -> {
				Canvas canvas = new Canvas(width, height, shrink);
				picture.paint(canvas, deadline);
				return canvas.photo(picture.orientation());
			});
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof Unreadable unreadable) {
				throw unreadable;
			}
			LOG.log((ex.getCause() instanceof Error) ? Level.WARNING : Level.DEBUG, "A decoder gave up", ex.getCause());
			throw deadline.isOver() ? deadline.tooLong() : Unreadable.garbled();
		}
	}

	@Override
	public void close() {
		this.workshop.close();
	}

}
