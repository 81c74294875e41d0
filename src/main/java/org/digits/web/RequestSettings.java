package org.digits.web;

import java.time.Duration;

import org.digits.settings.Bounds;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is read at once.
 *
 * @param atOnce how many pictures are decoded and read at the same time; 0 for one on
 * every processor
 * @param line for how long the pictures that wait may take together, when there are more
 * than one for a seat; who comes when it is more is answered 503 at once
 * @param crowdedLine the same from then on, until a second has gone by without anybody
 * sent away; those at the end of the line who would wait for longer are answered 503, too
 * @param patience how long a picture waits for its turn before the answer is 503
 */
@ConfigurationProperties("digits.requests")
record RequestSettings(@DefaultValue("0") int atOnce, @DefaultValue("1s") Duration line,
		@DefaultValue("50ms") Duration crowdedLine, @DefaultValue("5s") Duration patience) {

	RequestSettings {
		Bounds.of("digits.requests")
			.atLeast("at-once", atOnce, 0)
			.atLeast("line", line, Duration.ZERO)
			.atLeast("crowded-line", crowdedLine, Duration.ZERO)
			.atLeast("patience", patience, Duration.ZERO);
	}

	int seats() {
		return (this.atOnce > 0) ? this.atOnce : Runtime.getRuntime().availableProcessors();
	}

}
