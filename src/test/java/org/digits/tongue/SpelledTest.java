package org.digits.tongue;

import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpelledTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "en | 1,234,567 | one million two hundred thirty-four thousand five hundred sixty-seven",
					"en-IN | 12,34,567 | twelve lakh thirty-four thousand five hundred sixty-seven",
					"hi | 12,34,567 | बारह लाख चौंतीस हज़ार पाँच सौ सड़सठ",
					"bn | 12,34,567 | বারো লাখ চৌত্রিশ হাজার পাঁচশো সাতষট্টি",
					"te | 12,34,567 | పన్నెండు లక్షల ముప్పై నాలుగు వేల ఐదు వందల అరవై ఏడు",
					"ta | 12,34,567 | பன்னிரண்டு லட்சத்து முப்பத்து நான்காயிரத்து ஐநூற்று அறுபத்து ஏழு",
					"es | 1.234.567 | un millón doscientos treinta y cuatro mil quinientos sesenta y siete",
					"de | 1.234.567 | eine Million zweihundertvierunddreißigtausendfünfhundertsiebenundsechzig",
					"fr | 1\u202f234\u202f567 | un million deux cent trente-quatre mille cinq cent soixante-sept" })
	void saysANumberAsPeopleOfTheLanguageDo(String language, String figures, String words) {
		Spelled spelled = Objects.requireNonNull(Spelled.of("1234567", Spoken.in(language)));
		assertThat(spelled.figures()).isEqualTo(figures);
		// Long German words have soft hyphens.
		assertThat(spelled.words().replace("\u00ad", "")).isEqualTo(words);
	}

	@Test
	void countsInCrores() {
		assertThat(Spelled.of("50000000", Spoken.in("en-IN"))).isEqualTo(new Spelled("five crore", "5,00,00,000"));
	}

	@Test
	void saysDigitByDigitWhatBeginsWithZeroOrIsTooLong() {
		assertThat(Spelled.of("042", Spoken.english())).isEqualTo(new Spelled("zero four two", null));
		assertThat(Spelled.of("0", Spoken.english())).isEqualTo(new Spelled("zero", null));
		assertThat(Spelled.of("1234567890123", Spoken.english())).extracting(Spelled::words)
			.asString()
			.startsWith("one two three four");
	}

	@Test
	void writesTheDigitsThatTheReaderPrefers() {
		assertThat(Spelled.of("42", Spoken.in("hi-u-nu-deva"))).isEqualTo(new Spelled("बयालीस", "४२"));
		assertThat(Spelled.of("042", Spoken.in("bn-u-nu-beng"))).extracting(Spelled::figures).isEqualTo("০৪২");
		assertThat(Spelled.of("42", Spoken.in("bn"))).extracting(Spelled::figures).isNull();
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "1 482", "1\n2", "-12", "1.5", "1/2", "४२", "1234567890123456789012345" })
	void saysNothingOfWhatIsNoPlainNumber(String text) {
		assertThat(Spelled.of(text, Spoken.english())).isNull();
	}

}
