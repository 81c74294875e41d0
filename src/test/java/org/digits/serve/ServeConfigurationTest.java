package org.digits.serve;

import java.util.List;
import java.util.Objects;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.digits.classify.Classifier;
import org.digits.classify.KnownDigits;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.annotation.UserConfigurations;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

/** The rooms wired together as in the server. */
class ServeConfigurationTest {

	private final ApplicationContextRunner server = new ApplicationContextRunner()
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
		.withConfiguration(UserConfigurations.of(Settings.class, ServeConfiguration.class));

	@Test
	void isReadyWithTheModelThatComesWithTheProgram() {
		this.server.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(ModelHealthIndicator.class).health().getStatus()).isEqualTo(Status.UP);
		});
	}

	@Test
	void countsTheGlyphsThatAreClassified() {
		this.server.run((context) -> {
			context.getBean(Classifier.class).classify(KnownDigits.bundled().glyphs().subList(0, 7));
			context.getBean(Classifier.class).classify(List.of());
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			assertThat(meters.get("digits.classify").timer().count()).isEqualTo(2);
			assertThat(meters.get("digits.classify.glyphs").summary().totalAmount()).isEqualTo(7);
		});
	}

	@Test
	void doesNotStartWithAModelThatCantBeUsed() {
		this.server.withPropertyValues("digits.model.path=nowhere/model.h5").run((context) -> {
			Throwable failure = Objects.requireNonNull(context.getStartupFailure());
			assertThat(new UnusableModelFailureAnalyzer().analyze(failure)).isNotNull()
				.extracting(FailureAnalysis::getDescription, STRING)
				.startsWith("The model nowhere/model.h5 can't be used. There is no file at ");
		});
	}

	@Test
	void doesNotStartWithASettingThatCantBe() {
		this.server.withPropertyValues("digits.decode.max-side=5")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (failure) -> {
					assertThat(failure.getName()).isEqualTo("digits.decode.max-side");
					assertThat(failure.getReason()).isEqualTo("It must be at least 28.");
				}));
	}

	@Configuration(proxyBeanMethods = false)
	@ConfigurationPropertiesScan
	static class Settings {

	}

}
