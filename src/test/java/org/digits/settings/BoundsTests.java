package org.digits.settings;

import java.time.Duration;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class BoundsTests {

	@Test
	void letsThroughWhatIsWithinAndOnThem() {
		assertThatNoException().isThrownBy(() -> Bounds.of("door")
			.given("size", DataSize.ofMegabytes(1))
			.atLeast("many", 1, 1)
			.atLeast("wait", Duration.ofSeconds(1), Duration.ofSeconds(1))
			.within("share", 0, 0, 1)
			.within("share", 1, 0, 1));
	}

	@Test
	void saysWhichSettingIsWrongAndWhatItMayBe() {
		refuses((bounds) -> bounds.given("size", null), "door.size", "It must not be empty.");
		refuses((bounds) -> bounds.given("path", "  "), "door.path", "It must not be empty.");
		refuses((bounds) -> bounds.atLeast("many", 0, 1), "door.many", "It must be at least 1.");
		refuses((bounds) -> bounds.atLeast("wait", null, Duration.ZERO), "door.wait", "It must not be empty.");
		refuses((bounds) -> bounds.atLeast("wait", Duration.ofMillis(49), Duration.ofMillis(50)), "door.wait",
				"It must be at least 50ms.");
		refuses((bounds) -> bounds.atLeast("wait", Duration.ofSeconds(59), Duration.ofMinutes(1)), "door.wait",
				"It must be at least 60s.");
		refuses((bounds) -> bounds.within("share", 1.5, 0, 1), "door.share", "It must be from 0 to 1.");
		refuses((bounds) -> bounds.within("share", Double.NaN, 0, 0.5), "door.share", "It must be from 0 to 0.5.");
	}

	private static void refuses(UnaryOperator<Bounds> check, String name, String reason) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> check.apply(Bounds.of("door")))
			.satisfies((ex) -> {
				assertThat(ex.getName()).isEqualTo(name);
				assertThat(ex.getReason()).isEqualTo(reason);
			});
	}

}
