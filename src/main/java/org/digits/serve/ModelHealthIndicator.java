package org.digits.serve;

import org.digits.classify.Classifier;
import org.digits.classify.KnownDigits;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Up once the model that is served has read two known digits right that aren't the same,
 * or if not those, nearly all there are. (More were tried when it was loaded.)
 */
class ModelHealthIndicator implements HealthIndicator {

	/** A good model reads all of them; a poor one of a user's own may miss a few. */
	private static final double NEARLY_ALL = 0.9;

	private final Classifier classifier;

	private final KnownDigits digits;

	private volatile boolean passed;

	ModelHealthIndicator(Classifier classifier, KnownDigits digits) {
		this.classifier = classifier;
		this.digits = digits;
	}

	@Override
	public Health health() {
		String model = this.classifier.card().id();
		if (this.passed) {
			return Health.up().withDetail("model", model).build();
		}
		double right = this.digits.few(2).shareRight(this.classifier);
		if (right < 1) {
			right = this.digits.shareRight(this.classifier);
		}
		this.passed = right >= NEARLY_ALL;
		return (this.passed ? Health.up() : Health.down()).withDetail("model", model)
			.withDetail("knownDigitsRight", right)
			.build();
	}

}
