package org.digits.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.digits.drawn.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ZipBundleTests {

	private static final long MEGA = 1024 * 1024;

	private static final byte[] PICTURE = Sheet.of(40, 40).write("7", 5, 5, 30).png();

	private final BundleLimits limits = new BundleLimits(5, MEGA, 8 * MEGA, 200, Duration.ofSeconds(1), MEGA);

	@TempDir
	private Path folder;

	@Test
	void givesPicturesInTheOrderThatAPersonWouldPutThemIn() throws Exception {
		Bundle bundle = zip(Map.of("page10.png", PICTURE, "Page2.png", PICTURE, "page1.png", PICTURE));
		assertThat(bundle.entries()).extracting(Bundle.Entry::name)
			.containsExactly("page1.png", "Page2.png", "page10.png");
		assertThat(bundle.page(bundle.entries().get(1).index())).isEqualTo(PICTURE);
	}

	@Test
	void leavesOutWhatSystemsPutBeside() throws Exception {
		Bundle bundle = zip(Map.of("__MACOSX/._a.png", PICTURE, ".DS_Store", PICTURE, "x/Thumbs.db", PICTURE, "x/",
				new byte[0], "x/a.png", PICTURE));
		assertThat(bundle.entries()).extracting(Bundle.Entry::name).containsExactly("x/a.png");
	}

	@Test
	void tellsDocumentsAndArchivesByTheirFirstBytes() throws Exception {
		Bundle bundle = zip(ordered("1", "PK\3\4", "2", "%PDF-1.7", "3", "II*\0", "4", "\n%PDF-", "5", "hello"));
		assertThat(bundle.entries()).extracting(Bundle.Entry::kind)
			.containsExactly(Kind.ZIP, Kind.PDF, Kind.TIFF, Kind.PDF, Kind.PICTURE);
	}

	@Test
	void neverUsesANameAsAPath() throws Exception {
		Bundle bundle = zip(Map.of("../../evil.png", PICTURE, "/etc/passwd", PICTURE, "C:\\a.png", PICTURE));
		for (Bundle.Entry entry : bundle.entries()) {
			assertThat(bundle.page(entry.index())).isEqualTo(PICTURE);
		}
		assertThat(this.folder.resolveSibling("evil.png")).doesNotExist();
		try (Stream<Path> files = Files.list(this.folder)) {
			assertThat(files).hasSize(1);
		}
	}

	@Test
	void refusesAFileThatUnpacksToTooMuch() throws Exception {
		byte[] large = new byte[(int) MEGA + 1];
		new Random(1).nextBytes(large);
		Bundle bundle = zip(Map.of("a.png", large, "b.png", PICTURE));
		assertThatExceptionOfType(PageRefused.class).isThrownBy(() -> page(bundle, "a.png"))
			.withMessageContaining("1 MB");
		assertThat(page(bundle, "b.png")).isEqualTo(PICTURE);
	}

	@Test
	void refusesABomb() throws Exception {
		BundleLimits generous = new BundleLimits(5, 100 * MEGA, 100 * MEGA, 200, Duration.ofSeconds(1), MEGA);
		Path file = write(Map.of("a.png", new byte[(int) (50 * MEGA)]));
		Bundle bundle = new ZipBundle(file, generous);
		assertThatExceptionOfType(PageRefused.class).isThrownBy(() -> page(bundle, "a.png"))
			.withMessageContaining("200 times");
	}

	@Test
	void refusesWhatIsBeyondTheSumOfAllFiles() throws Exception {
		byte[] some = new byte[(int) MEGA - 1];
		new Random(1).nextBytes(some);
		Bundle bundle = zip(Map.of("a", some));
		for (int i = 0; i < 8; i++) {
			assertThat(page(bundle, "a")).hasSize(some.length);
		}
		assertThatExceptionOfType(PageRefused.class).isThrownBy(() -> page(bundle, "a")).withMessageContaining("8 MB");
	}

	@Test
	void refusesAnArchiveOfVeryManyFiles() throws Exception {
		Map<String, byte[]> files = new LinkedHashMap<>();
		for (int i = 0; i < 111; i++) {
			files.put("a" + i, new byte[1]);
		}
		Bundle bundle = zip(files);
		assertThatExceptionOfType(PageRefused.class).isThrownBy(bundle::entries).withMessageContaining("110 entries");
	}

	@Test
	void refusesAnArchiveThatLiesAboutItsDirectory() throws Exception {
		Path file = write(Map.of("a.png", PICTURE));
		byte[] bytes = Files.readAllBytes(file);
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 22 + 12, 0x7fffffff);
		Files.write(file, bytes);
		assertThatExceptionOfType(PageRefused.class).isThrownBy(() -> new ZipBundle(file, this.limits).entries());
	}

	@Test
	void refusesOfficeDocumentsAndEmptyArchives() throws Exception {
		Bundle office = zip(Map.of("[Content_Types].xml", new byte[1], "word/media/a.png", PICTURE));
		assertThatExceptionOfType(PageRefused.class).isThrownBy(office::entries).withMessageContaining("office");
		Bundle empty = zip(Map.of("a/", new byte[0]));
		assertThatExceptionOfType(PageRefused.class).isThrownBy(empty::entries).withMessageContaining("empty");
	}

	@Test
	void refusesADamagedArchiveOrPageWithAReasonAndNothingElse() throws Exception {
		byte[] whole = Files.readAllBytes(write(ordered("a.png", "some text that packs", "b.png", "and more of it")));
		Random random = new Random(3);
		int refused = 0;
		for (int i = 0; i < 500; i++) {
			byte[] damaged = whole.clone();
			for (int j = 0; j < 1 + random.nextInt(4); j++) {
				damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
			}
			Path file = this.folder.resolve("damaged" + i + ".zip");
			Files.write(file, damaged);
			refused += allOf(new ZipBundle(file, this.limits));
		}
		assertThat(refused).isPositive();
	}

	@Test
	void readsNamesInOldAlphabets() throws Exception {
		byte[] bytes = Files.readAllBytes(write(Map.of("aaaa.png", PICTURE)));
		String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("aaaa.png", "a\u0081\u00ffa.png")
			.replace("\b\b\b\0", "\b\0\b\0"); // the flag that promises UTF-8
		Path file = this.folder.resolve("old.zip");
		Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
		Bundle bundle = new ZipBundle(file, this.limits);
		assertThat(bundle.page(bundle.entries().get(0).index())).isEqualTo(PICTURE);
	}

	private static int allOf(Bundle bundle) {
		int refused = 0;
		try (bundle) {
			for (Bundle.Entry entry : bundle.entries()) {
				try {
					bundle.page(entry.index());
				}
				catch (PageRefused ex) {
					assertThat(ex.sentence()).isNotBlank();
					refused++;
				}
			}
		}
		catch (PageRefused ex) {
			refused++;
		}
		return refused;
	}

	private static byte[] page(Bundle bundle, String name) throws PageRefused {
		for (Bundle.Entry entry : bundle.entries()) {
			if (entry.name().equals(name)) {
				return bundle.page(entry.index());
			}
		}
		throw new IllegalArgumentException(name);
	}

	private static Map<String, byte[]> ordered(String... namesAndTexts) {
		Map<String, byte[]> files = new LinkedHashMap<>();
		for (int i = 0; i < namesAndTexts.length; i += 2) {
			files.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.ISO_8859_1));
		}
		return files;
	}

	private Bundle zip(Map<String, byte[]> files) throws IOException {
		return new ZipBundle(write(files), this.limits);
	}

	private Path write(Map<String, byte[]> files) throws IOException {
		Path file = this.folder.resolve("test.zip");
		Files.write(file, zipped(files));
		return file;
	}

	static byte[] zipped(Map<String, byte[]> files) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (String name : List.copyOf(files.keySet())) {
				zip.putNextEntry(new ZipEntry(name));
				zip.write(files.getOrDefault(name, new byte[0]));
				zip.closeEntry();
			}
		}
		return bytes.toByteArray();
	}

}
