package org.digits.serve;

import org.digits.reading.NumberReader;
import org.digits.settings.Bounds;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When an answer is sure enough.
 *
 * @param acceptedError the share of answers given as read that may be wrong, 0 to 1
 */
@ConfigurationProperties("digits.reading")
record ReadingSettings(@DefaultValue("" + NumberReader.ACCEPTED_ERROR) double acceptedError) {

	ReadingSettings {
		Bounds.of("digits.reading").within("accepted-error", acceptedError, 0, 1);
	}

}
