package org.digits.ink;

import org.digits.drawn.Sheet;
import org.digits.image.Ink;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

class FramesTest {

	@Test
	void takesOutTheCellsOfAFormAndKeepsTheDigitsInThem() {
		Sheet cells = numbered();
		for (int i = 0; i < 3; i++) {
			box(cells.nib(2), 60 + 80 * i, 60, 80, 100);
		}
		assertThat(marked(find(cells))).isCloseTo(marked(find(numbered())), withPercentage(5));
	}

	@Test
	void keepsWhatCrossesTheLinesOfACell() {
		Sheet seven = Sheet.of(400, 220).nib(9).line(80, 70, 180, 70).line(180, 70, 120, 190).write("1", 250, 75, 70);
		Sheet cells = Sheet.of(400, 220).nib(9).line(80, 70, 180, 70).line(180, 70, 120, 190).write("1", 250, 75, 70);
		box(cells.nib(2), 60, 55, 150, 110);
		box(cells.nib(2), 210, 55, 150, 110);
		assertThat(marked(find(cells))).isCloseTo(marked(find(seven)), withPercentage(5));
	}

	@Test
	void takesOutTheTicksOfACombWithItsLine() {
		Sheet comb = numbered().nib(2).line(60, 177, 310, 177);
		for (int x = 60; x <= 310; x += 83) {
			comb.line(x, 152, x, 177);
		}
		assertThat(marked(find(comb))).isCloseTo(marked(find(numbered())), withPercentage(5));
	}

	@Test
	void takesOutARingRoundADigit() {
		Sheet digit = Sheet.of(300, 300).nib(8).write("3", 120, 110, 80);
		Sheet ringed = ring(Sheet.of(300, 300).nib(8).write("3", 120, 110, 80), 150, 150, 110, 110);
		assertThat(marked(find(ringed))).isCloseTo(marked(find(digit)), withPercentage(5));
	}

	@Test
	void keepsANoughtWithADotInIt() {
		Sheet nought = ring(Sheet.of(300, 300).nib(10), 150, 150, 70, 110);
		int plain = marked(find(nought));
		assertThat(marked(find(nought.rectangle(142, 142, 16, 16)))).isGreaterThan(plain);
	}

	@Test
	void keepsTheBarsOfDigitsThatTouch() {
		Sheet sevens = Sheet.of(400, 160).nib(6);
		for (int x = 40; x < 200; x += 50) {
			sevens.line(x, 40, x + 50, 40).line(x + 50, 40, x + 25, 120);
		}
		sevens.rectangle(300, 112, 8, 20);
		assertThat(find(sevens).at(100, 40)).isGreaterThan(200);
	}

	@Test
	void leavesInkThatHasNoneAsItIs() {
		Ink ink = find(numbered());
		assertThat(Frames.without(ink)).isSameAs(ink);
	}

	private static Sheet numbered() {
		return Sheet.of(400, 220).nib(6).write("4", 80, 75, 70).write("2", 160, 75, 70).write("5", 240, 75, 70);
	}

	private static void box(Sheet sheet, int x, int y, int width, int height) {
		sheet.line(x, y, x + width, y)
			.line(x + width, y, x + width, y + height)
			.line(x + width, y + height, x, y + height)
			.line(x, y + height, x, y);
	}

	private static Sheet ring(Sheet sheet, int x, int y, int across, int down) {
		for (int i = 0; i < 36; i++) {
			sheet.line(x + (int) (across * Math.cos(i * Math.PI / 18)), y + (int) (down * Math.sin(i * Math.PI / 18)),
					x + (int) (across * Math.cos((i + 1) * Math.PI / 18)),
					y + (int) (down * Math.sin((i + 1) * Math.PI / 18)));
		}
		return sheet;
	}

	private static Ink find(Sheet sheet) {
		return new InkFinder().find(sheet.photo());
	}

	private static int marked(Ink ink) {
		int marked = 0;
		for (byte certainty : ink.certainty()) {
			marked += ((certainty & 0xff) >= 128) ? 1 : 0;
		}
		return marked;
	}

}
