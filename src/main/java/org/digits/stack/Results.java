package org.digits.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletResponse;
import org.digits.tongue.Tongues;
import org.digits.tongue.Wording;
import org.digits.tongue.Words;
import org.digits.web.ReadingDocument;
import org.digits.web.Stated;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** What was read of a stack, as a file to take away. */
class Results {

	/** RFC 4180, and the names of its columns. */
	private static final String CSV_HEAD = "page,file,number,confidence,outcome,read,confirmed,reason\r\n";

	/** What spreadsheets take for a formula, unless it is plainly a number. */
	private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\t\r\n].*");

	private static final Pattern PLAIN_NUMBER = Pattern.compile("-?[0-9]+([.,/][0-9]+)*");

	private static final Pattern QUOTED = Pattern.compile("(?s).*[\",\r\n].*");

	private final JsonMapper json;

	private final Tongues tongues;

	/** For documents on their way. */
	private final Path folder;

	/** Documents that are made at once: each is as large as its stack. */
	private final Semaphore documents = new Semaphore(1);

	Results(JsonMapper json, Tongues tongues, Path folder) {
		this.json = json;
		this.tongues = tongues;
		this.folder = folder;
	}

	/**
	 * Sends results.
	 * @param format {@code csv}, {@code json}, {@code txt} or {@code pdf}
	 */
	void write(Stack stack, String format, HttpServletResponse response) throws IOException {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		if (format.equals("pdf")) {
			writeDocument(stack, response);
			return;
		}
		name(response, format);
		switch (format) {
			case "csv" -> write(response, "text/csv;charset=UTF-8;header=present", csv(stack, this.tongues.here()));
			case "txt" -> write(response, "text/plain;charset=UTF-8", text(stack));
			default -> writeJson(stack, response);
		}
	}

	private static void name(HttpServletResponse response, String format) {
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"numbers." + format + "\"");
	}

	private static void write(HttpServletResponse response, String type, String text) throws IOException {
		response.setContentType(type);
		response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
	}

	/** A line for each page (RFC 4180). */
	static String csv(Stack stack, Wording wording) {
		return CSV_HEAD + stack.pages().stream().map((page) -> csv(page, wording)).collect(Collectors.joining());
	}

	private static String csv(Page page, Wording wording) {
		boolean seen = page.state() == Page.State.READ;
		String outcome = (page.outcome() != null) ? page.outcome() : page.state().name().toLowerCase(Locale.ROOT);
		return Stream
			.of("" + page.index(), page.name(), text(page.number()), seen ? "" + page.confidence() : "", outcome,
					text(page.read()), "" + page.isConfirmed(),
					(page.reason() != null) ? wording.translated(page.reason()) : "")
			.map(Results::cell)
			.collect(Collectors.joining(",", "", "\r\n"));
	}

	/** Text is never a formula, whatever program opens the file. */
	static String cell(String text) {
		boolean formula = FORMULA.matcher(text).matches() && !PLAIN_NUMBER.matcher(text).matches();
		String safe = formula ? "'" + text : text;
		return QUOTED.matcher(safe).matches() ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
	}

	private static String text(@Nullable String text) {
		return (text != null) ? text : "";
	}

	/** The number of each page on a line of its own, and nothing else. */
	static String text(Stack stack) {
		return stack.pages()
			.stream()
			.map((page) -> text(page.number()).replace('\n', ' ') + "\n")
			.collect(Collectors.joining());
	}

	/** Page by page, since all of them need not fit into memory. */
	private void writeJson(Stack stack, HttpServletResponse response) throws IOException {
		response.setContentType("application/json");
		try (OutputStream out = response.getOutputStream();
				JsonGenerator generator = this.json.writer()
					.without(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
					.createGenerator(out)) {
			generator.writeStartObject();
			generator.writePOJOProperty("stack", StackDocument.of(stack.progress()));
			generator.writeArrayPropertyStart("pages");
			for (Page page : stack.pages()) {
				generator.writePOJO(PageDocument.of(stack.id(), page, reading(stack, page), this.tongues.here()));
			}
			generator.writeEndArray();
			generator.writeEndObject();
		}
	}

	private static @Nullable ReadingDocument reading(Stack stack, Page page) throws IOException {
		return (page.state() == Page.State.READ) ? stack.reading(page).reading() : null;
	}

	/** It is made before any of it is sent, so that a failure can be told. */
	private void writeDocument(Stack stack, HttpServletResponse response) throws IOException {
		Files.createDirectories(this.folder);
		Path file = Files.createTempFile(this.folder, "results", ".pdf");
		try {
			make(stack, file);
			name(response, "pdf");
			response.setContentType("application/pdf");
			response.setContentLengthLong(Files.size(file));
			Files.copy(file, response.getOutputStream());
		}
		finally {
			Files.deleteIfExists(file);
		}
	}

	private void make(Stack stack, Path file) throws IOException {
		if (!this.documents.tryAcquire()) {
			throw new Stated(HttpStatus.SERVICE_UNAVAILABLE, Words.of("stack.no-document"));
		}
		try {
			SearchableDocument.write(stack, file);
		}
		finally {
			this.documents.release();
		}
	}

}
