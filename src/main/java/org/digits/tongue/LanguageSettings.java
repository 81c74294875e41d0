package org.digits.tongue;

import java.util.List;
import java.util.Locale;

import org.digits.settings.Bounds;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The languages of the pages.
 *
 * @param offered the languages to choose from, as language tags; the first is spoken to
 * whoever asks for none of them
 */
@ConfigurationProperties("digits.languages")
record LanguageSettings(@DefaultValue( {
		"en", "en-IN", "hi", "ta", "te", "bn", "es", "de", "fr" }) List<Locale> offered){

	LanguageSettings {
		Bounds.of("digits.languages").atLeast("offered", offered.size(), 1);
	}

}
