package org.digits.glyph;

import java.util.Arrays;
import java.util.OptionalInt;

import org.digits.drawn.Sheet;
import org.digits.image.Box;
import org.digits.image.Ink;
import org.digits.image.Photo;
import org.digits.ink.InkFinder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SightTest {

	private static final int HALF = Sight.COLUMNS / 2;

	@Test
	void showsTheInkOnTheLeftAndThePhotoOnTheRight() {
		Sight sight = of(Sheet.of(200, 200).nib(16).line(100, 40, 100, 160).photo());
		assertThat(sight.pixels()).hasSize(Sight.ROWS * Sight.COLUMNS);
		assertThat(at(sight, HALF / 2, Sight.ROWS / 2)).isGreaterThan(200);
		assertThat(at(sight, HALF + HALF / 2, Sight.ROWS / 2)).isGreaterThan(230);
		assertThat(at(sight, 4, Sight.ROWS / 2)).isZero();
		assertThat(at(sight, HALF + 4, Sight.ROWS / 2)).isBetween(126, 130);
	}

	@Test
	void isTheSameHoweverLargeAndOnWhateverGround() {
		Sight small = of(Sheet.of(100, 100).nib(8).write("5", 20, 20, 60).photo());
		Sight large = of(Sheet.of(500, 500).nib(40).write("5", 100, 100, 300).photo());
		Sight light = of(Sheet.of(500, 500).nib(40).write("5", 100, 100, 300).inverted().photo());
		Sight away = of(Sheet.of(900, 700).nib(40).write("5", 500, 100, 300).photo());
		for (int i = 0; i < large.pixels().length; i++) {
			assertThat(large.pixels()[i] & 0xff).isCloseTo(light.pixels()[i] & 0xff, within(12));
			assertThat(large.pixels()[i] & 0xff).isCloseTo(away.pixels()[i] & 0xff, within(12));
		}
		assertThat(apart(small, large)).isLessThan(12);
	}

	@Test
	void showsWhatIsPaleBesideTheInk() {
		Photo photo = Sheet.of(200, 200)
			.ink(180)
			.rectangle(60, 60, 80, 80)
			.ink(20)
			.nib(6)
			.line(60, 60, 60, 140)
			.photo();
		byte[] certainty = new byte[200 * 200];
		for (int y = 60; y < 140; y++) {
			certainty[y * 200 + 60] = (byte) 255;
		}
		Sight sight = Sight.of(photo, new Ink(200, 200, certainty, 1), new Box(60, 60, 80, 80));
		assertThat(at(sight, HALF / 2, Sight.ROWS / 2)).isZero();
		assertThat(at(sight, HALF + HALF / 2, Sight.ROWS / 2)).isBetween(140, 190);
	}

	@Test
	void goesOnBeyondTheEdgesOfThePicture() {
		Photo photo = Sheet.of(40, 40).rectangle(0, 0, 40, 40).photo();
		byte[] certainty = new byte[40 * 40];
		Arrays.fill(certainty, (byte) 255);
		Sight sight = Sight.of(photo, new Ink(40, 40, certainty, 1), new Box(0, 0, 40, 40));
		assertThat(at(sight, 2, 16)).isZero();
		assertThat(at(sight, HALF + 2, 16)).isEqualTo(128);
		assertThat(at(sight, HALF / 2, 16)).isEqualTo(255);
	}

	private static Sight of(Photo photo) {
		Ink ink = new InkFinder().find(photo);
		return Sight.of(photo, ink, new GlyphFinder().find(ink, OptionalInt.empty()).box().orElseThrow());
	}

	private static double apart(Sight one, Sight other) {
		double sum = 0;
		for (int i = 0; i < one.pixels().length; i++) {
			sum += Math.abs((one.pixels()[i] & 0xff) - (other.pixels()[i] & 0xff));
		}
		return sum / one.pixels().length;
	}

	private static int at(Sight sight, int x, int y) {
		return sight.pixels()[y * Sight.COLUMNS + x] & 0xff;
	}

}
