package org.digits.uploads;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.digits.keep.SteadyClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class UploadsTests {

	private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

	private static final byte[] PNG = "\u0089PNG and more".getBytes(StandardCharsets.ISO_8859_1);

	@TempDir
	private Path folder;

	/** What the machine says that it is. */
	private Instant wall = NOW;

	/** What went by in truth. */
	private Duration passed = Duration.ZERO;

	private final SteadyClock clock = new SteadyClock(() -> this.wall, () -> this.passed.toNanos());

	@Test
	void keepsNothingUnlessAsked() throws IOException {
		Path directory = this.folder.resolve("uploads");
		new Uploads(new UploadSettings(Duration.ZERO, directory), new SteadyClock()).keep(PNG);
		assertThat(directory).doesNotExist();
	}

	@Test
	void keepsAPictureUnderANameOfOurOwn() throws IOException {
		uploads(Duration.ofHours(1)).keep(PNG);
		assertThat(files()).singleElement().satisfies((file) -> {
			assertThat(file.getFileName().toString()).matches("[0-9a-f-]{36}\\.png");
			assertThat(file).hasBinaryContent(PNG);
		});
	}

	@ParameterizedTest
	@CsvSource({ "\u0089PNG, png", "\u00ff\u00d8\u00ff\u00e0, jpg", "GIF89a, gif", "BM, bmp", "RIFF1234WEBP, webp",
			"II*, tif", "#!/bin/sh, bin" })
	void namesAPictureByWhatItIs(String start, String extension) throws IOException {
		uploads(Duration.ofHours(1)).keep(start.getBytes(StandardCharsets.ISO_8859_1));
		assertThat(files()).singleElement().asString().endsWith("." + extension);
	}

	@Test
	void deletesPicturesWhoseTimeIsOver() throws IOException {
		Path old = file("0a1b2c3d-0000-4000-8000-000000000001.png", Duration.ofMinutes(61));
		Path young = file("0a1b2c3d-0000-4000-8000-000000000002.png", Duration.ofMinutes(59));
		uploads(Duration.ofHours(1)).sweep();
		assertThat(old).doesNotExist();
		assertThat(young).exists();
	}

	@Test
	void deletesAllPicturesOnceNoneIsToBeKept() throws IOException {
		Path picture = file("0a1b2c3d-0000-4000-8000-000000000001.png", Duration.ofSeconds(1));
		uploads(Duration.ZERO).sweep();
		assertThat(picture).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT9000H", "-PT9000H", "PT2H", "-PT2H" })
	void keepsPicturesForTheirTimeWhenTheClockIsSet(Duration jump) throws IOException {
		Uploads uploads = uploads(Duration.ofHours(1));
		uploads.keep(PNG);
		pass(Duration.ofMinutes(30));
		this.wall = this.wall.plus(jump);
		uploads.keep(PNG);
		uploads.sweep();
		assertThat(files()).hasSize(2);
		pass(Duration.ofMinutes(29));
		uploads.sweep();
		assertThat(files()).hasSize(2);
		pass(Duration.ofMinutes(2));
		uploads.sweep();
		assertThat(files()).as("the older one is over").hasSize(1);
		pass(Duration.ofMinutes(30));
		uploads.sweep();
		assertThat(files()).isEmpty();
	}

	@Test
	void aPictureOfTheFutureIsKeptNoLongerThanANewOne() throws IOException {
		file("0a1b2c3d-0000-4000-8000-000000000001.png", Duration.ofDays(-365));
		Uploads uploads = uploads(Duration.ofHours(1));
		uploads.sweep();
		assertThat(files()).hasSize(1);
		pass(Duration.ofMinutes(61));
		uploads.sweep();
		assertThat(files()).isEmpty();
	}

	@Test
	void touchesNoFileOfOthers() throws IOException {
		Path gitkeep = file(".gitkeep", Duration.ofDays(99));
		Path holiday = file("holiday.png", Duration.ofDays(99));
		Path folderOfOthers = Files.createDirectory(this.folder.resolve("0a1b2c3d-0000-4000-8000-000000000003.png"));
		uploads(Duration.ofHours(1)).sweep();
		assertThat(List.of(gitkeep, holiday, folderOfOthers)).allSatisfy((file) -> assertThat(file).exists());
	}

	@Test
	void goesOnWithoutADiskAndSaysSoOnce(CapturedOutput output) throws IOException {
		Path file = Files.createFile(this.folder.resolve("no-folder"));
		Uploads uploads = new Uploads(new UploadSettings(Duration.ofHours(1), file), new SteadyClock());
		uploads.keep(PNG);
		uploads.keep(PNG);
		assertThat(output.getOut().lines().filter((line) -> line.contains("but reading goes on"))).hasSize(1);
	}

	private void pass(Duration time) {
		this.passed = this.passed.plus(time);
		this.wall = this.wall.plus(time);
	}

	private Uploads uploads(Duration retention) {
		return new Uploads(new UploadSettings(retention, this.folder), this.clock);
	}

	private Path file(String name, Duration age) throws IOException {
		Path file = Files.write(this.folder.resolve(name), PNG);
		return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.toList();
		}
	}

}
