package org.digits.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens files of many pictures. */
public final class Bundles {

	private final BundleLimits limits;

	public Bundles(BundleLimits limits) {
		this.limits = limits;
	}

	/** What a file is by its first bytes. */
	public static Kind kind(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return Kind.of(in.readNBytes(Kind.BYTES));
		}
	}

	/**
	 * The bundle that a file is.
	 * @param name what the file is called, for a person
	 */
	public Bundle open(Path file, String name) throws IOException {
		return switch (kind(file)) {
			case ZIP -> new ZipBundle(file, this.limits);
			case TIFF -> new TiffBundle(file, name, this.limits);
			case PDF -> new PdfBundle(file, name, this.limits);
			case PICTURE -> new PictureBundle(file, name, this.limits);
		};
	}

}
