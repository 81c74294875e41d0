package org.digits.decode;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.digits.decode.Decoding.Reason;
import org.digits.decode.Decoding.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.digits.decode.PictureFiles.bytes;
import static org.digits.decode.PictureFiles.data;
import static org.digits.decode.PictureFiles.header;
import static org.digits.decode.PictureFiles.hex;
import static org.digits.decode.PictureFiles.join;
import static org.digits.decode.PictureFiles.png;
import static org.digits.decode.PictureFiles.sample;
import static org.digits.decode.PictureFiles.slice;
import static org.digits.decode.PictureFiles.write;

/** What is said of files that can't be read. */
class RefusedPicturesTests {

	private static final Pictures PICTURES = new Pictures(DecodeLimits.defaults());

	@AfterAll
	static void close() {
		PICTURES.close();
	}

	private static Refused refusal(byte[] file) {
		Decoding decoding = PICTURES.decode(file);
		assertThat(decoding).isInstanceOf(Refused.class);
		Refused refused = (Refused) decoding;
		assertThat(refused.sentence()).matches("[A-Z].*\\.").doesNotContain("Exception", "java", "null");
		return refused;
	}

	@Test
	void refusesAnEmptyFile() {
		assertThat(refusal(new byte[0]).reason()).isEqualTo(Reason.EMPTY);
	}

