package org.digits.bundle;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.digits.decode.DecodeLimits;
import org.digits.decode.Decoding;
import org.digits.decode.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TiffBundleTests {

	private static final int PAGES = 3;

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "none", "LZW", "Deflate", "PackBits", "JPEG" })
	void makesEachPageAPictureThatTheGateReads(String compression) throws Exception {
		Bundle bundle = bundle(tiff(compression));
		assertThat(bundle.entries()).extracting(Bundle.Entry::name)
			.containsExactly("a.tif, page 1", "a.tif, page 2", "a.tif, page 3");
		try (Pictures pictures = new Pictures(DecodeLimits.defaults())) {
			for (int page = 0; page < PAGES; page++) {
				Decoding decoding = pictures.decode(bundle.page(page));
				assertThat(decoding).isInstanceOf(Decoding.Decoded.class);
				assertThat(((Decoding.Decoded) decoding).photo().width()).isEqualTo(100 + page);
				assertThat(((Decoding.Decoded) decoding).photo().at(50, 20)).isCloseTo(grey(page),
						org.assertj.core.data.Offset.offset(6));
			}
		}
	}

	@Test
	void endsAChainThatLeadsBackToItself() throws Exception {
		byte[] tiff = tiff("none");
		ByteBuffer bytes = ByteBuffer.wrap(tiff)
			.order((tiff[0] == 'I') ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		int last = bytes.getInt(4);
		for (int i = 1; i < PAGES; i++) {
			last = bytes.getInt(last + 2 + 12 * bytes.getShort(last));
		}
		bytes.putInt(last + 2 + 12 * bytes.getShort(last), bytes.getInt(4));
		assertThat(bundle(tiff).entries()).hasSize(PAGES);
	}

	@Test
	void refusesAPageThatIsTooLarge() throws Exception {
		Path file = this.folder.resolve("large.tif");
		Files.write(file, tiff("none"));
		BundleLimits usual = BundleLimits.defaults();
		Bundle bundle = new TiffBundle(file, "a.tif",
				new BundleLimits(usual.pages(), 1000, 1000, usual.ratio(), usual.time(), usual.memory()));
		assertThatExceptionOfType(PageRefused.class).isThrownBy(() -> bundle.page(0));
	}

	@Test
	void leavesAFileOfOnePageAsItIs() throws Exception {
		byte[] broken = { 'I', 'I', '*', 0, 1, 2, 3, 4 };
		Bundle bundle = bundle(broken);
		assertThat(bundle.entries()).hasSize(1);
		assertThat(bundle.page(0)).isEqualTo(broken);
	}

	@Test
	void nothingButAPageOrARefusalComesOfADamagedFile() throws Exception {
		byte[] whole = tiff("LZW");
		Random random = new Random(5);
		for (int i = 0; i < 2000; i++) {
			byte[] damaged = whole.clone();
			for (int j = 0; j < 1 + random.nextInt(8); j++) {
				damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt();
			}
			Bundle bundle = bundle(damaged);
			for (Bundle.Entry entry : bundle.entries()) {
				try {
					assertThat(bundle.page(entry.index()).length).isLessThanOrEqualTo(20 * 1024 * 1024);
				}
				catch (PageRefused ex) {
					assertThat(ex.sentence()).isNotBlank();
				}
			}
		}
	}

	private Bundle bundle(byte[] tiff) throws IOException {
		Path file = this.folder.resolve("a.tif");
		Files.write(file, tiff);
		return new Bundles(BundleLimits.defaults()).open(file, "a.tif");
	}

	private static int grey(int page) {
		return 60 + 50 * page;
	}

	static byte[] tiff(String compression) throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
			ImageWriteParam how = writer.getDefaultWriteParam();
			if (!compression.equals("none")) {
				how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
				how.setCompressionType(compression);
			}
			writer.setOutput(out);
			writer.prepareWriteSequence(null);
			for (int page = 0; page < PAGES; page++) {
				BufferedImage picture = new BufferedImage(100 + page, 40, BufferedImage.TYPE_INT_RGB);
				Graphics2D pen = picture.createGraphics();
				pen.setColor(new Color(grey(page), grey(page), grey(page)));
				pen.fillRect(0, 0, 200, 40);
				writer.writeToSequence(new IIOImage(picture, null, null), how);
			}
			writer.endWriteSequence();
		}
		writer.dispose();
		return bytes.toByteArray();
	}

}
