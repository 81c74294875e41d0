package org.digits.classify.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.digits.classify.UnusableModel;
import org.jspecify.annotations.Nullable;

/**
 * A model's file where native code can read it, and the text of the card beside it. A
 * model from the class path is copied to a temporary file, which is deleted at the end.
 */
final class ModelFile implements AutoCloseable {

	private static final String CLASSPATH = "classpath:";

	private final String location;

	private final Path path;

	private final boolean temporary;

	private ModelFile(String location, Path path, boolean temporary) {
		this.location = location;
		this.path = path;
		this.temporary = temporary;
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
		try {
			if (!location.startsWith(CLASSPATH)) {
				Path path = Path.of(location);
				if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
					throw new UnusableModel("There is no file at " + path.toAbsolutePath() + " that can be read.");
				}
				return new ModelFile(location, path, false);
			}
			try (InputStream resource = resource(location)) {
				if (resource == null) {
					throw new UnusableModel("The program was packed without it.");
				}
				return new ModelFile(location, temporaryCopy(resource), true);
			}
		}
		catch (IOException ex) {
			throw new UnusableModel("It can't be read: " + ex.getMessage(), ex);
		}
	}

	/** The path of the file. */
	Path path() {
		return this.path;
	}

	/** The name of the file, without its ending. */
	String baseName() {
		String name = this.location.substring(this.location.lastIndexOf('/') + 1);
		return name.substring(name.lastIndexOf('\\') + 1).replaceFirst("\\.[^.]*$", "");
	}

	/** The hash of the file, in hexadecimal digits. */
	String sha256() {
		try (InputStream in = Files.newInputStream(this.path)) {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
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

	@Override
	public void close() {
		if (this.temporary) {
			try {
				Files.deleteIfExists(this.path);
			}
			catch (IOException ex) {
				this.path.toFile().deleteOnExit();
			}
		}
	}

	private static @Nullable InputStream file(String place) throws IOException {
		Path path = Path.of(place);
		return Files.isRegularFile(path) ? Files.newInputStream(path) : null;
	}

	private static @Nullable InputStream resource(String location) {
		return ModelFile.class.getClassLoader().getResourceAsStream(location.substring(CLASSPATH.length()));
	}

	private static Path temporaryCopy(InputStream resource) throws IOException {
		Path copy = Files.createTempFile("model", ".h5");
		try (var out = Files.newOutputStream(copy)) {
			resource.transferTo(out);
		}
		return copy;
	}

}
