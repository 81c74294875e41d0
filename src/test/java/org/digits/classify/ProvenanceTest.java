package org.digits.classify;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ProvenanceTest {

	@Test
	void tellsWhatTheCardTells() {
		Provenance told = told("""
				{"seed": 3, "parameters": 449115, "mflop": 24.1, "created": "2026-11-23", "training": "Slowly.",
				 "trainedOn": [{"set": "MNIST", "part": "train", "count": 55000, "licence": "CC BY-SA 3.0"}],
				 "measured": [{"set": "usps", "about": "Envelopes", "numbers": true, "n": 7291, "right": 92.87,
				  "wrong": 0.04, "unsure": 6.99, "blank": 0.04, "not": 0.05, "accuracy": 99.63}]}""");
		assertThat(told.seed()).hasValue(3);
		assertThat(told.mflop()).hasValue(24.1);
		assertThat(told.trainedOn()).singleElement()
			.satisfies((set) -> assertThat(set.set()).isEqualTo("MNIST"))
			.satisfies((set) -> assertThat(set.count()).hasValue(55000))
			.satisfies((set) -> assertThat(set.source()).isNull());
		assertThat(told.measured()).singleElement().satisfies((row) -> {
			assertThat(row.about()).isEqualTo("Envelopes");
			assertThat(row.right()).isEqualTo(92.87);
			assertThat(row.none()).isEqualTo(0.09);
		});
	}

	@Test
	void leavesOutWhatIsOfAnotherForm() {
		Provenance told = told("""
				{"seed": "three", "mflop": null, "created": 2026, "trainedOn": ["MNIST", {"part": "all"}],
				 "measured": [{"set": "usps"}, 7]}""");
		assertThat(told).isEqualTo(Provenance.UNKNOWN);
	}

	@Test
	void saysNothingOfACardThatSaysNothing() {
		assertThat(told("{}")).isEqualTo(Provenance.UNKNOWN);
		assertThat(told("[]")).isEqualTo(Provenance.UNKNOWN);
	}

	private static Provenance told(String card) {
		return Provenance.of(JsonMapper.builder().build().readTree(card));
	}

}
