package org.digits.serve;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which settings a server that starts as it was built can't follow. */
class AsBuiltTest {

	@Test
	void settingsOfTheProgramAndPlainValuesDecideNothing() {
		assertThat(AsBuilt.deciding(with("digits.uploads.retention", "7d", "server.port", "8081", "logging.level.root",
				"warn", "spring.servlet.multipart.max-file-size", "40MB")))
			.isEmpty();
	}

	@Test
	void aPortOfItsOwnForActuatorDecides() {
		assertThat(AsBuilt.deciding(with("management.server.port", "8081"))).contains("management.server.port");
		assertThat(AsBuilt.deciding(with("springdoc.swagger-ui.enabled", "false")))
			.contains("springdoc.swagger-ui.enabled");
		assertThat(AsBuilt.deciding(with("spring.profiles.active", "mine"))).contains("spring.profiles.active");
	}

	@Test
	void environmentVariablesAreSettingsToo() {
		assertThat(AsBuilt.deciding(variables("SERVER_PORT", "8081"))).isEmpty();
		assertThat(AsBuilt.deciding(variables("MANAGEMENT_SERVER_PORT", "8081"))).contains("management.server.port");
	}

	@Test
	void whatThePropertiesInTheJarSayWasKnownToTheBuild() {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Nothing.class)
			.web(WebApplicationType.NONE)
			.run()) {
			assertThat(context.getEnvironment().getProperty("management.endpoints.web.exposure.include")).isNotNull();
			assertThat(AsBuilt.deciding(context.getEnvironment())).isEmpty();
		}
	}

	private static StandardEnvironment with(String... namesAndValues) {
		StandardEnvironment environment = new StandardEnvironment();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			environment.getPropertySources()
				.addFirst(new MapPropertySource("test" + i, Map.of(namesAndValues[i], namesAndValues[i + 1])));
		}
		ConfigurationPropertySources.attach(environment);
		return environment;
	}

	private static StandardEnvironment variables(String name, String value) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(name, value)));
		ConfigurationPropertySources.attach(environment);
		return environment;
	}

	@Configuration(proxyBeanMethods = false)
	static class Nothing {

	}

}
