package org.digits.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets to know a network that was just loaded: what form it wants its pictures in and
 * what its outputs mean, from its card, or else by trying it on known digits.
 */
public final class Introduction {

	private static final Logger log = LoggerFactory.getLogger(Introduction.class);

	/**
	 * Below this share of known digits a network has not learned digits as we know them.
	 */
	private static final double USABLE = 0.5;

	/**
	 * A form is better than another without doubt if it reads this much more, as a share.
	 */
	private static final double CLEARLY_BETTER = 0.02;

	/** So many show whether a card that knows the file by its hash is right. */
	private static final int FEW = 5;

	private final KnownDigits digits;

	private final List<String> remarks;

	private Introduction(KnownDigits digits, List<String> remarks) {
		this.digits = digits;
		this.remarks = new ArrayList<>(remarks);
	}

	/**
	 * A classifier of a network.
	 * @param network the network
	 * @param name what to call it if it has no card
	 * @param sha256 of its file, in hexadecimal digits
	 * @param cardJson its card, if there is one
	 * @param digits digits to try it on
	 * @param remarks what was found out so far
	 * @throws UnusableModel if it can't be used
	 */
	public static Classifier of(Network network, String name, String sha256, @Nullable String cardJson,
			KnownDigits digits, List<String> remarks) {
		return new Introduction(digits, remarks).introduce(network, name, sha256, cardJson);
	}

	private Classifier introduce(Network network, String name, String sha256, @Nullable String cardJson) {
		CardFile card = trusted((cardJson != null) ? CardFile.of(cardJson) : CardFile.EMPTY, sha256);
		List<String> labels = labels(card, network);
		Trial trial = form(network, labels, card);
		Calibration calibration = card.calibration();
		if (calibration == null) {
			calibration = Calibration.UNKNOWN;
			remark("Nobody measured how far its confidence can be trusted, so it is believed only where it is very sure.");
		}
		ModelCard model = new ModelCard((card.name() != null) ? card.name() : name, sha256.substring(0, 12), labels,
				trial.form.scale(), (card.accuracy() != null) ? card.accuracy() : Map.of(), calibration,
				List.copyOf(this.remarks), (card.provenance() != null) ? card.provenance() : Provenance.UNKNOWN,
				(card.experts() != null) ? List.copyOf(card.experts()) : List.of(), card.beside());
		return new ModelClassifier(network, trial.form, new Outputs(labels, trial.logits, calibration.temperature()),
				model);
	}

	private CardFile trusted(CardFile card, String sha256) {
		if (card.sha256() == null || card.sha256().equalsIgnoreCase(sha256)) {
			return card;
		}
		remark("Its card speaks of another file (the SHA-256 differs), so the card's accuracies and calibration are left out.");
		return card.ofAnotherFile();
	}

	private List<String> labels(CardFile card, Network network) {
		List<String> labels = card.labels();
		if (labels == null) {
			labels = Outputs.usualLabels(network.outputs());
			if (labels.size() != network.outputs()) {
				throw new UnusableModel(
						"It has %d outputs; a model of digits has ten, or eleven with one for \"no digit\", or a card that names them."
							.formatted(network.outputs()));
			}
		}
		if (labels.size() != network.outputs() || !Outputs.nameEachDigitOnce(labels)) {
			throw new UnusableModel("Its card names the outputs %s, but it has %d and each digit needs one."
				.formatted(labels, network.outputs()));
		}
		return List.copyOf(labels);
	}

	private Trial form(Network network, List<String> labels, CardFile card) {
		if (card.inputScale() != null) {
			// A card that knows the file by its hash was written by who tried it.
			KnownDigits digits = (card.sha256() != null) ? this.digits.few(FEW) : this.digits;
			Trial trial = new Trial(network, labels, new InputForm(card.inputScale(), false), digits);
			if (trial.right >= USABLE) {
				return trial;
			}
			remark("With its card's input scale of %s it reads %s of the known digits; another is looked for."
				.formatted(card.inputScale(), percent(trial.right)));
		}
		List<Trial> trials = InputForm.USUAL.stream()
			.map((form) -> new Trial(network, labels, form, this.digits))
			.toList();
		Trial best = trials.stream().reduce(trials.get(0), Trial::better);
		if (best.right < USABLE) {
			throw new UnusableModel(("It reads only %s of %d known digits, in whatever form they are given (%s). "
					+ "A model of the ten digits, trained on 28 × 28 pixels as in MNIST, is wanted.")
				.formatted(percent(best.right), this.digits.glyphs().size(), String.join("; ", words(trials))));
		}
		remark("The form of its input was found by trying it on known digits: %s."
			.formatted(String.join("; ", words(trials))));
		return best;
	}

	private void remark(String sentence) {
		log.info(sentence);
		this.remarks.add(sentence);
	}

	private static List<String> words(List<Trial> trials) {
		return trials.stream().map((trial) -> trial.form.inWords() + " reads " + percent(trial.right)).toList();
	}

	private static String percent(double share) {
		return String.format(Locale.ROOT, "%.0f %%", 100 * share);
	}

	/** How a network does on known digits that it is given in one form. */
	private static final class Trial {

		private final InputForm form;

		private final boolean logits;

		private final double right;

		/** The mean of -ln of what it says of the right digit: less is better. */
		private final double loss;

		Trial(Network network, List<String> labels, InputForm form, KnownDigits digits) {
			this.form = form;
			float[] values = network.run(form.of(digits.glyphs()), digits.glyphs().size());
			this.logits = Outputs.areLogits(values);
			List<Guess> guesses = new Outputs(labels, this.logits, 1).guesses(values);
			int right = 0;
			double loss = 0;
			for (int i = 0; i < guesses.size(); i++) {
				int label = digits.labels().get(i);
				right += (guesses.get(i).best() == label) ? 1 : 0;
				loss -= Math.log(Math.max(1e-7, guesses.get(i).digits()[label]));
			}
			this.right = (double) right / guesses.size();
			this.loss = loss / guesses.size();
		}

		/**
		 * Many networks read as well in both scales; the surer one when right is meant.
		 */
		static Trial better(Trial one, Trial other) {
			if (Math.abs(one.right - other.right) > CLEARLY_BETTER) {
				return (one.right > other.right) ? one : other;
			}
			return (other.loss < one.loss) ? other : one;
		}

	}

}
