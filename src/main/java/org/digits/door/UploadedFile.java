package org.digits.door;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

import org.jspecify.annotations.Nullable;

import org.springframework.web.multipart.MultipartFile;

/** A file of a form, in memory. */
final class UploadedFile implements MultipartFile {

	private final String field;

	private final String name;

	private final @Nullable String type;

	private final byte[] content;

	UploadedFile(String field, String name, @Nullable String type, byte[] content) {
		this.field = field;
		this.name = name;
		this.type = type;
		this.content = content;
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
		return this.content.length == 0;
	}

	@Override
	public long getSize() {
		return this.content.length;
	}

	/** The content itself, no copy: a picture may be large, and nobody writes to it. */
	@Override
	public byte[] getBytes() {
		return this.content;
	}

	@Override
	public InputStream getInputStream() {
		return new ByteArrayInputStream(this.content);
	}

	@Override
	public void transferTo(File file) throws IOException {
		Files.write(file.toPath(), this.content);
	}

}
