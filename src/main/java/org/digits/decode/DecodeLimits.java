package org.digits.decode;

import java.time.Duration;

/**
 * How much of a picture is read, and for how long.
 *
 * @param bytes most bytes of an upload
 * @param pixels most pixels of the uploaded picture
 * @param side most pixels along a side of it
 * @param photoPixels most pixels of the photo that is made of it; larger pictures are
 * averaged down
 * @param time how long one picture may take
 * @param memory how many bytes all decoders together may hold at once
 * @param threads how many pictures are decoded at once
 * @param waiting how many pictures may wait for a thread
 */
public record DecodeLimits(long bytes, long pixels, int side, int photoPixels, Duration time, long memory, int threads,
		int waiting) {

	private static final int MEGA = 1_000_000;

	/** Phones make pictures of up to 50 megapixels and 15 MB. */
	public static DecodeLimits defaults() {
		return new DecodeLimits(20L * 1024 * 1024, 64L * MEGA, 16_384, 4 * MEGA, Duration.ofSeconds(2),
				256L * 1024 * 1024, Math.max(2, Runtime.getRuntime().availableProcessors()), 64);
	}

}
