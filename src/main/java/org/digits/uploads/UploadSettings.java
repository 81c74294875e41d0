package org.digits.uploads;

import java.nio.file.Path;
import java.time.Duration;

import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whether uploaded pictures are kept, where, and for how long.
 *
 * @param retention how long an uploaded picture is kept; 0 keeps none
 * @param directory the folder that they are kept in
 */
@Validated
@ConfigurationProperties("digits.uploads")
record UploadSettings(@DefaultValue("0s") @NotNull @DurationMin Duration retention,
		@DefaultValue("uploads") @NotNull Path directory) {

	boolean keep() {
		return !this.retention.isZero();
	}

}
