package org.digits.tongue;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LanguageSettings.class)
class TongueConfiguration implements WebMvcConfigurer {

	/** What is the same in every language. */
	private static final String[] WORDLESS = { "/assets/**", "/video/**", "/swagger-ui/**", "/webjars/**", "/v3/**" };

	private final LanguageSettings settings;

	TongueConfiguration(LanguageSettings settings) {
		this.settings = settings;
	}

	@Bean
	static MessageSource messageSource() {
		return new Bundles();
	}

	@Bean
	LocaleResolver localeResolver() {
		return new ChosenLanguage(this.settings.offered());
	}

	@Bean
	Tongues tongues(MessageSource messages) {
		return new Tongues(messages, this.settings.offered());
	}

	@Bean
	MarkedDialect markedDialect(Tongues tongues) {
		return new MarkedDialect(new Marked(tongues));
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new LanguageHeaders(new ChosenLanguage(this.settings.offered())))
			.excludePathPatterns(WORDLESS);
	}

}
