package org.digits.serve;

import java.util.List;
import java.util.Map;

import org.digits.classify.Calibration;
import org.digits.classify.Classifier;
import org.digits.classify.Guess;
import org.digits.classify.KnownDigits;
import org.digits.classify.ModelCard;
import org.digits.glyph.Glyph;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

class ModelHealthIndicatorTest {

	private final KnownDigits digits = KnownDigits.bundled();

	@Test
	void isReadyWhenTheModelReadsTheKnownDigits() {
		ModelHealthIndicator health = new ModelHealthIndicator(new Recited(this.digits.labels()), this.digits);
		assertThat(health.health().getStatus()).isEqualTo(Status.UP);
		assertThat(health.health().getDetails()).containsEntry("model", "recited@0");
	}

	@Test
	void isNotReadyWhenTheModelAlwaysSaysZero() {
		List<Integer> zeros = this.digits.labels().stream().map((label) -> 0).toList();
		ModelHealthIndicator health = new ModelHealthIndicator(new Recited(zeros), this.digits);
		assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.health().getDetails()).containsEntry("knownDigitsRight", 0.1);
	}

	/** Says the same digits in the same order, whatever it is shown. */
	private record Recited(List<Integer> answers) implements Classifier {

		@Override
		public List<Guess> classify(List<Glyph> glyphs) {
			return this.answers.stream().map((answer) -> {
				double[] digits = new double[10];
				digits[answer] = 1;
				return new Guess(digits, 0);
			}).toList();
		}

		@Override
		public ModelCard card() {
			return new ModelCard("recited", "0", List.of(), 1, Map.of(), Calibration.UNKNOWN, List.of());
		}

	}

}
