package org.digits.tongue;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WordingTest {

	@Test
	void fillsTheNumbersOfASentenceIntoItsTranslation() {
		String english = "The file has 23.4 MB; at most 20 MB are read. Choose a smaller picture.";
		assertThat(Spoken.in("de").translated(english))
			.isEqualTo("Die Datei hat 23,4 MB; höchstens 20 MB werden gelesen. Wählen Sie ein kleineres Bild.");
		assertThat(Spoken.english().translated(english)).isEqualTo(english);
	}

	@Test
	void groupsTheNumbersOfASentence() {
		assertThat(Spoken.in("hi").translated("The picture has 123,456 × 20 pixels, too many for its format."))
			.contains("1,23,456 × 20");
	}

	@Test
	void leavesASentenceThatItDoesNotKnow() {
		assertThat(Spoken.in("fr").translated("Nobody ever said this. Choose a picture."))
			.isEqualTo("Nobody ever said this. Choisissez une image.");
	}

	@Test
	void knowsThePluralsOfALanguage() {
		assertThat(Spoken.english().say("result.left-out.dash", 1)).isEqualTo("a dash");
		assertThat(Spoken.english().say("result.left-out.dash", 2)).isEqualTo("2 dashes");
		// None is one in French.
		assertThat(Spoken.in("fr").say("layout.kept.hours", 0)).isEqualTo("0 heure");
	}

	@Test
	void writesFiguresInPlainDigitsUnlessOthersAreAskedFor() {
		assertThat(Spoken.in("bn").number(1234567)).isEqualTo("12,34,567");
		assertThat(Spoken.in("bn-u-nu-beng").number(1234567)).isEqualTo("১২,৩৪,৫৬৭");
		assertThat(Spoken.in("de").percent(99.25, 1, 2)).isEqualTo("99,25\u00a0%");
		assertThat(Spoken.english().list(List.of("a dash", "2 points"))).isEqualTo("a dash, 2 points");
	}

}
