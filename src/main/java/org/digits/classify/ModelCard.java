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
 * @param lines the name of the file, beside the model's, of the network that reads lines
 * whole; null if there is none
 * @param hands the same of the network that knows strange hands and digits that are cut
 * off
 */
public record ModelCard(String name, String version, List<String> labels, double inputScale,
		Map<String, Double> accuracies, Calibration calibration, List<String> remarks, Provenance provenance,
		List<Expert> experts, @Nullable String lines, @Nullable String hands) {

	public ModelCard {
		if (lines != null) {
			requireBeside(lines);
		}
		if (hands != null) {
			requireBeside(hands);
		}
	}

	/** A model of which it is not known where it comes from. */
	public ModelCard(String name, String version, List<String> labels, double inputScale,
			Map<String, Double> accuracies, Calibration calibration, List<String> remarks) {
		this(name, version, labels, inputScale, accuracies, calibration, remarks, Provenance.UNKNOWN, List.of(), null,
				null);
	}

	private static void requireBeside(String file) {
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

}
