package org.digits.web;

import org.digits.settings.Bounds;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much may be written on a pad.
 *
 * @param size how many bytes a drawing may have as JSON
 * @param strokes how many strokes
 * @param points how many points all of them together
 */
@ConfigurationProperties("digits.strokes")
record StrokeSettings(@DefaultValue("1MB") DataSize size, @DefaultValue("500") int strokes,
		@DefaultValue("20000") int points) {

	StrokeSettings {
		Bounds.of("digits.strokes").given("size", size).atLeast("strokes", strokes, 1).atLeast("points", points, 1);
	}

}
