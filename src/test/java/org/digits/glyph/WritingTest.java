package org.digits.glyph;

import java.util.Arrays;

import org.digits.image.Box;
import org.digits.image.Ink;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WritingTest {

	@Test
	void takesNoDashForTheHeightOfCharacters() {
		Ink ink = ink(new Box(20, 20, 3, 60), new Box(240, 20, 3, 60), new Box(60, 44, 3, 36), new Box(130, 44, 3, 36),
				new Box(200, 44, 3, 36), new Box(120, 12, 56, 1));
		assertThat(Writing.of(ink).height()).isEqualTo(36);
	}

	private static Ink ink(Box... marks) {
		byte[] certainty = new byte[300 * 100];
		for (Box mark : marks) {
			for (int y = mark.y(); y < mark.bottom(); y++) {
				Arrays.fill(certainty, y * 300 + mark.x(), y * 300 + mark.right(), (byte) 255);
			}
		}
		return new Ink(300, 100, certainty, 1);
	}

}
