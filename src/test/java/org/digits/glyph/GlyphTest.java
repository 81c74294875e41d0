package org.digits.glyph;

import java.util.Arrays;

import org.digits.image.Box;
import org.digits.image.Edges;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GlyphTest {

	/** A block of ink, 5 columns by 3 rows, with a faint pixel beside it. */
	private final Glyph block = glyph();

	@Test
	void isMovedByWholePixels() {
		Glyph moved = this.block.moved(3, -2);
		assertThat(at(moved, 13, 7)).isEqualTo(200);
		assertThat(at(moved, 17, 9)).isEqualTo(200);
		assertThat(ink(moved)).isEqualTo(15);
		assertThat(moved.box()).isEqualTo(this.block.box());
		assertThat(at(this.block.moved(-3, 2), 7, 11)).isEqualTo(200);
	}

	@Test
	void losesWhatIsMovedOut() {
		assertThat(ink(this.block.moved(16, 0))).isEqualTo(6);
		assertThat(ink(this.block.moved(28, 0))).isZero();
		assertThat(ink(this.block.moved(0, -28))).isZero();
	}

	@Test
	void liesAlongTheEdgesThatCutItOff() {
		assertThat(at(this.block.along(new Edges(true, false, false, false)), 0, 9)).isEqualTo(200);
		assertThat(at(this.block.along(new Edges(false, true, false, false)), 27, 9)).isEqualTo(200);
		assertThat(at(this.block.along(new Edges(false, false, true, false)), 10, 0)).isEqualTo(200);
		assertThat(at(this.block.along(new Edges(true, false, false, true)), 0, 27)).isEqualTo(200);
	}

	@Test
	void staysWhereItIsBetweenEdgesThatAreOppositeAndFarFromAll() {
		assertThat(this.block.along(new Edges(true, true, false, false))).isSameAs(this.block);
		assertThat(this.block.along(new Edges(false, false, false, false))).isSameAs(this.block);
	}

	@Test
	void isDoubleWhereOneStrokeIsAboveAnother() {
		byte[] pixels = this.block.pixels().clone();
		Arrays.fill(pixels, 16 * Glyph.SIDE + 11, 16 * Glyph.SIDE + 17, (byte) 200);
		assertThat(this.block.isDouble()).isFalse();
		assertThat(new Glyph(this.block.box(), pixels, 0, 3).isDouble()).isTrue();
	}

	private static Glyph glyph() {
		byte[] pixels = new byte[Glyph.SIDE * Glyph.SIDE];
		for (int y = 9; y < 12; y++) {
			Arrays.fill(pixels, y * Glyph.SIDE + 10, y * Glyph.SIDE + 15, (byte) 200);
		}
		pixels[10 * Glyph.SIDE + 15] = 40;
		return new Glyph(new Box(0, 0, 5, 3), pixels, 0, 3);
	}

	private static int at(Glyph glyph, int x, int y) {
		return glyph.pixels()[y * Glyph.SIDE + x] & 0xff;
	}

	/** Pixels that are clearly ink. */
	private static int ink(Glyph glyph) {
		int count = 0;
		for (byte pixel : glyph.pixels()) {
			count += ((pixel & 0xff) > 64) ? 1 : 0;
		}
		return count;
	}

}
