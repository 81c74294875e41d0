package org.digits.decode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
		return PictureFiles.good().entrySet().stream().map((picture) -> Named.of(picture.getKey(), picture.getValue()));
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
			assertAnswered("mutant " + index, Mutants.of(picture, random));
		}
	}

	/** Found by {@link Mutants}: a reader allocated what the profile said of itself. */
	@Test
	void doesNotBelieveAProfileThatBoastsOfItsSize() {
		assertThat(photo(PictureFiles.webpWithBoastfulProfile())).isEqualTo(photo(PictureFiles.webp()));
	}

	/** Found by {@link Mutants}: a reader went on for seconds with zeros of its own. */
	@Test
	void doesNotReadOnBehindTheEnd() {
		assertThat(PICTURES.decode(PictureFiles.endlessWebp())).isInstanceOfSatisfying(Refused.class,
				(refused) -> assertThat(refused.reason()).isEqualTo(Reason.DAMAGED));
	}

	private static byte[] photo(byte[] file) {
		assertThat(PICTURES.decode(file)).isInstanceOf(Decoded.class);
		return ((Decoded) PICTURES.decode(file)).photo().luminance();
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
