package org.digits.ink;

import org.digits.drawn.Sheet;
import org.digits.image.Box;
import org.digits.image.Ink;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HolesTest {

	@Test
	void takesOutTheHolesAlongASideAndNothingElse() {
		Ink plain = found(Sheet.of(600, 400).nib(6).write("253", 120, 150, 80));
		for (int quarters = 0; quarters < 4; quarters++) {
			Ink punched = new InkFinder()
				.find(holes(Sheet.of(600, 400).nib(6).write("253", 120, 150, 80), 40, 4).photo().turned(quarters));
			assertThat(blobs(punched)).isEqualTo(blobs(plain));
		}
	}

	@Test
	void leavesTwoSpotsAndThoseWithInkOnBothSides() {
		assertThat(blobs(found(holes(Sheet.of(600, 400).nib(6).write("253", 120, 150, 80), 40, 2)))).isEqualTo(5);
		Sheet between = Sheet.of(600, 400).nib(6).write("1", 40, 150, 80).write("253", 220, 150, 80);
		assertThat(blobs(found(holes(between, 150, 4)))).isEqualTo(8);
	}

	@Test
	void leavesThePointsOfANumber() {
		Sheet sheet = Sheet.of(900, 200).nib(6).write("1", 20, 50, 80).write("2", 140, 50, 80).write("3", 280, 50, 80);
		sheet.nib(14).line(110, 124, 110, 124).line(250, 124, 250, 124).line(390, 124, 390, 124);
		assertThat(blobs(found(sheet.nib(6).write("4", 420, 50, 80)))).isEqualTo(7);
	}

	/** Round spots, one below the other. */
	private static Sheet holes(Sheet sheet, int x, int count) {
		sheet.nib(28);
		for (int i = 0; i < count; i++) {
			sheet.line(x, 50 + 90 * i, x, 50 + 90 * i);
		}
		return sheet;
	}

	private static Ink found(Sheet sheet) {
		return new InkFinder().find(sheet.photo());
	}

	private static long blobs(Ink ink) {
		return Blobs.of(ink, Blobs.MARKED).all().stream().map(Blob::box).filter((Box box) -> box.longest() > 6).count();
	}

}
