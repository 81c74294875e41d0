package org.digits.web;

import java.util.List;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Schema;
import org.digits.decode.Pictures;
import org.digits.door.Crowding;
import org.digits.door.Farewell;
import org.digits.reading.NumberReader;
import org.digits.tongue.Tongues;
import org.digits.uploads.Uploads;
import org.springdoc.core.customizers.OpenApiCustomizer;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.web.servlet.LocaleResolver;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

	/**
	 * The API's JSON: nulls are written, as a reading always has all its fields, and
	 * fields stand in the order in which they are declared. It is made here and not by
	 * Spring Boot's rules, which search all beans for parts of Jackson at every start.
	 */
	@Bean
	JsonMapper jsonMapper() {
		return JsonMapper.builder()
			.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
			.addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
			.build();
	}

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
	Farewell farewell(FailureAnswers answers, Tongues tongues, LocaleResolver languages, JsonMapper json) {
		return new ShortAnswers(answers, tongues, languages, json);
	}

	@Bean
	Privacy privacy(Uploads uploads) {
		return new Privacy(uploads.retention());
	}

	/**
	 * What can't be said beside the methods: there is at least one picture; {@code type}
	 * is a path.
	 */
	@Bean
	@SuppressWarnings("NullAway") // the description is of our own making: all of this is
									// in it
	OpenApiCustomizer exactly() {
		return (description) -> {
			Schema<?> form = description.getPaths()
				.get(ReadingsApi.PATH)
				.getPost()
				.getRequestBody()
				.getContent()
				.get(MediaType.MULTIPART_FORM_DATA_VALUE)
				.getSchema();
			property(form, "image").setMinItems(1);
			for (String reading : List.of("Reading", "Readings")) {
				Schema<?> whole = description.getComponents().getSchemas().get(reading);
				whole.setRequired(List.copyOf(whole.getProperties().keySet()));
			}
			Schema<?> problem = description.getComponents().getSchemas().get("ProblemDetail");
			problem.setRequired(List.of("type", "title", "status", "detail"));
			property(problem, "type").setFormat("uri-reference");
			property(problem, "instance").setFormat("uri-reference");
		};
	}

	@SuppressWarnings("NullAway")
	private static Schema<?> property(Schema<?> schema, String name) {
		return schema.getProperties().get(name);
	}

	@Bean
	OpenAPI description() {
		return new OpenAPI().info(new Info().title("digits")
			.version("1")
			.description("Reads handwritten numbers: a picture goes in, the number comes out, or an honest “not sure”.")
			.license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")));
	}

}
