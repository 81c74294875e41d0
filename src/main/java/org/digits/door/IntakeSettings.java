package org.digits.door;

import java.time.Duration;

import org.digits.settings.Bounds;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How uploads are collected.
 *
 * @param memory how many bytes of all uploads together are held at once
 * @param parts how many parts a form may have
 * @param partHeader how many bytes the head of a part may have, the file's name among
 * them
 * @param grace how long an upload may take, however little has come of it
 * @param slowest how many bytes have to come in a second, from when the grace is over
 * @param longest how long an upload may take at most
 */
@ConfigurationProperties("digits.intake")
record IntakeSettings(@DefaultValue("128MB") DataSize memory, @DefaultValue("200") int parts,
		@DefaultValue("16KB") DataSize partHeader, @DefaultValue("10s") Duration grace,
		@DefaultValue("8KB") DataSize slowest, @DefaultValue("5m") Duration longest) {

	IntakeSettings {
		Bounds.of("digits.intake")
			.given("memory", memory)
			.atLeast("parts", parts, 1)
			.given("part-header", partHeader)
			.atLeast("grace", grace, Duration.ofMillis(100))
			.given("slowest", slowest)
			.atLeast("longest", longest, Duration.ofSeconds(1));
	}

	/** How many milliseconds an upload may take of which so many bytes have come. */
	long patience(long bytes) {
		long earned = bytes * 1000 / Math.max(1, this.slowest.toBytes());
		return Math.min(this.longest.toMillis(), this.grace.toMillis() + earned);
	}

}
