package org.digits.decode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

import javax.imageio.ImageIO;

import org.assertj.core.data.Offset;
import org.digits.decode.Decoding.Decoded;
import org.digits.image.Photo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digits.decode.PictureFiles.chunk;
import static org.digits.decode.PictureFiles.data;
import static org.digits.decode.PictureFiles.header;
import static org.digits.decode.PictureFiles.hex;
import static org.digits.decode.PictureFiles.image;
import static org.digits.decode.PictureFiles.png;
import static org.digits.decode.PictureFiles.sample;
import static org.digits.decode.PictureFiles.write;

/** What good pictures look like once they are photos. */
class PicturesTests {

	private static final Pictures PICTURES = new Pictures(DecodeLimits.defaults());

	/** Four pixels: black, red, green, and blue below them. */
	private static final int[] COLOURS = { 0x000000, 0xff0000, 0x00ff00, 0x0000ff };

	/** Their lumas as BT.601 has them: 0.299, 0.587 and 0.114 of 255. */
	private static final int[] LUMAS = { 0, 76, 150, 29 };

	@AfterAll
	static void close() {
		PICTURES.close();
	}

	private static Photo photo(byte[] file) {
		Decoding decoding = PICTURES.decode(file);
		assertThat(decoding).isInstanceOf(Decoded.class);
		return ((Decoded) decoding).photo();
	}

	private static int[] lumas(byte[] file) {
		return lumas(photo(file));
	}

	private static int[] lumas(Photo photo) {
		int[] lumas = new int[photo.luminance().length];
		Arrays.setAll(lumas, (index) -> photo.luminance()[index] & 0xff);
		return lumas;
	}

	@ParameterizedTest
	@ValueSource(strings = { "png", "gif", "bmp", "tiff" })
	void readsColoursAsLuma(String format) {
		BufferedImage colours = image(2, 2, (x, y) -> COLOURS[2 * y + x]);
		assertThat(lumas(write(colours, format))).containsExactly(LUMAS);
	}

