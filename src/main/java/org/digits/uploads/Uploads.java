package org.digits.uploads;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

import org.apache.commons.io.FileUtils;
import org.apache.commons.io.filefilter.AgeFileFilter;
import org.apache.commons.io.filefilter.FileFilterUtils;
import org.apache.commons.io.filefilter.IOFileFilter;
import org.apache.commons.io.filefilter.RegexFileFilter;
import org.digits.keep.DiskTrouble;
import org.digits.keep.SteadyClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of uploaded pictures. Their names are made here, never by whoever sent them.
 * A disk that is full or read-only is complained of once and stops nobody from reading.
 * When the clock is set, what is kept moves with it.
 */
public class Uploads {

	private static final Logger logger = LoggerFactory.getLogger(Uploads.class);

	private static final IOFileFilter OURS = FileFilterUtils.and(FileFilterUtils.fileFileFilter(), new RegexFileFilter(
			Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.(png|jpg|gif|bmp|webp|tiff?|bin|part)")));

	private final UploadSettings settings;

	private final SteadyClock clock;

	private final DiskTrouble full;

	private final DiskTrouble stuck;

	/** Held while the age of a file is written down, or all of them are changed. */
	private final Object ages = new Object();

	Uploads(UploadSettings settings, SteadyClock clock) {
		this.settings = settings;
		this.clock = clock;
		this.full = new DiskTrouble(
				"Uploaded pictures can't be kept in %s, but reading goes on".formatted(directory()));
		this.stuck = new DiskTrouble("Uploaded pictures can't be deleted from %s".formatted(directory()));
	}

	/** How long pictures are kept; 0 if they aren't. */
	public Duration retention() {
		return this.settings.retention();
	}

	/** Keeps a picture for the time that was set; does nothing if that is none. */
	public void keep(byte[] picture) {
		if (this.settings.keep()) {
			quietly(this.full, () -> write(picture));
		}
	}

	/**
	 * Deletes the pictures whose time is over: all of them, once none is to be kept.
	 * Files that were not named here are left alone.
	 */
	void sweep() {
		synchronized (this.ages) {
			Duration jump = this.clock.follow();
			if (directory().isDirectory()) {
				quietly(this.stuck, () -> {
					moveInTime(jump);
					deleteOutdated();
				});
			}
		}
	}

	/** Under another name first, so that what has its own is whole, whenever we end. */
	private void write(byte[] picture) throws IOException {
		String name = UUID.randomUUID().toString();
		File part = new File(directory(), name + ".part");
		try {
			FileUtils.writeByteArrayToFile(part, picture);
			File whole = new File(directory(), name + "." + Format.of(picture).extension());
			synchronized (this.ages) {
				Files.setLastModifiedTime(part.toPath(), FileTime.from(this.clock.instant()));
				Files.move(part.toPath(), whole.toPath(), StandardCopyOption.ATOMIC_MOVE);
			}
		}
		catch (IOException ex) {
			FileUtils.deleteQuietly(part);
			throw ex;
		}
	}

	/**
	 * Files stay as old as they are when the clock is set. Those that are of the future
	 * all the same, as it was set back while nobody was here, are new from now on.
	 */
	private void moveInTime(Duration jump) throws IOException {
		if (!jump.isZero() && this.settings.keep()) {
			logger.warn("The clock of this machine was set by {}; the times of the pictures in {} move with it", jump,
					directory());
		}
		Instant now = this.clock.instant();
		for (File file : FileUtils.listFiles(directory(), OURS, null)) {
			Instant written = Files.getLastModifiedTime(file.toPath()).toInstant();
			Instant moved = written.plus(jump).isAfter(now) ? now : written.plus(jump);
			if (!moved.equals(written)) {
				Files.setLastModifiedTime(file.toPath(), FileTime.from(moved));
			}
		}
	}

	private void deleteOutdated() throws IOException {
		AgeFileFilter outdated = new AgeFileFilter(this.clock.instant().minus(this.settings.retention()));
		for (File file : FileUtils.listFiles(directory(), FileFilterUtils.and(OURS, outdated), null)) {
			FileUtils.delete(file);
		}
	}

	private static void quietly(DiskTrouble trouble, DiskWork work) {
		try {
			work.run();
			trouble.wrote();
		}
		catch (IOException | UncheckedIOException | SecurityException ex) {
			trouble.met(ex);
		}
	}

	private File directory() {
		return this.settings.directory().toFile();
	}

	private interface DiskWork {

		void run() throws IOException;

	}

}
