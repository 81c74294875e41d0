package org.digits.glyph;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.digits.drawn.Sheet;
import org.digits.ink.InkFinder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StripTest {

	@Test
	void putsALineInTheMiddleOfItsRowsHoweverLargeItWasWritten() {
		for (int size : new int[] { 30, 80, 200 }) {
			Strip strip = of(Sheet.of(5 * size, 2 * size).nib(size / 12.0).write("2537", size / 4, size / 2, size));
			assertThat(strip.pixels()).hasSize(Strip.ROWS * strip.width());
			assertThat(strip.width() % 4).isZero();
			assertThat(strip.width()).isBetween(80, 160);
			assertThat(row(strip, true)).isBetween(4, 8);
			assertThat(row(strip, false)).isBetween(24, 28);
		}
	}

	@Test
	void setsSlantedWritingUpright() {
		Sheet slanted = Sheet.of(400, 140).nib(6);
		Sheet upright = Sheet.of(400, 140).nib(6);
		for (int x = 40; x < 360; x += 60) {
			slanted.line(x + 30, 30, x, 110);
			upright.line(x, 30, x, 110);
		}
		assertThat(inkedColumns(of(slanted))).isLessThan(inkedColumns(of(upright)) * 3 / 2);
	}

	@Test
	void takesTheClimbOutOfALine() {
		Sheet climbing = Sheet.of(500, 240).nib(6);
		for (int x = 40; x < 440; x += 60) {
			climbing.line(x, 150 - x / 5, x, 210 - x / 5);
		}
		Strip strip = of(climbing);
		assertThat(row(strip, true)).isGreaterThanOrEqualTo(4);
		assertThat(row(strip, false)).isLessThanOrEqualTo(28);
	}

	@Test
	void isNoPictureOfALineThatIsTooLong() {
		Sheet sheet = Sheet.of(2600, 60).nib(3);
		for (int x = 20; x < 2560; x += 30) {
			sheet.line(x, 15, x, 45);
		}
		assertThat(of(sheet)).isSameAs(Strip.NONE);
	}

	@Test
	void upsideDownItsInkIsBetweenTheSameColumns() {
		Strip strip = new Strip(8, new byte[Strip.ROWS * 8]);
		strip.pixels()[3 * 8 + 1] = 9;
		strip.pixels()[4 * 8 + 2] = 8;
		strip.pixels()[5 * 8 + 5] = 7;
		byte[] turned = new byte[Strip.ROWS * 8];
		turned[(Strip.ROWS - 4) * 8 + 5] = 9;
		turned[(Strip.ROWS - 5) * 8 + 4] = 8;
		turned[(Strip.ROWS - 6) * 8 + 1] = 7;
		assertThat(strip.onItsHead().pixels()).isEqualTo(turned);
		assertThat(strip.onItsHead().onItsHead().pixels()).isEqualTo(strip.pixels());
	}

	@Test
	void hasItsInkBetweenItsFirstAndItsLastColumn() {
		Strip strip = of(Sheet.of(420, 140).nib(6).write("2537", 20, 30, 80));
		IntSummaryStatistics inked = IntStream.range(0, strip.width())
			.filter((x) -> IntStream.range(0, Strip.ROWS)
				.anyMatch((y) -> (strip.pixels()[y * strip.width() + x] & 0xff) > 64))
			.summaryStatistics();
		assertThat(strip.column(0)).isBetween(inked.getMin() - 1.0, inked.getMin() + 1.0);
		assertThat(strip.column(1)).isBetween(inked.getMax() - 1.0, inked.getMax() + 6.0);
	}

	@Test
	void hasPaperWhereANetworkWantsMoreColumns() {
		Strip strip = new Strip(4, new byte[Strip.ROWS * 4]);
		strip.pixels()[4] = (byte) 255;
		float[] values = strip.values(8);
		assertThat(values).hasSize(Strip.ROWS * 8);
		assertThat(values[8]).isEqualTo(1);
		values[8] = 0;
		assertThat(values).containsOnly(0);
	}

	private static Strip of(Sheet sheet) {
		List<Line> lines = new GlyphFinder().find(new InkFinder().find(sheet.photo()), OptionalInt.empty()).lines();
		assertThat(lines).hasSize(1);
		return lines.get(0).strip().get();
	}

	/** The first row with ink, or the last. */
	private static int row(Strip strip, boolean first) {
		int found = -1;
		for (int y = 0; y < Strip.ROWS; y++) {
			for (int x = 0; x < strip.width(); x++) {
				if ((strip.pixels()[y * strip.width() + x] & 0xff) > 100 && (!first || found < 0)) {
					found = y;
				}
			}
		}
		return found;
	}

	private static int inkedColumns(Strip strip) {
		int count = 0;
		for (int x = 0; x < strip.width(); x++) {
			boolean inked = false;
			for (int y = 0; y < Strip.ROWS; y++) {
				inked |= (strip.pixels()[y * strip.width() + x] & 0xff) > 100;
			}
			count += inked ? 1 : 0;
		}
		return count;
	}

}
