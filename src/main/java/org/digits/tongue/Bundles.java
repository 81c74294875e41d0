package org.digits.tongue;

import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Stream;

import com.ibm.icu.text.MessageFormat;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;
import org.springframework.util.ObjectUtils;

/**
 * The bundles {@code messages*.properties}, in UTF-8. Entries with places are patterns of
 * ICU: what a plural is differs between languages, and so does how figures are grouped.
 * None of Spring's own sources is extended, as they list all of Java's 1,152 locales when
 * a server starts.
 */
class Bundles implements MessageSource {

	/** What a language lacks is said in English, not in the machine's language. */
	private static final ResourceBundle.Control ENGLISH_OTHERWISE = ResourceBundle.Control
		.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

	@Override
	public @Nullable String getMessage(String code, Object @Nullable [] args, @Nullable String defaultMessage,
			@Nullable Locale locale) {
		Locale language = (locale != null) ? locale : Locale.ENGLISH;
		ResourceBundle bundle = ResourceBundle.getBundle("messages", language, ENGLISH_OTHERWISE);
		if (!bundle.containsKey(code)) {
			return defaultMessage;
		}
		String pattern = bundle.getString(code);
		return ObjectUtils.isEmpty(args) ? pattern : new MessageFormat(pattern, Figures.locale(language)).format(args);
	}

	@Override
	public String getMessage(String code, Object @Nullable [] args, @Nullable Locale locale) {
		String message = getMessage(code, args, null, locale);
		if (message == null) {
			throw new NoSuchMessageException(code, (locale != null) ? locale : Locale.ENGLISH);
		}
		return message;
	}

	@Override
	public String getMessage(MessageSourceResolvable resolvable, @Nullable Locale locale) {
		String[] codes = Objects.requireNonNullElse(resolvable.getCodes(), new String[0]);
		return Stream.of(codes)
			.map((code) -> getMessage(code, resolvable.getArguments(), null, locale))
			.filter(Objects::nonNull)
			.findFirst()
			.or(() -> Stream.ofNullable(resolvable.getDefaultMessage()).findFirst())
			.orElseThrow(() -> new NoSuchMessageException(String.join(", ", codes)));
	}

}
