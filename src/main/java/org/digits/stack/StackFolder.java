package org.digits.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where the files of a stack are. All names are made here. */
final class StackFolder {

	private final Path root;

	private final JsonMapper json;

	StackFolder(Path root, JsonMapper json) {
		this.root = root;
		this.json = json;
	}

	Path root() {
		return this.root;
	}

	/** What came, or was unpacked of that, counted from 0. */
	Path source(int number) {
		return sources().resolve(Integer.toString(number));
	}

	/** A page as it was seen, counted from 1. */
	Path picture(int page, boolean small) {
		return this.root.resolve("pages").resolve(page + (small ? "-small.jpg" : ".jpg"));
	}

	Path journal() {
		return this.root.resolve("journal.jsonl");
	}

	private Path sources() {
		return this.root.resolve("sources");
	}

	/** Makes room for its files, which is nobody else's to look into. */
	void create() throws IOException {
		Files.createDirectories(this.root);
		if (Files.getFileAttributeView(this.root, PosixFileAttributeView.class) != null) {
			Files.setPosixFilePermissions(this.root, PosixFilePermissions.fromString("rwx------"));
		}
		Files.createDirectories(sources());
		Files.createDirectories(this.root.resolve("pages"));
	}

	Head head() throws IOException {
		return read(this.root.resolve("stack.json"), Head.class);
	}

	void write(Head head) throws IOException {
		write(this.root.resolve("stack.json"), head);
	}

	/** Null as long as it isn't known. */
	@Nullable Plan plan() throws IOException {
		Path file = this.root.resolve("plan.json");
		return Files.exists(file) ? read(file, Plan.class) : null;
	}

	void write(Plan plan) throws IOException {
		write(this.root.resolve("plan.json"), plan);
	}

	private <T> T read(Path file, Class<T> type) throws IOException {
		try {
			return this.json.readValue(Files.readAllBytes(file), type);
		}
		catch (JacksonException ex) {
			throw new IOException(file + " is garbled", ex);
		}
	}

	/** All of it or nothing, whatever happens meanwhile. */
	private void write(Path file, Object content) throws IOException {
		Path draft = file.resolveSibling(file.getFileName() + ".new");
		try (FileChannel out = FileChannel.open(draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
				StandardOpenOption.WRITE)) {
			ByteBuffer bytes = ByteBuffer.wrap(this.json.writeValueAsBytes(content));
			while (bytes.hasRemaining()) {
				out.write(bytes);
			}
			out.force(true);
		}
		Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
	}

	boolean hasSources() {
		return Files.exists(sources());
	}

	void deleteSources() throws IOException {
		PathUtils.deleteDirectory(sources());
	}

	/** In bytes. */
	long size() throws IOException {
		try (Stream<Path> files = Files.walk(this.root)) {
			return files.mapToLong((file) -> {
				try {
					return Files.isRegularFile(file) ? Files.size(file) : 0;
				}
				catch (IOException ex) {
					return 0; // it has just been deleted
				}
			}).sum();
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	/** Somebody may be about to write to it: it is moved out of the way first. */
	void delete() throws IOException {
		if (Files.exists(this.root)) {
			Path aside = this.root.resolveSibling(".deleted-" + this.root.getFileName());
			Files.move(this.root, aside, StandardCopyOption.ATOMIC_MOVE);
			PathUtils.deleteDirectory(aside);
		}
	}

}