	@ParameterizedTest
	@CsvSource({ "false, 10, 12", "true, 10, 12", "false, 57, 91", "true, 57, 91", "false, 64, 48", "true, 64, 48" })
	void readsAJpegAsTheJdkDoes(boolean progressive, int width, int height) throws IOException {
		byte[] file = PictureFiles.jpeg(sample(width, height), 0.9f, progressive);
		BufferedImage expected = ImageIO.read(new ByteArrayInputStream(file));
		Photo photo = photo(file);
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				assertThat(photo.at(x, y)).isCloseTo(Luma.ofArgb(expected.getRGB(x, y)), Offset.offset(2));
			}
		}
	}

	@Test
	void readsAGreyJpeg() throws IOException {
		BufferedImage grey = new BufferedImage(20, 10, BufferedImage.TYPE_BYTE_GRAY);
		grey.getRaster().setSamples(0, 0, 20, 10, 0, new int[200]);
		grey.getRaster().setSample(3, 3, 0, 0);
		assertThat(lumas(PictureFiles.jpeg(grey, 1, false))).containsOnly(0);
	}

	@Test
	void takesGreysAsTheyAreWritten() {
		byte[] rows = new byte[257];
		for (int value = 0; value < 256; value++) {
			rows[1 + value] = (byte) value;
		}
		int[] greys = new int[256];
		Arrays.setAll(greys, (value) -> value);
		assertThat(lumas(png(header(256, 1, 8, 0), data(rows)))).containsExactly(greys);
	}

	@Test
	void takesTheHighByteOfSixteenBitGreys() {
		byte[] rows = hex("00 0000 4080 80ff c001 ffff");
		assertThat(lumas(png(header(5, 1, 16, 0), data(rows)))).containsExactly(0x00, 0x40, 0x80, 0xc0, 0xff);
	}

	@ParameterizedTest
	@CsvSource({ "1, 50, 0 255 0 255", "2, 1b, 0 85 170 255", "4, 0f5a, 0 255 85 170" })
	void spreadsFewBitsOverTheWholeRange(int bits, String row, String greys) {
		int[] expected = Arrays.stream(greys.split(" ")).mapToInt(Integer::parseInt).toArray();
		assertThat(lumas(png(header(4, 1, bits, 0), data(hex("00" + row))))).containsExactly(expected);
	}

	@Test
	void putsTransparentPartsOnWhite() {
		// Black that is opaque, half seen, and not seen.
		byte[] rows = hex("00 00000000 000000ff 00000080");
		assertThat(lumas(png(header(3, 1, 8, 6), data(rows)))).containsExactly(255, 0, 127);
		assertThat(lumas(png(header(3, 1, 8, 4), data(hex("00 0000 00ff 0080"))))).containsExactly(255, 0, 127);
	}

	@Test
	void putsTransparentPaletteColoursAndTheTransparentColourOnWhite() {
		byte[] palette = chunk("PLTE", hex("000000 ff0000 00ff00"));
		assertThat(lumas(png(header(3, 1, 8, 3), palette, chunk("tRNS", hex("00 ff")), data(hex("00 00 01 02")))))
			.containsExactly(255, 76, 150);
		assertThat(lumas(png(header(2, 1, 8, 0), chunk("tRNS", hex("0007")), data(hex("00 07 08")))))
			.containsExactly(255, 8);
		assertThat(lumas(png(header(2, 1, 8, 2), chunk("tRNS", hex("0000 0000 0001")), data(hex("00 000001 000000")))))
			.containsExactly(255, 0);
	}

	@Test
	void undoesAllFiltersOfPng() {
		// Each row is 10, 20, 30, told in another way.
		byte[] rows = hex("00 0a141e 01 0a0a0a 02 000000 03 050505 04 000000");
		assertThat(lumas(png(header(3, 5, 8, 0), data(rows)))).containsExactly(10, 20, 30, 10, 20, 30, 10, 20, 30, 10,
				20, 30, 10, 20, 30);
	}

	@Test
	void readsAnInterlacedPng() {
		// One pixel of each pass that a picture of 2 by 2 has: 1, 6 and 7 (two pixels).
		byte[] rows = hex("00 01 00 02 00 0304");
		assertThat(lumas(png(header(2, 2, 8, 0, 1), data(rows)))).containsExactly(1, 2, 3, 4);
	}

	@Test
	void readsTheFirstFrameOfAnAnimatedGif() throws IOException {
		byte[] file = PictureFiles.animatedGif(image(3, 2, (x, y) -> 0xffffff), image(3, 2, (x, y) -> 0));
		assertThat(lumas(file)).hasSize(6).containsOnly(255);
	}

	@Test
	void readsTheFirstPageOfATiff() {
		byte[] file = write(image(3, 2, (x, y) -> 0x808080), "tiff");
		assertThat(lumas(file)).hasSize(6).containsOnly(128);
	}

	@Test
	void readsWebp() {
		Photo photo = photo(PictureFiles.webp());
		assertThat(photo.width()).isEqualTo(16);
		assertThat(photo.at(2, 2)).isBetween(195, 215);
		assertThat(photo.at(7, 6)).isLessThan(12);
		assertThat(Arrays.copyOf(lumas(PictureFiles.losslessWebp()), 16)).containsExactly(202, 203, 203, 204, 205, 205,
				0, 0, 0, 208, 208, 209, 209, 210, 211, 211);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void setsAPictureUprightAsTheCameraWasHeld(int orientation) throws IOException {
		// Upright: dark at the top left, mid-grey at the top right, white below.
		int[][] upright = { { 0, 0, 128 }, { 255, 255, 255 } };
		BufferedImage held = held(upright, orientation);
		Photo photo = photo(PictureFiles.jpeg(held, orientation));
		assertThat(photo.width()).isEqualTo(48);
		assertThat(photo.height()).isEqualTo(32);
		assertThat(photo.at(8, 8)).isLessThan(8);
		assertThat(photo.at(40, 8)).isBetween(120, 136);
		assertThat(photo.at(8, 24)).isGreaterThan(247);
		assertThat(photo.at(40, 24)).isGreaterThan(247);
	}

	/**
	 * What a camera that was held like that would have written, sixteen times as large.
	 */
	private static BufferedImage held(int[][] upright, int orientation) {
		boolean swapped = orientation > 4;
		int width = swapped ? 32 : 48;
		int height = swapped ? 48 : 32;
		return image(width, height, (x, y) -> {
			int column = switch (orientation) {
				case 1, 4 -> x;
				case 2, 3 -> width - 1 - x;
				case 5, 8 -> y;
				default -> height - 1 - y;
			};
			int row = switch (orientation) {
				case 1, 2 -> y;
				case 3, 4 -> height - 1 - y;
				case 5, 6 -> x;
				default -> width - 1 - x;
			};
			return upright[row / 16][column / 16] * 0x010101;
		});
	}

	@Test
	void readsTheOrientationOfAPng() {
		byte[] file = png(header(2, 1, 8, 0), chunk("eXIf", PictureFiles.exif(6)), data(hex("00 0a 14")));
		Photo photo = photo(file);
		assertThat(photo.width()).isEqualTo(1);
		assertThat(lumas(photo)).containsExactly(10, 20);
	}

	@Test
	void averagesALargePictureDown() {
		DecodeLimits few = new DecodeLimits(1000, 1000, 100, 4, Duration.ofSeconds(2), 1 << 20, 1, 1);
		try (Pictures pictures = new Pictures(few)) {
			byte[] file = png(header(4, 3, 8, 0), data(hex("00 00 04 08 08 00 04 08 08 08 00 14 1e 28 28")));
			Photo photo = ((Decoded) pictures.decode(file)).photo();
			assertThat(photo.scale()).isEqualTo(2);
			assertThat(photo.width()).isEqualTo(2);
			assertThat(lumas(photo)).containsExactly(4, 8, 25, 40);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void averagesALargeJpegDownAsIfItHadBeenReadWhole(boolean progressive) throws IOException {
		byte[] file = PictureFiles.jpeg(sample(203, 151), 0.9f, progressive);
		Photo whole = photo(file);
		DecodeLimits few = new DecodeLimits(1 << 20, 1 << 20, 1000, 10_000, Duration.ofSeconds(2), 1 << 24, 1, 1);
		try (Pictures pictures = new Pictures(few)) {
			Photo photo = ((Decoded) pictures.decode(file)).photo();
			assertThat(photo.scale()).isEqualTo(2);
			assertThat(photo.width()).isEqualTo(102);
			assertThat(photo.height()).isEqualTo(76);
			double difference = 0;
			for (int y = 0; y < 75; y++) {
				for (int x = 0; x < 101; x++) {
					int mean = (whole.at(2 * x, 2 * y) + whole.at(2 * x + 1, 2 * y) + whole.at(2 * x, 2 * y + 1)
							+ whole.at(2 * x + 1, 2 * y + 1)) / 4;
					difference += Math.abs(mean - photo.at(x, y));
				}
			}
			assertThat(difference / (75 * 101)).isLessThan(1);
		}
	}

}
