package org.digits.serve;

import org.digits.classify.NativeCodeMissing;
import org.junit.jupiter.api.Test;

import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;

class NativeCodeMissingFailureAnalyzerTest {

	@Test
	void saysWhatIsMissingAndWhatToDo() {
		NativeCodeMissing missing = new NativeCodeMissing("There is no jnind4jcpu.", new UnsatisfiedLinkError());
		FailureAnalysis analysis = new NativeCodeMissingFailureAnalyzer().analyze(new IllegalStateException(missing));
		assertThat(analysis).extracting(FailureAnalysis::getDescription).isEqualTo("There is no jnind4jcpu.");
		assertThat(analysis).extracting(FailureAnalysis::getAction)
			.asString()
			.contains("org.bytedeco.javacpp.cachedir", "./mvnw package");
	}

}
