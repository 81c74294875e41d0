package org.digits.classify;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.digits.image.Ground;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a model.
 *
 * @param name its name, such as {@code CNN-MNIST}
 * @param version the first twelve hexadecimal digits of the SHA-256 of its file
 * @param labels what each output stands for: {@code "0"} to {@code "9"}, perhaps
 * {@code "other"}; {@code "unlearned"} if there was nothing to learn it from
 * @param inputScale the number that stands for full ink in its input, 1 or 255
 * @param accuracies the share of right answers by the name of the set, 0 to 1
 * @param calibration how its confidence was made to keep its word
 * @param remarks what was found out while loading it, in sentences for a person
 * @param provenance where it comes from and how it fared
 * @param experts models that are asked as well where it is in doubt
 * @param beside the files of who knows what the model doesn't
 */
public record ModelCard(String name, String version, List<String> labels, double inputScale,
		Map<String, Double> accuracies, Calibration calibration, List<String> remarks, Provenance provenance,
		List<Expert> experts, Beside beside) {

	/** A model of which it is not known where it comes from. */
	public ModelCard(String name, String version, List<String> labels, double inputScale,
			Map<String, Double> accuracies, Calibration calibration, List<String> remarks) {
		this(name, version, labels, inputScale, accuracies, calibration, remarks, Provenance.UNKNOWN, List.of(),
				Beside.NONE);
	}

	private static void requireBeside(@Nullable String file) {
		if (file == null) {
			return;
		}
		if (file.isBlank() || file.contains("/") || file.contains("\\") || file.contains("..")) {
			throw new UnusableModel("Its card names a network, " + file + ", that is no file beside it.");
		}
	}

	/** The name and version in one word, such as {@code CNN-MNIST@3f9c0a1b2c3d}. */
	public String id() {
		return this.name + "@" + this.version;
	}

	/**
	 * A larger model that knows one kind of picture better.
	 *
	 * @param file the name of its file, which lies beside the model's
	 * @param grounds what a glyph must stand on for it to be asked
	 */
	public record Expert(String file, Set<Ground> grounds) {

		public Expert {
			requireBeside(file);
			grounds = Set.copyOf(grounds);
		}

	}

	/**
	 * The names of the files, beside the model's, of its {@link Helpers}; null for those
	 * that there aren't.
	 *
	 * @param lines of the network that reads lines whole
	 * @param hands of the one that knows strange hands and digits that are cut off
	 * @param orientation of the one that knows upright lines from those on their head
	 * @param words of the one that knows words from numbers
	 * @param things of the one that knows things from numbers
	 */
	public record Beside(@Nullable String lines, @Nullable String hands, @Nullable String orientation,
			@Nullable String words, @Nullable String things) {

		public static final Beside NONE = new Beside(null, null, null, null, null);

		public Beside {
			requireBeside(lines);
			requireBeside(hands);
			requireBeside(orientation);
			requireBeside(words);
			requireBeside(things);
		}

	}

}
