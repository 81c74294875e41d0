package org.digits.keep;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class DiskTroubleTests {

	private Duration time = Duration.ZERO;

	private final DiskTrouble trouble = new DiskTrouble("Pictures can't be kept", () -> this.time.toNanos());

	@Test
	void isToldOnceWithItsReason(CapturedOutput output) {
		for (int second = 0; second < 600; second++) {
			this.time = Duration.ofSeconds(second);
			this.trouble.met(new IOException("No space left on device"));
			this.trouble.wrote(); // something small
		}
		assertThat(output.getAll()).containsOnlyOnce("Pictures can't be kept: java.io.IOException: No space left");
		assertThat(output.getAll()).doesNotContain("again");
	}

	@Test
	void isToldAgainWhenItCameToAnEndMeanwhile(CapturedOutput output) {
		this.trouble.met(new IOException("full"));
		this.time = Duration.ofMinutes(2);
		this.trouble.wrote();
		this.trouble.wrote();
		assertThat(output.getAll()).containsOnlyOnce("can be used again");
		this.trouble.met(new IOException("full once more"));
		assertThat(output.getAll()).contains("full once more");
	}

}
