package org.digits.serve;

import java.net.URL;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.aot.AotDetector;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.ApplicationListener;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.ClassUtils;

/**
 * Lets a packaged server take the beans that Spring found out about when it was built
 * (its processing ahead of time), which saves a start a second and more. The build
 * decided what settings decide otherwise, such as whether Actuator has a port of its own:
 * where one is set that the build didn't know and that may decide something, the server
 * finds its beans out anew.
 */
public final class AsBuilt implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

	private static final Logger log = LoggerFactory.getLogger(AsBuilt.class);

	/** Whose settings may decide which beans there are. */
	private static final List<String> DECIDING = List.of("spring.", "server.", "management.", "springdoc.");

	/** Those of them that don't: values that a bean takes when it is made. */
	private static final List<String> HARMLESS = List.of("server.address", "server.compression.", "server.port",
			"server.shutdown", "server.ssl.", "server.tomcat.", "spring.aot.", "spring.application.",
			"spring.context.exit", "spring.lifecycle.", "spring.main.banner-mode", "spring.output.",
			"spring.servlet.multipart.max-");

	/** The settings that the build knew. */
	private static final String BUNDLED = "class path resource [application.properties]";

	/** What Spring makes when the server is built. */
	private static final String MADE = "org.digits.DigitsApplication__ApplicationContextInitializer";

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		Class<?> application = event.getSpringApplication().getMainApplicationClass();
		if (application == null || SpringProperties.getProperty(AotDetector.AOT_ENABLED) != null
				|| !isPackaged(application) || !ClassUtils.isPresent(MADE, application.getClassLoader())) {
			return;
		}
		Optional<String> deciding = deciding(event.getEnvironment());
		if (deciding.isPresent()) {
			log.info("As {} is set, which the build did not know, the start takes a little longer", deciding.get());
		}
		else {
			SpringProperties.setFlag(AotDetector.AOT_ENABLED);
		}
	}

	/** While it is being worked on, its classes lie in a folder, and may be newer. */
	private static boolean isPackaged(Class<?> type) {
		CodeSource source = type.getProtectionDomain().getCodeSource();
		URL location = (source != null) ? source.getLocation() : null;
		return location != null && !(location.getProtocol().equals("file") && location.getPath().endsWith("/"));
	}

	/** A setting, if there is one, that may decide which beans there are. */
	static Optional<String> deciding(Environment environment) {
		return StreamSupport.stream(ConfigurationPropertySources.get(environment).spliterator(), false)
			.filter((source) -> !isBundled(source))
			.flatMap(AsBuilt::names)
			.map(ConfigurationPropertyName::toString)
			.filter((name) -> DECIDING.stream().anyMatch(name::startsWith)
					&& HARMLESS.stream().noneMatch(name::startsWith))
			.findFirst();
	}

	private static boolean isBundled(ConfigurationPropertySource source) {
		return source.getUnderlyingSource() instanceof PropertySource<?> properties
				&& properties.getName().contains(BUNDLED);
	}

	private static Stream<ConfigurationPropertyName> names(ConfigurationPropertySource source) {
		return (source instanceof IterableConfigurationPropertySource iterable) ? iterable.stream() : Stream.empty();
	}

}
