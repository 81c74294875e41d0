package org.digits.decode;

import java.util.Optional;
import java.util.stream.Stream;

/** The formats that are read, and how their files begin. */
enum Format {

	/** Portable Network Graphics. */
	PNG(PngPicture::new) {
		@Override
		boolean begins(Bytes file) {
			return file.has(0, PngPicture.MAGIC);
		}
	},

	/** Of the Joint Photographic Experts Group: what cameras make. */
	JPEG(JpegPicture::new) {
		@Override
		boolean begins(Bytes file) {
			return file.has(0, JpegPicture.MAGIC);
		}
	},

	/** Graphics Interchange Format. */
	GIF(GifPicture::new) {
		@Override
		boolean begins(Bytes file) {
			return file.has(0, "GIF87a") || file.has(0, "GIF89a");
		}
	},

	/** Windows bitmap. */
	BMP(BmpPicture::new) {
		@Override
		boolean begins(Bytes file) {
			// Texts begin with BM, too: the header's size tells.
			return file.has(0, "BM") && file.has(15, "\0\0\0");
		}
	},

	/** What many web sites make. */
	WEBP(ImageIoPicture::webp) {
		@Override
		boolean begins(Bytes file) {
			return file.has(0, "RIFF") && file.has(8, "WEBP");
		}
	},

	/** Tagged Image File Format: what scanners make. */
	TIFF(ImageIoPicture::tiff) {
		@Override
		boolean begins(Bytes file) {
			return file.has(0, "II*\0") || file.has(0, "MM\0*");
		}
	};

	private final Opener opener;

	Format(Opener opener) {
		this.opener = opener;
	}

	/** Reads the head of a file. */
	private interface Opener {

		Picture open(Bytes file) throws Unreadable;

	}

	abstract boolean begins(Bytes file);

	/** The format whose magic number a file has. */
	static Optional<Format> of(Bytes file) {
		return Stream.of(values()).filter((format) -> format.begins(file)).findFirst();
	}

	Picture open(Bytes file) throws Unreadable {
		return this.opener.open(file);
	}

}
