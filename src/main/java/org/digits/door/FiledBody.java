package org.digits.door;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/** What has come of an upload, in a file that is gone when the request is over. */
final class FiledBody extends Body {

	private final Path folder;

	private @Nullable Path file;

	private @Nullable OutputStream out;

	/**
	 * An upload.
	 * @param budget the bytes that all of its kind may have together
	 * @param limit of more bytes than these none is kept
	 * @param folder where the file is
	 */
	FiledBody(Budget budget, long limit, Path folder) {
		super(budget, limit);
		this.folder = folder;
	}

	@Override
	void keep(byte[] bytes, int count) throws IOException {
		if (this.out == null) {
			Files.createDirectories(this.folder);
			this.file = Files.createTempFile(this.folder, "upload", null);
			this.out = Files.newOutputStream(this.file);
		}
		this.out.write(bytes, 0, count);
	}

	@Override
	void forget() {
		try {
			try {
				finish();
			}
			finally {
				if (this.file != null) {
					Files.deleteIfExists(this.file);
				}
			}
		}
		catch (IOException ex) {
			// It lies in a folder that is emptied at the next start.
		}
		this.file = null;
	}

	@Override
	InputStream stream() throws IOException {
		finish();
		return (this.file != null) ? Files.newInputStream(this.file) : InputStream.nullInputStream();
	}

	private void finish() throws IOException {
		if (this.out != null) {
			OutputStream done = this.out;
			this.out = null;
			done.close();
		}
	}

}