	@Test
	void refusesMoreBytesThanAllowed() {
		Refused refused = refusal(new byte[21 * 1024 * 1024]);
		assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY_BYTES);
		assertThat(refused.sentence()).contains("21.0 MB", "20 MB");
	}

	@Test
	void refusesASmallFileOfManyPixels() {
		byte[] file = png(header(30_000, 30_000, 1, 0), data(new byte[30_000 * 3751]));
		assertThat(file).hasSizeLessThan(120_000);
		Refused refused = refusal(file);
		assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY_PIXELS);
		assertThat(refused.sentence()).contains("30,000 × 30,000 pixels; at most 64 million");
	}

	@Test
	void refusesALongSide() {
		assertThat(refusal(png(header(20_000, 1, 1, 0), data(new byte[2501]))).reason())
			.isEqualTo(Reason.TOO_MANY_PIXELS);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "0, 5", "5, 0" })
	void refusesAPictureWithoutPixels(int width, int height) {
		Refused refused = refusal(png(header(width, height, 8, 0), data(new byte[0])));
		assertThat(refused.reason()).isEqualTo(Reason.DAMAGED);
		assertThat(refused.sentence()).contains("no pixels");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			%PDF-1.7                       | PDF document
			<svg xmlns='http://www.w3.org' | SVG drawing
			<?xml version='1.0'?><svg>     | SVG drawing
			<!DOCTYPE html><title>         | web page
			Hello, this is not a picture.  | text
			BMW is a maker of cars.        | text
			4                              | text
			8BPS                           | Photoshop
			qoif                           | QOI
			""")
	void saysWhatAFileSeemsToBe(String start, String kind) {
		Refused refused = refusal(bytes(start));
		assertThat(refused.reason()).isEqualTo(Reason.UNSUPPORTED);
		assertThat(refused.sentence()).contains(kind);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0000001c 66747970 68656963 00000000 | HEIC picture
			0000001c 66747970 6d696631 00000000 | HEIC picture
			0000001c 66747970 61766966 00000000 | AVIF picture
			0000001c 66747970 69736f6d 00000000 | film
			504b0304 14000000                   | ZIP archive
			1f8b0800 00000000                   | gzip archive
			ff0a0000                            | JPEG XL
			49492b00 08000000                   | BigTIFF
			00000100 01002020                   | icon
			d0cf11e0 a1b11ae1                   | office document
			4d5a9000 03000000                   | program
			00000000 00000000                   | not a picture
			""")
	void saysWhatABinaryFileSeemsToBe(String start, String kind) {
		Refused refused = refusal(hex(start));
		assertThat(refused.reason()).isEqualTo(Reason.UNSUPPORTED);
		assertThat(refused.sentence()).contains(kind);
	}

	@ParameterizedTest
	@ValueSource(strings = { "png", "jpeg", "gif", "bmp", "tiff" })
	void refusesAPictureThatWasCutOff(String format) {
		byte[] file = write(sample(60, 40), format);
		for (int length = 30; length < file.length - 16; length += 1 + file.length / 50) {
			assertThat(refusal(Arrays.copyOf(file, length)).reason()).isEqualTo(Reason.DAMAGED);
		}
	}

	@Test
	void refusesAProgressiveJpegThatWasCutOff() throws IOException {
		byte[] file = PictureFiles.jpeg(sample(60, 40), 0.9f, true);
		assertThat(refusal(Arrays.copyOf(file, file.length * 3 / 4)).sentence()).contains("ends too early");
	}

	@Test
	void refusesAPngWithAWrongCheckSum() {
		byte[] file = write(sample(60, 40), "png");
		file[60] ^= 1;
		assertThat(refusal(file).reason()).isEqualTo(Reason.DAMAGED);
	}

	@Test
	void refusesAJpegWithTwoFrames() throws IOException {
		byte[] file = PictureFiles.jpeg(sample(16, 16), 0.9f, false);
		byte[] frame = hex("ffc0 000b 08 1000 1000 01 01 11 00");
		assertThat(refusal(join(slice(file, 0, 2), frame, slice(file, 2, file.length))).reason())
			.isEqualTo(Reason.DAMAGED);
	}

	@Test
	void refusesAJpegWithAFloodOfScans() throws IOException {
		byte[] file = PictureFiles.jpeg(sample(16, 16), 0.9f, true);
		int scan = 2;
		while (file[scan] != (byte) 0xff || file[scan + 1] != (byte) 0xda) {
			scan++;
		}
		byte[] scans = new byte[0];
		for (int index = 0; index < 101; index++) {
			scans = join(scans, hex("ffda 0008 01 01 00 00 00 00"));
		}
		assertThat(refusal(join(slice(file, 0, scan), scans, slice(file, scan, file.length))).reason())
			.isEqualTo(Reason.DAMAGED);
	}

	@Test
	void namesAKindOfJpegThatIsNotRead() {
		Refused refused = refusal(hex("ffd8 ffc9 000b 08 0010 0010 01 01 11 00 ffd9"));
		assertThat(refused.reason()).isEqualTo(Reason.UNSUPPORTED);
		assertThat(refused.sentence()).contains("rare kind");
	}

	@Test
	void refusesATiffOfTooManyOverlappingJpegs() {
		byte[] file = join(bytes("II*\0"), hex("08000000 0500 0001 0400 01000000 08000000 0101 0400 01000000 08000000"),
				hex("0301 0300 01000000 07000000 1101 0400 02000000 50000000 1701 0400 02000000 58000000 00000000"),
				hex("00000000 00000000 00000000 00000000 70000000 70000000 00000000 00000000 00000000 00000000"));
		assertThat(refusal(file).reason()).isEqualTo(Reason.DAMAGED);
	}

	@Test
	void saysThatItIsBusyWhereTooManyPicturesCome() throws Exception {
		DecodeLimits one = new DecodeLimits(1 << 20, 1 << 20, 1000, 1 << 20, Duration.ofSeconds(2), 1 << 20, 1, 1);
		CountDownLatch begun = new CountDownLatch(2);
		CountDownLatch end = new CountDownLatch(1);
		try (Workshop workshop = new Workshop(one)) {
			Callable<Boolean> endless = () -> {
				begun.countDown();
				return end.await(10, TimeUnit.SECONDS);
			};
			FutureTask<Boolean> working = new FutureTask<>(
					() -> workshop.have(1, new Deadline(Duration.ofSeconds(20)), endless));
			FutureTask<Boolean> waiting = new FutureTask<>(
					() -> workshop.have(1, new Deadline(Duration.ofMillis(50)), endless));
			new Thread(working).start();
			while (begun.getCount() > 1) {
				Thread.sleep(1);
			}
			new Thread(waiting).start();
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(waiting::get)
				.withCauseInstanceOf(Unreadable.class)
				.withMessageContaining("Too many pictures");
			end.countDown();
			assertThat(working.get()).isTrue();
		}
	}

	@Test
	void leavesADecoderAloneThatDoesNotEndInTime() {
		DecodeLimits one = new DecodeLimits(1 << 20, 1 << 20, 1000, 1 << 20, Duration.ofSeconds(2), 1 << 20, 1, 1);
		CountDownLatch end = new CountDownLatch(1);
		try (Workshop workshop = new Workshop(one)) {
			assertThatExceptionOfType(Unreadable.class).isThrownBy(
					() -> workshop.have(1, new Deadline(Duration.ofMillis(50)), () -> end.await(10, TimeUnit.SECONDS)))
				.withMessageContaining("takes longer than");
			assertThatNoException()
				.isThrownBy(() -> workshop.have(1, new Deadline(Duration.ofSeconds(20)), () -> "another thread"));
			end.countDown();
		}
	}

	@Test
	void refusesATiffThatSaysThatItHasFourBillionNumbers() {
		byte[] file = join(bytes("II*\0"), hex("08000000 0100 0001 0400 ffffffff 1a000000 00000000"));
		assertThat(refusal(file).reason()).isEqualTo(Reason.DAMAGED);
	}

}
