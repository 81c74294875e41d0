package org.digits.uploads;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

import org.apache.commons.io.FileUtils;
import org.apache.commons.io.filefilter.AgeFileFilter;
import org.apache.commons.io.filefilter.FileFilterUtils;
import org.apache.commons.io.filefilter.IOFileFilter;
import org.apache.commons.io.filefilter.RegexFileFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;

/**
 * The folder of uploaded pictures. Their names are made here, never by whoever sent them.
 * A disk that is full or read-only is complained of once and stops nobody from reading.
 */
public class Uploads {

	private static final Logger logger = LoggerFactory.getLogger(Uploads.class);

	private static final IOFileFilter OURS = FileFilterUtils.and(FileFilterUtils.fileFileFilter(), new RegexFileFilter(
			Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.(png|jpg|gif|bmp|webp|tiff?|bin|part)")));

	private final UploadSettings settings;

	private final Clock clock;

	private final AtomicBoolean complained = new AtomicBoolean();

	Uploads(UploadSettings settings, Clock clock) {
		this.settings = settings;
		this.clock = clock;
	}

	/** How long pictures are kept; 0 if they aren't. */
	public Duration retention() {
		return this.settings.retention();
	}

	/** Keeps a picture for the time that was set; does nothing if that is none. */
	public void keep(byte[] picture) {
		if (this.settings.keep()) {
			quietly(() -> write(picture));
		}
	}

	/**
	 * Deletes the pictures whose time is over: all of them, once none is to be kept.
	 * Files that were not named here are left alone.
	 */
	@Scheduled(fixedDelayString = "PT1M")
	void sweep() {
		if (directory().isDirectory()) {
			quietly(this::deleteOutdated);
		}
	}

	/** Under another name first, so that what has its own is whole, whenever we end. */
	private void write(byte[] picture) throws IOException {
		String name = UUID.randomUUID().toString();
		File part = new File(directory(), name + ".part");
		try {
			FileUtils.writeByteArrayToFile(part, picture);
			File whole = new File(directory(), name + "." + Format.of(picture).extension());
			Files.move(part.toPath(), whole.toPath(), StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			FileUtils.deleteQuietly(part);
			throw ex;
		}
	}

	private void deleteOutdated() throws IOException {
		AgeFileFilter outdated = new AgeFileFilter(this.clock.instant().minus(this.settings.retention()));
		for (File file : FileUtils.listFiles(directory(), FileFilterUtils.and(OURS, outdated), null)) {
			FileUtils.delete(file);
		}
	}

	private void quietly(DiskWork work) {
		try {
			work.run();
			this.complained.set(false);
		}
		catch (IOException | UncheckedIOException | SecurityException ex) {
			if (this.complained.compareAndSet(false, true)) {
				logger.warn("Pictures can't be kept in or deleted from {}; reading goes on: {}", directory(),
						ex.toString());
			}
		}
	}

	private File directory() {
		return this.settings.directory().toFile();
	}

	private interface DiskWork {

		void run() throws IOException;

	}

}
