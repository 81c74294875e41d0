package org.digits.door;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.jspecify.annotations.Nullable;

import org.springframework.web.multipart.MultipartFile;

/** A file of a form, on the disk until the request is over, unless it is moved away. */
final class FiledFile implements MultipartFile {

	private final String field;

	private final String name;

	private final @Nullable String type;

	private final Path content;

	private final long size;

	FiledFile(String field, String name, @Nullable String type, Path content) throws IOException {
		this.field = field;
		this.name = name;
		this.type = type;
		this.content = content;
		this.size = Files.size(content);
	}

	@Override
	public String getName() {
		return this.field;
	}

	@Override
	public String getOriginalFilename() {
		return this.name;
	}

	@Override
	public @Nullable String getContentType() {
		return this.type;
	}

	@Override
	public boolean isEmpty() {
		return this.size == 0;
	}

	@Override
	public long getSize() {
		return this.size;
	}

	@Override
	public byte[] getBytes() throws IOException {
		return Files.readAllBytes(this.content);
	}

	@Override
	public InputStream getInputStream() throws IOException {
		return Files.newInputStream(this.content);
	}

	/** Moves it: it can be had only once. */
	@Override
	public void transferTo(File file) throws IOException {
		Files.move(this.content, file.toPath(), StandardCopyOption.REPLACE_EXISTING);
	}

	void delete() throws IOException {
		Files.deleteIfExists(this.content);
	}

}
