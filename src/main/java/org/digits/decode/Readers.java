package org.digits.decode;

import java.io.IOException;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;

/**
 * The ImageIO readers that we use, chosen by name: what else may be on the class path,
 * and what a file looks like to it, is of no account.
 */
final class Readers {

	static {
		ImageIO.setUseCache(false);
	}

	private static final ImageReaderSpi WEBP = new WebPImageReaderSpi();

	private static final ImageReaderSpi TIFF = new TIFFImageReaderSpi();

	private Readers() {
	}

	static ImageReader webp() throws IOException {
		return WEBP.createReaderInstance();
	}

	static ImageReader tiff() throws IOException {
		return TIFF.createReaderInstance();
	}

}
