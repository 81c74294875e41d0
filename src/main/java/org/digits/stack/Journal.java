package org.digits.stack;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.ObjLongConsumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that happened to a stack, one line of JSON after the other, in a file that only
 * grows. What was added is there after the server crashed; of a line that was cut off by
 * that, nothing is. What a person did is also there after a power cut; what was read can
 * be read again.
 */
final class Journal implements Closeable {

	private static final int BLOCK = 64 * 1024;

	/** No event is longer: a page of digits has some 100 kB. */
	private static final int LONGEST = 64 * 1024 * 1024;

	private final JsonMapper json;

	private final FileChannel file;

	private Journal(JsonMapper json, FileChannel file) {
		this.json = json;
		this.file = file;
	}

	/**
	 * Opens a journal, and tells what is in it.
	 * @param listener is told every event, and where it stands
	 */
	static Journal open(Path path, JsonMapper json, ObjLongConsumer<Event> listener) throws IOException {
		long end = 0;
		if (Files.exists(path)) {
			end = replay(path, json, listener);
		}
		FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ,
				StandardOpenOption.WRITE);
		file.truncate(end);
		return new Journal(json, file);
	}

	/** Where the last whole line ends. */
	private static long replay(Path path, JsonMapper json, ObjLongConsumer<Event> listener) throws IOException {
		byte[] bytes = Files.readAllBytes(path);
		int start = 0;
		for (int at = 0; at < bytes.length; at++) {
			if (bytes[at] == '\n') {
				Event event = parsed(json, bytes, start, at - start);
				if (event != null) {
					listener.accept(event, start);
				}
				start = at + 1;
			}
		}
		return start;
	}

	/** Null for a line that a failing disk has garbled: the page is read again. */
	private static @Nullable Event parsed(JsonMapper json, byte[] bytes, int from, int length) {
		try {
			return json.readValue(bytes, from, length, Event.class);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	/**
	 * Adds an event.
	 * @return where it stands
	 */
	synchronized long add(Event event) throws IOException {
		byte[] line = (this.json.writeValueAsString(event) + "\n").getBytes(StandardCharsets.UTF_8);
		long at = this.file.size();
		ByteBuffer buffer = ByteBuffer.wrap(line);
		try {
			while (buffer.hasRemaining()) {
				this.file.write(buffer, at + buffer.position());
			}
			if (event.kind().isOfAPerson()) {
				force();
			}
		}
		catch (IOException ex) {
			this.file.truncate(at);
			throw ex;
		}
		return at;
	}

	/** What was added survives a power cut now, too. */
	void force() throws IOException {
		this.file.force(false);
	}

	/** The event that stands there. */
	Event at(long place) throws IOException {
		ByteBuffer line = ByteBuffer.allocate(BLOCK);
		while (true) {
			int before = line.position();
			if (this.file.read(line, place + before) < 0) {
				throw new EOFException();
			}
			for (int i = before; i < line.position(); i++) {
				if (line.get(i) == '\n') {
					return this.json.readValue(line.array(), 0, i, Event.class);
				}
			}
			if (!line.hasRemaining()) {
				line = larger(line);
			}
		}
	}

	private static ByteBuffer larger(ByteBuffer buffer) throws IOException {
		if (buffer.capacity() >= LONGEST) {
			throw new EOFException();
		}
		return ByteBuffer.allocate(2 * buffer.capacity()).put(buffer.flip());
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

}
