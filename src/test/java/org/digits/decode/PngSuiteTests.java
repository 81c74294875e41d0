package org.digits.decode;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.imageio.ImageIO;

import org.digits.decode.Decoding.Decoded;
import org.digits.decode.Decoding.Refused;
import org.digits.image.Photo;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Willem van Schaik's PngSuite, where the measuring data is present beside the project:
 * each good picture has the pixels that the JDK's reader finds, each broken one is
 * refused.
 */
class PngSuiteTests {

	private static final Path DATA = Path.of(System.getProperty("digits.test.data", "../shared/data"));

	private static final Pictures PICTURES = new Pictures(DecodeLimits.defaults());

	@TestFactory
	List<DynamicTest> pictures() throws IOException {
		Path zip = DATA.resolve("bad-images.zip");
		Assumptions.assumeTrue(Files.exists(zip), "the measuring data is not beside the project");
		List<DynamicTest> tests = new ArrayList<>();
		try (InputStream in = Files.newInputStream(zip); ZipInputStream entries = new ZipInputStream(in)) {
			for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
				if (entry.getName().matches("pngsuite/png/.*\\.png")) {
					byte[] file = entries.readAllBytes();
					String name = entry.getName().replaceFirst(".*/", "");
					tests.add(DynamicTest.dynamicTest(name, () -> {
						if (name.startsWith("x")) {
							assertThat(PICTURES.decode(file)).isInstanceOf(Refused.class);
						}
						else {
							hasTheRightPixels(file);
						}
					}));
				}
			}
		}
		assertThat(tests).hasSizeGreaterThan(150);
		return tests;
	}

	private static void hasTheRightPixels(byte[] file) throws IOException {
		assertThat(PICTURES.decode(file)).isInstanceOf(Decoded.class);
		Photo photo = ((Decoded) PICTURES.decode(file)).photo();
		BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
		assertThat(photo.width()).isEqualTo(image.getWidth());
		assertThat(photo.height()).isEqualTo(image.getHeight());
		int[] clear = clear(file);
		for (int y = 0; y < photo.height(); y++) {
			for (int x = 0; x < photo.width(); x++) {
				double expected = luma(image, x, y, clear);
				assertThat(photo.luminance()[y * photo.width() + x] & 0xff).as("%d, %d", x, y)
					.isBetween((int) Math.floor(expected) - 1, (int) Math.ceil(expected) + 1);
			}
		}
	}

	/** On white, from the samples as they are. */
	private static double luma(BufferedImage image, int x, int y, int[] clear) {
		Raster raster = image.getRaster();
		int[] samples = raster.getPixel(x, y, (int[]) null);
		if (image.getColorModel() instanceof IndexColorModel palette) {
			int argb = palette.getRGB(samples[0]);
			return onWhite(grey(argb >> 16 & 255, argb >> 8 & 255, argb & 255), (argb >>> 24) / 255.0);
		}
		int bits = raster.getSampleModel().getSampleSize(0);
		double scale = 255.0 / ((1 << bits) - 1);
		int colours = (samples.length < 3) ? 1 : 3;
		double grey = scale * ((colours == 1) ? samples[0] : grey(samples[0], samples[1], samples[2]));
		boolean isClear = clear.length == colours;
		for (int i = 0; i < colours && isClear; i++) {
			isClear = samples[i] == clear[i];
		}
		double alpha = (samples.length > colours) ? samples[colours] * scale / 255 : 1;
		return onWhite(grey, isClear ? 0 : alpha);
	}

	private static double grey(double red, double green, double blue) {
		return 0.299 * red + 0.587 * green + 0.114 * blue;
	}

	private static double onWhite(double grey, double alpha) {
		return alpha * grey + (1 - alpha) * 255;
	}

	/** The colour or grey that stands for nothing, which the JDK's reader leaves out. */
	private static int[] clear(byte[] file) {
		ByteBuffer bytes = ByteBuffer.wrap(file).position(8);
		int kind = file[25];
		while (bytes.remaining() > 12) {
			int length = bytes.getInt();
			String name = StandardCharsets.ISO_8859_1.decode(bytes.slice().limit(4)).toString();
			bytes.position(bytes.position() + 4);
			if (name.equals("tRNS") && (kind == 0 || kind == 2)) {
				int[] clear = new int[kind + 1];
				for (int i = 0; i < clear.length; i++) {
					clear[i] = bytes.getShort() & 0xffff;
				}
				return clear;
			}
			bytes.position(bytes.position() + length + 4);
		}
		return new int[0];
	}

}
