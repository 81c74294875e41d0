package org.digits.decode;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.digits.decode.Decoding.Decoded;
import org.digits.decode.Decoding.Reason;
import org.digits.decode.Decoding.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.digits.decode.PictureFiles.sample;
import static org.digits.decode.PictureFiles.write;

/**
 * The contract of the gate: whatever the bytes are, a {@link Decoding} comes out of it,
 * in time. How many mutants of each good picture are tried is told by the system property
 * {@code digits.test.mutants}; where the measuring data is, by {@code digits.test.data}.
 */
class HostilePicturesTests {

	private static final int MUTANTS = Integer.getInteger("digits.test.mutants", 400);

	private static final Path DATA = Path.of(System.getProperty("digits.test.data", "../shared/data"));

	private static final Pictures PICTURES = new Pictures(DecodeLimits.defaults());

	@AfterAll
	static void close() {
		PICTURES.close();
	}

	static Stream<Named<byte[]>> goodPictures() throws IOException {
		BufferedImage image = sample(37, 29);
		BufferedImage grey = new BufferedImage(37, 29, BufferedImage.TYPE_BYTE_GRAY);
		BufferedImage palette = new BufferedImage(37, 29, BufferedImage.TYPE_BYTE_INDEXED);
		BufferedImage alpha = new BufferedImage(37, 29, BufferedImage.TYPE_4BYTE_ABGR);
		grey.getGraphics().drawImage(image, 0, 0, null);
		palette.getGraphics().drawImage(image, 0, 0, null);
		alpha.getGraphics().drawImage(image, 3, 3, null);
		Map<String, byte[]> pictures = new LinkedHashMap<>();
		pictures.put("png", write(image, "png"));
		pictures.put("grey png", write(grey, "png"));
		pictures.put("palette png", write(palette, "png"));
		pictures.put("alpha png", write(alpha, "png"));
		pictures.put("jpeg", PictureFiles.jpeg(image, 0.9f, false));
		pictures.put("held jpeg", PictureFiles.jpeg(image, 6));
		pictures.put("grey jpeg", PictureFiles.jpeg(grey, 0.9f, false));
		pictures.put("progressive jpeg", PictureFiles.jpeg(image, 0.9f, true));
		pictures.put("gif", PictureFiles.animatedGif(image, palette));
		pictures.put("bmp", write(image, "bmp"));
		pictures.put("palette bmp", write(palette, "bmp"));
		pictures.put("tiff", write(image, "tiff"));
		pictures.put("palette tiff", write(palette, "tiff"));
		pictures.put("webp", PictureFiles.webp());
		pictures.put("lossless webp", PictureFiles.losslessWebp());
		return pictures.entrySet().stream().map((picture) -> Named.of(picture.getKey(), picture.getValue()));
	}

	@ParameterizedTest
	@MethodSource("goodPictures")
	void readsTheGoodPicture(byte[] picture) {
		assertThat(PICTURES.decode(picture)).isInstanceOf(Decoded.class);
	}

	@ParameterizedTest
	@MethodSource("goodPictures")
	void answersEveryMutant(byte[] picture) {
		Random random = new Random(20261123);
		for (int index = 0; index < MUTANTS; index++) {
			assertAnswered("mutant " + index, mutant(picture, random));
		}
	}

	/**
	 * The file with some bytes changed, a stretch doubled or left out, or its end cut
	 * off.
	 */
	private static byte[] mutant(byte[] file, Random random) {
		byte[] mutant = file.clone();
		switch (random.nextInt(5)) {
			case 0 -> mutant = Arrays.copyOf(mutant, random.nextInt(mutant.length));
			case 1 -> {
				int from = random.nextInt(mutant.length);
				int to = Math.min(mutant.length, from + 1 + random.nextInt(40));
				mutant = PictureFiles.join(PictureFiles.slice(file, 0, to),
						PictureFiles.slice(file, from, file.length));
			}
			case 2 -> {
				int from = random.nextInt(mutant.length);
				int to = Math.min(mutant.length, from + 1 + random.nextInt(40));
				mutant = PictureFiles.join(PictureFiles.slice(file, 0, from),
						PictureFiles.slice(file, to, file.length));
			}
			default -> {
			}
		}
		// Heads are short, and the most is told there.
		int head = random.nextBoolean() ? Math.min(120, mutant.length) : mutant.length;
		for (int count = random.nextInt(6); count > 0 && mutant.length > 0; count--) {
			int at = random.nextInt(head);
			mutant[at] = (byte) switch (random.nextInt(4)) {
				case 0 -> 0;
				case 1 -> 0xff;
				case 2 -> mutant[at] ^ 1 << random.nextInt(8);
				default -> random.nextInt(256);
			};
		}
		return mutant;
	}

	@Test
	void answersEveryBadPicture() throws IOException {
		Path zip = DATA.resolve("bad-images.zip");
		assumeThat(zip).as("the measuring data is not beside the project").exists();
		int count = 0;
		try (InputStream in = Files.newInputStream(zip); ZipInputStream entries = new ZipInputStream(in)) {
			for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
				if (!entry.isDirectory()) {
					count++;
					byte[] file = entries.readAllBytes();
					long start = System.nanoTime();
					assertAnswered(entry.getName(), file);
					assertThat(Duration.ofNanos(System.nanoTime() - start)).as(entry.getName())
						.isLessThan(Duration.ofMillis(2500));
				}
			}
		}
		assertThat(count).isGreaterThan(900);
	}

	private static void assertAnswered(String name, byte[] file) {
		Decoding decoding = PICTURES.decode(file);
		assertThat(decoding).as(name).isNotNull();
		if (decoding instanceof Refused refused) {
			assertThat(refused.reason()).as(name).isNotEqualTo(Reason.BUSY);
		}
	}

}
