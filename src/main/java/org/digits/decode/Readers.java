package org.digits.decode;

import java.io.IOException;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
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

	private static final ImageReaderSpi JPEG = builtIn("com.sun.imageio.plugins.jpeg.JPEGImageReaderSpi");

	private static final ImageReaderSpi WEBP = new WebPImageReaderSpi();

	private static final ImageReaderSpi TIFF = new TIFFImageReaderSpi();

	private Readers() {
	}

	static ImageReader jpeg() throws IOException {
		return JPEG.createReaderInstance();
	}

	static ImageReader webp() throws IOException {
		return WEBP.createReaderInstance();
	}

	static ImageReader tiff() throws IOException {
		return TIFF.createReaderInstance();
	}

	private static ImageReaderSpi builtIn(String name) {
		Iterator<ImageReaderSpi> providers = IIORegistry.getDefaultInstance()
			.getServiceProviders(ImageReaderSpi.class, false);
		while (providers.hasNext()) {
			ImageReaderSpi provider = providers.next();
			if (provider.getClass().getName().equals(name)) {
				return provider;
			}
		}
		throw new IllegalStateException("This Java has no " + name);
	}

}
