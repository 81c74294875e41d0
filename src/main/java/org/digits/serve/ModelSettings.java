package org.digits.serve;

import org.digits.settings.Bounds;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which model reads.
 *
 * @param path the Keras model: the path of a file, or classpath: and the name of a
 * resource
 * @param card the model's card; if left out, the file beside the model with the ending
 * .json, if there is one
 */
@ConfigurationProperties("digits.model")
record ModelSettings(@DefaultValue("classpath:models/CNN-MNIST.h5") String path, @Nullable String card) {

	ModelSettings {
		Bounds.of("digits.model").given("path", path);
	}

}
