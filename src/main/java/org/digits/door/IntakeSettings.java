package org.digits.door;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

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
@Validated
@ConfigurationProperties("digits.intake")
record IntakeSettings(@DefaultValue("128MB") @NotNull DataSize memory, @DefaultValue("200") @Min(1) int parts,
		@DefaultValue("16KB") @NotNull DataSize partHeader,
		@DefaultValue("10s") @NotNull @DurationMin(millis = 100) Duration grace,
		@DefaultValue("8KB") @NotNull DataSize slowest,
		@DefaultValue("5m") @NotNull @DurationMin(seconds = 1) Duration longest) {

	/** How many milliseconds an upload may take of which so many bytes have come. */
	long patience(long bytes) {
		long earned = bytes * 1000 / Math.max(1, this.slowest.toBytes());
		return Math.min(this.longest.toMillis(), this.grace.toMillis() + earned);
	}

}
