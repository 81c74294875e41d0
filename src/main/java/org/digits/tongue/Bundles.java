package org.digits.tongue;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import com.ibm.icu.text.MessageFormat;
import org.jspecify.annotations.Nullable;

import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.util.ObjectUtils;

/**
 * The bundles {@code messages*.properties}, in UTF-8. Entries with places are patterns of
 * ICU: what a plural is differs between languages, and so does how figures are grouped.
 */
class Bundles extends ResourceBundleMessageSource {

	Bundles() {
		setBasename("messages");
		setDefaultEncoding(StandardCharsets.UTF_8.name());
		setFallbackToSystemLocale(false);
	}

	@Override
	protected @Nullable String getMessageInternal(@Nullable String code, Object @Nullable [] args,
			@Nullable Locale locale) {
		String pattern = super.getMessageInternal(code, null, locale);
		return (pattern == null || locale == null || ObjectUtils.isEmpty(args)) ? pattern
				: new MessageFormat(pattern, Figures.locale(locale)).format(args);
	}

}
