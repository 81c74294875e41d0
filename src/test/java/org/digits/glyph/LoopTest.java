package org.digits.glyph;

import org.digits.image.Ink;
import org.digits.ink.Blobs;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LoopTest {

	private static final String[] DIAMOND = { //
			"   #   ", //
			"  # #  ", //
			" #   # ", //
			"  # #  ", //
			"   #   " };

	@Test
	void strokesGoRoundPaperThoughTheyTouchAtCornersOnly() {
		RowInk ink = ink(DIAMOND);
		assertThat(Loop.in(ink, (at) -> at % ink.width())).containsExactly(new Loop(1, 2, 5, 3));
	}

	@Test
	void theColumnsAreThoseOfTheUprightLine() {
		RowInk ink = ink(DIAMOND);
		assertThat(Loop.in(ink, (at) -> at % ink.width() + at / ink.width())).containsExactly(new Loop(1, 4, 7, 3));
	}

	@Test
	void aGapLetsThePaperOut() {
		RowInk ink = ink("   #   ", "  # #  ", " #     ", "  # #  ", "   #   ");
		assertThat(Loop.in(ink, (at) -> at % ink.width())).isEmpty();
	}

	private static RowInk ink(String... rows) {
		byte[] certainty = new byte[rows.length * rows[0].length()];
		for (int i = 0; i < certainty.length; i++) {
			certainty[i] = (byte) (rows[i / rows[0].length()].charAt(i % rows[0].length()) == '#' ? 255 : 0);
		}
		Ink ink = new Ink(rows[0].length(), rows.length, certainty, 1);
		Blobs blobs = Blobs.of(ink, Blobs.MARKED);
		return RowInk.of(ink, blobs, blobs.all());
	}

}
