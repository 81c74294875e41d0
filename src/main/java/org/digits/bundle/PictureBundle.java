package org.digits.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that is one picture, or nothing that is known here.
 *
 * @param file where it is
 * @param name what it is called
 * @param limits how much of it is read
 */
record PictureBundle(Path file, String name, BundleLimits limits) implements Bundle {

	@Override
	public List<Entry> entries() {
		return List.of(new Entry(0, this.name, Kind.PICTURE));
	}

	@Override
	public byte[] page(int index) throws PageRefused {
		return bytes(this.file, this.limits);
	}

	static byte[] bytes(Path file, BundleLimits limits) throws PageRefused {
		try {
			if (Files.size(file) > limits.pageBytes()) {
				throw new PageRefused("The file has more than %d MB. Choose a smaller picture."
					.formatted(limits.pageBytes() / (1024 * 1024)));
			}
			return Files.readAllBytes(file);
		}
		catch (IOException ex) {
			throw new PageRefused("The file can't be read any more.");
		}
	}

}
