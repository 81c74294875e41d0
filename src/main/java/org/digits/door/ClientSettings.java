package org.digits.door;

import org.digits.settings.Bounds;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one client may ask for. A client is an IPv4 address or an IPv6 network (/64);
 * the machine that the server runs on is not limited.
 *
 * @param perMinute how many uploads a client may send in a minute, and all of them at
 * once; 0 for no limit
 * @param atOnce how many uploads of a client may be under way at the same time; 0 for no
 * limit
 * @param remembered how many clients are remembered; the one that was away for longest is
 * forgotten first
 */
@ConfigurationProperties("digits.clients")
record ClientSettings(@DefaultValue("12000") int perMinute, @DefaultValue("64") int atOnce,
		@DefaultValue("20000") int remembered) {

	ClientSettings {
		Bounds.of("digits.clients")
			.atLeast("per-minute", perMinute, 0)
			.atLeast("at-once", atOnce, 0)
			.atLeast("remembered", remembered, 1);
	}

}
