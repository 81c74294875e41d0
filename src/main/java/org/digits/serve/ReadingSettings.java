package org.digits.serve;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.digits.reading.NumberReader;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When an answer is sure enough.
 *
 * @param acceptedError the share of answers given as read that may be wrong, 0 to 1
 */
@Validated
@ConfigurationProperties("digits.reading")
record ReadingSettings(
		@DefaultValue("" + NumberReader.ACCEPTED_ERROR) @DecimalMin("0") @DecimalMax("1") double acceptedError) {
}
