package org.digits.serve;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.digits.decode.DecodeLimits;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What of a picture is read, and for how long.
 *
 * @param maxSize most bytes of a picture
 * @param maxPixels most pixels of a picture, in megapixels
 * @param maxSide most pixels along a side of a picture
 * @param timeout how long decoding one picture may take
 * @param memory how much memory all decoders together may hold at once
 */
@Validated
@ConfigurationProperties("digits.decode")
record DecodeSettings(@DefaultValue("20MB") @NotNull DataSize maxSize,
		@DefaultValue("64") @Min(1) @Max(2000) int maxPixels, @DefaultValue("16384") @Min(28) int maxSide,
		@DefaultValue("2s") @NotNull @DurationMin(millis = 50) Duration timeout,
		@DefaultValue("256MB") @NotNull DataSize memory) {

	DecodeLimits limits() {
		DecodeLimits usual = DecodeLimits.defaults();
		return new DecodeLimits(this.maxSize.toBytes(), this.maxPixels * 1_000_000L, this.maxSide, usual.photoPixels(),
				this.timeout, this.memory.toBytes(), usual.threads(), usual.waiting());
	}

}
