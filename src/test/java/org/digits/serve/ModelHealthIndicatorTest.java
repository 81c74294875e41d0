package org.digits.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.digits.classify.Calibration;
import org.digits.classify.Classifier;
import org.digits.classify.Guess;
import org.digits.classify.KnownDigits;
import org.digits.classify.ModelCard;
import org.digits.glyph.Glyph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

class ModelHealthIndicatorTest {

	private final KnownDigits digits = KnownDigits.bundled();

	@Test
	void isReadyWhenTheModelReadsTheKnownDigits() {
		ModelHealthIndicator health = new ModelHealthIndicator(new Recited(this.digits, this.digits.labels()),
				this.digits);
		assertThat(health.health().getStatus()).isEqualTo(Status.UP);
		assertThat(health.health().getDetails()).containsEntry("model", "recited@0");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 })
	void isNotReadyWhenTheModelAlwaysSaysTheSame(int digit) {
		List<Integer> same = this.digits.labels().stream().map((label) -> digit).toList();
		ModelHealthIndicator health = new ModelHealthIndicator(new Recited(this.digits, same), this.digits);
		assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.health().getDetails()).containsEntry("knownDigitsRight", 0.1);
	}

	@Test
	void isReadyWhenTheModelMissesAFewAndNotWhenItMissesMore() {
		assertThat(missing(10).getStatus()).isEqualTo(Status.UP);
		assertThat(missing(11).getStatus()).isEqualTo(Status.DOWN);
	}

	/** Of a hundred, the first so many wrong. */
	private Health missing(int count) {
		List<Integer> answers = new ArrayList<>(this.digits.labels());
		for (int i = 0; i < count; i++) {
			answers.set(i, (answers.get(i) + 1) % 10);
		}
		return new ModelHealthIndicator(new Recited(this.digits, answers), this.digits).health();
	}

	/** Knows every digit by heart, and says of each what it was told to say. */
	private record Recited(KnownDigits known, List<Integer> answers) implements Classifier {

		@Override
		public List<Guess> classify(List<Glyph> glyphs) {
			return glyphs.stream().map((glyph) -> {
				double[] digits = new double[10];
				digits[this.answers.get(this.known.glyphs().indexOf(glyph))] = 1;
				return new Guess(digits, 0);
			}).toList();
		}

		@Override
		public ModelCard card() {
			return new ModelCard("recited", "0", List.of(), 1, Map.of(), Calibration.UNKNOWN, List.of());
		}

	}

}
