package org.digits.serve;

import java.util.List;
import java.util.function.Supplier;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.digits.classify.Classifier;
import org.digits.classify.Guess;
import org.digits.classify.Helpers;
import org.digits.classify.ModelCard;
import org.digits.glyph.Glyph;
import org.digits.image.Ground;

/**
 * A classifier of which the time it takes, and how much it is asked at once, are counted.
 */
class MeasuredClassifier implements Classifier {

	private final Classifier classifier;

	private final Timer time;

	private final DistributionSummary batch;

	MeasuredClassifier(Classifier classifier, MeterRegistry meters) {
		this.classifier = classifier;
		String model = classifier.card().id();
		this.time = Timer.builder("digits.classify")
			.description("Time to classify the glyphs of one question")
			.tag("model", model)
			.publishPercentileHistogram()
			.register(meters);
		this.batch = DistributionSummary.builder("digits.classify.glyphs")
			.description("Glyphs of one question")
			.tag("model", model)
			.register(meters);
	}

	@Override
	public List<Guess> classify(List<Glyph> glyphs) {
		return measured(glyphs, () -> this.classifier.classify(glyphs));
	}

	@Override
	public List<Guess> classify(List<Glyph> glyphs, Ground ground) {
		return measured(glyphs, () -> this.classifier.classify(glyphs, ground));
	}

	private List<Guess> measured(List<Glyph> glyphs, Supplier<List<Guess>> question) {
		this.batch.record(glyphs.size());
		List<Guess> guesses = this.time.record(question);
		return (guesses != null) ? guesses : List.of();
	}

	@Override
	public Helpers helpers() {
		return this.classifier.helpers();
	}

	@Override
	public ModelCard card() {
		return this.classifier.card();
	}

}
