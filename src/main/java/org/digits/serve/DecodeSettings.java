package org.digits.serve;

import java.time.Duration;

import org.digits.decode.DecodeLimits;
import org.digits.settings.Bounds;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What of a picture is read, and for how long.
 *
 * @param maxSize most bytes of a picture
 * @param maxPixels most pixels of a picture, in megapixels
 * @param maxSide most pixels along a side of a picture
 * @param timeout how long decoding one picture may take
 * @param memory how much memory all decoders together may hold at once
 */
@ConfigurationProperties("digits.decode")
record DecodeSettings(@DefaultValue("20MB") DataSize maxSize, @DefaultValue("64") int maxPixels,
		@DefaultValue("16384") int maxSide, @DefaultValue("2s") Duration timeout,
		@DefaultValue("256MB") DataSize memory) {

	DecodeSettings {
		Bounds.of("digits.decode")
			.given("max-size", maxSize)
			.within("max-pixels", maxPixels, 1, 2000)
			.atLeast("max-side", maxSide, 28)
			.atLeast("timeout", timeout, Duration.ofMillis(50))
			.given("memory", memory);
	}

	DecodeLimits limits() {
		DecodeLimits usual = DecodeLimits.defaults();
		return new DecodeLimits(this.maxSize.toBytes(), this.maxPixels * 1_000_000L, this.maxSide, usual.photoPixels(),
				this.timeout, this.memory.toBytes(), usual.threads(), usual.waiting());
	}

}
