package org.digits.bundle;

import java.time.Duration;

/**
 * How much of a bundle is read.
 *
 * @param pages most pages of a file, and entries of an archive
 * @param pageBytes most bytes of one picture
 * @param unpackedBytes most bytes that all of an archive may unpack to
 * @param ratio how many times as large as in the archive a file may be, if it is large
 * @param time how long a page of a document may take to be drawn
 * @param memory how much memory the process may use that draws documents
 */
public record BundleLimits(int pages, long pageBytes, long unpackedBytes, int ratio, Duration time, long memory) {

	private static final long MEGA = 1024 * 1024;

	/** For a thousand pages as scanners and phones make them. */
	public static BundleLimits defaults() {
		return new BundleLimits(1000, 20 * MEGA, 1024 * MEGA, 200, Duration.ofSeconds(20), 256 * MEGA);
	}

}
