package org.digits.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import org.digits.decode.Pictures;
import org.digits.door.Crowding;
import org.digits.reading.NumberReader;
import org.digits.tongue.Tongues;
import org.digits.uploads.Uploads;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

	@Bean
	ReadingDesk readingDesk(Pictures pictures, NumberReader reader, Uploads uploads, RequestSettings settings) {
		return new ReadingDesk(pictures, reader, uploads, settings);
	}

	@Bean
	Drawings drawings(StrokeSettings settings, JsonMapper json) {
		return new Drawings(settings, json);
	}

	@Bean
	Crowding crowding(ReadingDesk desk) {
		return desk::isFull;
	}

	@Bean
	Leisure leisure(ReadingDesk desk) {
		return desk::idle;
	}

	@Bean
	FailureAnswers failureAnswers(Tongues tongues) {
		return new FailureAnswers(tongues);
	}

	@Bean
	Privacy privacy(Uploads uploads) {
		return new Privacy(uploads.retention());
	}

	@Bean
	OpenAPI description() {
		return new OpenAPI().info(new Info().title("digits")
			.version("1")
			.description("Reads handwritten numbers: a picture goes in, the number comes out, or an honest “not sure”.")
			.license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")));
	}

}
