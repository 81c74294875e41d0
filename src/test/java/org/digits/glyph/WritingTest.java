package org.digits.glyph;

import java.util.Arrays;
import java.util.List;

import org.digits.image.Box;
import org.digits.image.Ink;
import org.digits.ink.Blob;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WritingTest {

	@Test
	void takesNoDashForTheHeightOfCharacters() {
		Ink ink = ink(300, 100, new Box(20, 20, 3, 60), new Box(240, 20, 3, 60), new Box(60, 44, 3, 36),
				new Box(130, 44, 3, 36), new Box(200, 44, 3, 36), new Box(120, 12, 56, 1));
		assertThat(Writing.of(ink).height()).isEqualTo(36);
	}

	@Test
	void keepsADigitThatStandsNearTheSideOfALargePage() {
		Box near = new Box(12, 100, 30, 60);
		Box edge = new Box(1485, 500, 6, 300);
		assertThat(mainOf(ink(1500, 1200, near, new Box(200, 100, 30, 60), new Box(300, 100, 30, 60), edge)))
			.contains(near)
			.doesNotContain(edge);
	}

	@Test
	void leavesOutWhatTouchesTheSideOfALargePage() {
		Box side = new Box(0, 100, 30, 60);
		assertThat(mainOf(ink(1500, 1200, side, new Box(200, 100, 30, 60), new Box(300, 100, 30, 60))))
			.doesNotContain(side);
	}

	private static List<Box> mainOf(Ink ink) {
		return Writing.of(ink).main().stream().map(Blob::box).toList();
	}

	private static Ink ink(int width, int height, Box... marks) {
		byte[] certainty = new byte[width * height];
		for (Box mark : marks) {
			for (int y = mark.y(); y < mark.bottom(); y++) {
				Arrays.fill(certainty, y * width + mark.x(), y * width + mark.right(), (byte) 255);
			}
		}
		return new Ink(width, height, certainty, 1);
	}

}
