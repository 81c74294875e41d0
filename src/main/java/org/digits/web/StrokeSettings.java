package org.digits.web;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much may be written on a pad.
 *
 * @param size how many bytes a drawing may have as JSON
 * @param strokes how many strokes
 * @param points how many points all of them together
 */
@Validated
@ConfigurationProperties("digits.strokes")
record StrokeSettings(@DefaultValue("1MB") @NotNull DataSize size, @DefaultValue("500") @Min(1) int strokes,
		@DefaultValue("20000") @Min(1) int points) {

}
