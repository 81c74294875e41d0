package org.digits.uploads;

import java.nio.file.Path;
import java.time.Duration;

import org.digits.settings.Bounds;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether uploaded pictures are kept, where, and for how long.
 *
 * @param retention how long an uploaded picture is kept; 0 keeps none
 * @param directory the folder that they are kept in
 */
@ConfigurationProperties("digits.uploads")
record UploadSettings(@DefaultValue("0s") Duration retention, @DefaultValue("uploads") Path directory) {

	UploadSettings {
		Bounds.of("digits.uploads").atLeast("retention", retention, Duration.ZERO).given("directory", directory);
	}

	boolean keep() {
		return !this.retention.isZero();
	}

}
