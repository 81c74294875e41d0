package org.digits.glyph;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

import org.digits.drawn.Sheet;
import org.digits.image.Box;
import org.digits.image.Ink;
import org.digits.ink.InkFinder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GlyphFinderTest {

	@Test
	void findsLinesFromTheTopAndDigitsFromTheLeft() {
		Glyphs glyphs = find(Sheet.of(400, 300).write("111", 40, 40, 80).write("17", 60, 180, 80), OptionalInt.empty());
		assertThat(glyphs.lines()).hasSize(2);
		assertThat(glyphs.lines().get(0).pieces()).isEqualTo(3);
		assertThat(glyphs.lines().get(0).box().y()).isLessThan(glyphs.lines().get(1).box().y());
		List<Integer> lefts = glyphs.lines().get(0).candidates().stream().map((one) -> one.glyph().box().x()).toList();
		assertThat(lefts).isSorted();
	}

	@Test
	void partsALineWhereThereIsRoomBetweenWords() {
		Sheet sheet = Sheet.of(640, 140).nib(6).write("46", 20, 30, 80).write("53", 330, 30, 80);
		Ink ink = new InkFinder().find(sheet.photo());
		Line line = new GlyphFinder().find(ink, OptionalInt.empty()).lines().get(0);
		List<Line.Run> runs = line.runs().get();
		assertThat(runs).hasSizeBetween(2, 4);
		assertThat(runs.get(0).begin()).isZero();
		assertThat(runs.get(runs.size() - 1).end()).isEqualTo(1);
		assertThat(runs).isSortedAccordingTo(Comparator.comparingDouble(Line.Run::begin));
		Line.Run last = runs.get(runs.size() - 1);
		assertThat(last.box().x()).isGreaterThan(330);
		Ink rest = ink.without(
				runs.stream().filter((run) -> run.box().x() < 330).flatMapToInt((run) -> Arrays.stream(run.pixels())));
		assertThat(new GlyphFinder().find(rest, OptionalInt.empty()).lines()).singleElement()
			.satisfies((left) -> assertThat(left.box().x()).isGreaterThan(330));
	}

	@Test
	void findsLinesThatRise() {
		Sheet sheet = Sheet.of(700, 560);
		int[] first = { 2, 5, 3, 5 };
		int[] end = { 3, 6, 8, 8 };
		for (int line = 0; line < end.length; line++) {
			for (int i = first[line]; i < end[line]; i++) {
				sheet.write("0", 40 + 80 * i, 220 + 85 * line - 20 * i, 64);
			}
		}
		assertThat(find(sheet, OptionalInt.empty()).lines()).extracting((line) -> (line.box().width() + 40) / 80)
			.containsExactly(1, 1, 5, 3);
	}

	@Test
	void cutsLinesApartThatTouchAndNothingElse() {
		Sheet sheet = Sheet.of(400, 260).nib(6).write("2537", 20, 20, 80).write("4061", 20, 130, 80);
		assertThat(new GlyphFinder().apart(new InkFinder().find(sheet.photo()))).isEmpty();
		Ink touching = new InkFinder().find(sheet.line(295, 98, 302, 132).photo());
		assertThat(new GlyphFinder().apart(touching)).get()
			.satisfies((ink) -> assertThat(new GlyphFinder().find(ink, OptionalInt.empty()).lines())
				.extracting((line) -> line.box().height() / 60)
				.containsExactly(1, 1));
	}

	@Test
	void takesTheBrokenHalvesOfADigitInAThumbnailForOneLine() {
		Sheet three = Sheet.of(28, 28)
			.nib(2)
			.line(8, 5, 18, 5)
			.line(18, 5, 11, 11)
			.line(10, 15, 18, 20)
			.line(18, 20, 8, 23);
		Glyphs glyphs = find(three, OptionalInt.empty());
		assertThat(glyphs.lines()).hasSize(1);
		assertThat(glyphs.lines().get(0).candidates()).anyMatch((one) -> one.glyph().box().height() > 17);
	}

	@Test
	void doesNotDropTheHatThatHasComeOffAFiveInAThumbnail() {
		Sheet five = Sheet.of(28, 28)
			.nib(2)
			.line(17, 4, 25, 4)
			.line(9, 9, 9, 16)
			.line(9, 16, 15, 17)
			.line(15, 17, 8, 24);
		assertThat(find(five, OptionalInt.empty()).lines()).singleElement()
			.satisfies((line) -> assertThat(line.candidates()).anyMatch((one) -> one.glyph().box().y() < 6));
	}

	@Test
	void takesAllInkForOneDigitWhereOneIsExpected() {
		Glyphs glyphs = find(Sheet.of(200, 200).write("4", 50, 50, 100), OptionalInt.of(1));
		assertThat(glyphs.lines()).hasSize(1);
		assertThat(glyphs.lines().get(0).pieces()).isEqualTo(1);
	}

	@Test
	void offersAWideBlobWholeAndCut() {
		Glyphs glyphs = find(Sheet.of(240, 140).write("00", 20, 20, 100).line(95, 70, 125, 70), OptionalInt.empty());
		Line line = glyphs.lines().get(0);
		assertThat(line.pieces()).isGreaterThan(1);
		assertThat(line.candidates()).anyMatch((one) -> one.from() == 0 && one.to() == 1)
			.anyMatch((one) -> one.to() - one.from() > 1);
	}

	@Test
	void partsLoopsThatShareASide() {
		Sheet squares = Sheet.of(240, 140)
			.nib(8)
			.line(40, 30, 190, 30)
			.line(40, 110, 190, 110)
			.line(40, 30, 40, 110)
			.line(115, 30, 115, 110)
			.line(190, 30, 190, 110);
		assertThat(find(squares, OptionalInt.empty()).lines().get(0).candidates()).filteredOn((one) -> one.from() == 0)
			.extracting((one) -> one.glyph().box().right())
			.anyMatch((right) -> Math.abs(right - 115) <= 4);
	}

	@Test
	void takesFaintPartsOfTheOneDigitAlong() {
		Sheet seven = Sheet.of(200, 200).nib(8).line(60, 40, 130, 40).ink(172).line(130, 40, 90, 160);
		assertThat(find(seven, OptionalInt.of(1)).lines().get(0).candidates()).first()
			.satisfies((whole) -> assertThat(whole.glyph().box().height()).isGreaterThan(120))
			.satisfies((whole) -> assertThat(whole.share()).isEqualTo(1));
	}

	@Test
	void takesPartsForOneDigitThatHangTogetherOverAFaintStroke() {
		Sheet six = Sheet.of(200, 200)
			.nib(6)
			.line(110, 30, 80, 90)
			.ink(172)
			.line(80, 90, 76, 110)
			.ink(40)
			.line(76, 110, 80, 160)
			.line(80, 160, 120, 150)
			.line(120, 150, 76, 110);
		assertThat(find(six, OptionalInt.empty()).lines()).hasSize(1);
	}

	@Test
	void marksAWideGapAsASpace() {
		Glyphs glyphs = find(Sheet.of(700, 120).write("111", 20, 20, 80).write("111", 440, 20, 80),
				OptionalInt.empty());
		assertThat(glyphs.lines()).hasSize(1);
		assertThat(glyphs.lines().get(0).spaces()).containsExactly(3);
	}

	@Test
	void takesDigitsBesideOneAnotherForOneLineThoughTheyRiseAndFall() {
		Sheet wavy = Sheet.of(420, 160).write("4", 10, 40, 80).nib(4).line(110, 86, 140, 80).write("720", 150, 10, 80);
		assertThat(find(wavy, OptionalInt.empty()).lines()).hasSize(1);
	}

	@Test
	void takesSmallNoughtsAlongThatFollowTallDigits() {
		Sheet amount = Sheet.of(420, 140).nib(5).write("40", 20, 10, 120).line(256, 104, 260, 104);
		for (int x = 290; x <= 370; x += 40) {
			amount.line(x, 80, x, 104).line(x, 104, x + 20, 104).line(x + 20, 104, x + 20, 80).line(x + 20, 80, x, 80);
		}
		assertThat(find(amount, OptionalInt.empty()).lines()).singleElement()
			.satisfies((line) -> assertThat(line.box().right()).isGreaterThan(385));
	}

	@Test
	void takesAFullStopAlongThatStandsOff() {
		Sheet sentence = Sheet.of(300, 120).nib(5).write("17", 20, 20, 80);
		int digits = find(sentence, OptionalInt.empty()).lines().get(0).box().right();
		int middle = digits + 30;
		sentence.line(middle, 92, middle + 3, 92);
		assertThat(find(sentence, OptionalInt.empty()).lines()).singleElement()
			.satisfies((line) -> assertThat(line.box().right()).isGreaterThan(middle));
	}

	@Test
	void leavesASpeckAboveTheLineOut() {
		Sheet specked = Sheet.of(300, 120).nib(5).write("17", 20, 20, 80);
		int digits = find(specked, OptionalInt.empty()).lines().get(0).box().right();
		specked.line(digits + 30, 24, digits + 33, 24);
		assertThat(find(specked, OptionalInt.empty()).lines()).singleElement()
			.satisfies((line) -> assertThat(line.box().right()).isEqualTo(digits));
	}

	@Test
	void keepsLinesApartThatRiseAcrossThePage() {
		Sheet rising = Sheet.of(500, 420);
		for (int i = 0; i < 5; i++) {
			rising.write("7", 20 + 95 * i, 160 - 30 * i, 80).write("3", 20 + 95 * i, 280 - 30 * i, 80);
		}
		assertThat(find(rising, OptionalInt.empty()).lines()).hasSize(2);
	}

	@Test
	void findsNothingWhereOnlyTheSidesAreDark() {
		Sheet cell = Sheet.of(40, 40).rectangle(39, 5, 1, 9).rectangle(39, 20, 1, 12).rectangle(10, 0, 8, 1);
		assertThat(find(cell, OptionalInt.empty()).lines()).isEmpty();
	}

	@Test
	void leavesOutWhatIsLeftOfTheCornerOfABox() {
		Sheet cell = Sheet.of(60, 60).write("4", 15, 10, 36).rectangle(58, 24, 2, 36).rectangle(34, 58, 26, 2);
		Box box = find(cell, OptionalInt.of(1)).lines().get(0).box();
		assertThat(box.right()).isLessThan(52);
	}

	@Test
	void leavesSpecksOut() {
		Sheet specks = Sheet.of(300, 200).nib(2).line(20, 20, 20, 20).line(150, 90, 150, 90).line(260, 30, 260, 30);
		assertThat(find(specks, OptionalInt.empty()).lines()).isEmpty();
	}

	@Test
	void measuresSlantAndStrokeWidth() {
		Glyph glyph = find(Sheet.of(120, 140).nib(8).line(40, 120, 80, 20), OptionalInt.of(1)).lines()
			.get(0)
			.candidates()
			.get(0)
			.glyph();
		assertThat(glyph.slant()).isBetween(19.0, 25.0);
		assertThat(glyph.strokeWidth()).isBetween(6.5, 9.5);
	}

	private static Glyphs find(Sheet sheet, OptionalInt digits) {
		return new GlyphFinder().find(new InkFinder().find(sheet.photo()), digits);
	}

}
