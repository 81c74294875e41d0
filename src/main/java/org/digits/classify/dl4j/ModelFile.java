package org.digits.classify.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.digits.classify.UnusableModel;
import org.jspecify.annotations.Nullable;

/**
 * A model's file, read once and whole, so that nothing changes beneath us when it is
 * swapped or cut short on the disk; and the text of the card beside it.
 */
final class ModelFile {

	/** No model of digits is nearly so large. */
	private static final int MOST_BYTES = 256 << 20;

	private static final String CLASSPATH = "classpath:";

	private final String location;

	private final byte[] bytes;

	private ModelFile(String location, byte[] bytes) {
		this.location = location;
		this.bytes = bytes;
	}

	/** Where a file lies that stands beside another. */
	static String beside(String location, String file) {
		int name = Math.max(location.lastIndexOf('/'), location.lastIndexOf('\\')) + 1;
		int start = Math.max(name, location.startsWith(CLASSPATH) ? CLASSPATH.length() : 0);
		return location.substring(0, start) + file;
	}

	/**
	 * Finds a model.
	 * @param location the path of a file, or {@code classpath:} and the name of a
	 * resource
	 * @throws UnusableModel if there is none
	 */
	static ModelFile at(String location) {
		try (InputStream in = opened(location)) {
			byte[] bytes = in.readNBytes(MOST_BYTES + 1);
			if (bytes.length > MOST_BYTES) {
				throw new UnusableModel("It has more than %d MB.".formatted(MOST_BYTES >> 20));
			}
			return new ModelFile(location, bytes);
		}
		catch (IOException ex) {
			throw new UnusableModel("It can't be read: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Looks for a model that is to be read later.
	 * @param location as in {@link #at}
	 * @throws UnusableModel if there is none
	 */
	static void expect(String location) {
		try {
			opened(location).close();
		}
		catch (IOException ex) {
			throw new UnusableModel("It can't be read: " + ex.getMessage(), ex);
		}
	}

	private static InputStream opened(String location) throws IOException {
		InputStream in = location.startsWith(CLASSPATH) ? resource(location) : file(location);
		if (in == null) {
			throw new UnusableModel(location.startsWith(CLASSPATH) ? "The program was packed without it."
					: "There is no file at " + Path.of(location).toAbsolutePath() + " that can be read.");
		}
		return in;
	}

	/** Where it was found. */
	String location() {
		return this.location;
	}

	/** All of it; not to be changed. */
	byte[] bytes() {
		return this.bytes;
	}

	/** The name of the file, without its ending. */
	String baseName() {
		String name = this.location.substring(this.location.lastIndexOf('/') + 1);
		return name.substring(name.lastIndexOf('\\') + 1).replaceFirst("\\.[^.]*$", "");
	}

	/** The hash of the file, in hexadecimal digits. */
	String sha256() {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(this.bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The text of the model's card.
	 * @param cardLocation where it is; if null, the file with the model's name and the
	 * ending {@code .json}, which may be missing
	 */
	@Nullable String card(@Nullable String cardLocation) {
		String place = (cardLocation != null) ? cardLocation
				: this.location.replaceFirst("\\.[^./\\\\]*$", "") + ".json";
		try (InputStream in = place.startsWith(CLASSPATH) ? resource(place) : file(place)) {
			if (in != null) {
				return new String(in.readAllBytes(), StandardCharsets.UTF_8);
			}
		}
		catch (IOException ex) {
			throw new UnusableModel("Its card at " + place + " can't be read: " + ex.getMessage(), ex);
		}
		if (cardLocation != null) {
			throw new UnusableModel("There is no card at " + cardLocation + ".");
		}
		return null;
	}

	private static @Nullable InputStream file(String place) throws IOException {
		Path path = Path.of(place);
		return (Files.isRegularFile(path) && Files.isReadable(path)) ? Files.newInputStream(path) : null;
	}

	private static @Nullable InputStream resource(String location) {
		return ModelFile.class.getClassLoader().getResourceAsStream(location.substring(CLASSPATH.length()));
	}

}
