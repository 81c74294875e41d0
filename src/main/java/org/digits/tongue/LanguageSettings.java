package org.digits.tongue;

import java.util.List;
import java.util.Locale;

import jakarta.validation.constraints.NotEmpty;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The languages of the pages.
 *
 * @param offered the languages to choose from, as language tags; the first is spoken to
 * whoever asks for none of them
 */
@Validated
@ConfigurationProperties("digits.languages")
record LanguageSettings(@DefaultValue( {
		"en", "en-IN", "hi", "ta", "te", "bn", "es", "de", "fr" }) @NotEmpty List<Locale> offered){

}
