package org.digits.ink;

import java.util.Arrays;

import org.digits.drawn.Sheet;
import org.digits.image.Ground;
import org.digits.image.Ink;
import org.digits.image.Photo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

class InkFinderTest {

	@Test
	void findsTheSameInkWhicheverIsTheDarker() {
		Ink dark = find(Sheet.of(200, 120).write("58", 20, 20, 80));
		Ink light = find(Sheet.of(200, 120).write("58", 20, 20, 80).inverted());
		assertThat(marked(dark)).isGreaterThan(500);
		assertThat(marked(light)).isCloseTo(marked(dark), withPercentage(12));
	}

	@Test
	void seesWritingInLightAndShade() {
		int even = marked(find(Sheet.of(400, 150).write("1234", 30, 35, 80)));
		int shaded = marked(find(Sheet.of(400, 150).write("1234", 30, 35, 80).shaded()));
		assertThat(shaded).isCloseTo(even, withPercentage(15));
	}

	@Test
	void takesNoShadowOnOverexposedPaperForInk() {
		Photo photo = Sheet.of(400, 300).write("1234", 30, 35, 80).photo();
		lit(photo, (x, y, level) -> level * ((x > 280) ? 1 - .65 * (x - 280) / 120 : 1));
		int even = marked(find(Sheet.of(400, 300).write("1234", 30, 35, 80)));
		assertThat(marked(new InkFinder().find(photo))).isCloseTo(even, withPercentage(10));
	}

	@Test
	void measuresSoftStrokesByTheLevelOfEvenPaper() {
		byte[] luminance = new byte[200 * 200];
		Arrays.fill(luminance, (byte) 240);
		for (int y = 40; y < 160; y++) {
			for (int x = 90; x < 130; x++) {
				luminance[y * 200 + x] = (byte) (240 - Math.min(240, 12 * (x - 89)));
			}
		}
		Ink ink = new InkFinder().find(new Photo(200, 200, luminance, 1));
		for (int x = 90; x < 130; x++) {
			double depth = Math.min(1, .05 * (x - 89));
			double share = Math.min(1, Math.max(0, (depth - .1) / (.95 - .1)));
			assertThat((double) ink.at(x, 100)).as("column %d", x).isCloseTo(255 * share, within(2.));
		}
	}

	@Test
	void findsNothingOnABlankPage() {
		assertThat(marked(find(Sheet.of(300, 200)))).isZero();
		assertThat(marked(find(Sheet.of(300, 200).shaded()))).isZero();
		assertThat(marked(find(Sheet.of(300, 200).noisy(4)))).isLessThan(20);
	}

	@Test
	void findsNothingOnMottledPaper() {
		for (double deviation : new double[] { 2, 4, 8, 16 }) {
			assertThat(marked(find(Sheet.of(600, 400).mottled(deviation)))).as("%s", deviation).isZero();
		}
	}

	@Test
	void tellsEvenGroundFromPaperAndNoise() {
		assertThat(find(Sheet.of(200, 120).write("58", 20, 20, 80)).ground()).isEqualTo(Ground.EVEN);
		assertThat(find(Sheet.of(200, 120).write("58", 20, 20, 80).noisy(4)).ground()).isEqualTo(Ground.GRAINY);
		assertThat(find(Sheet.of(28, 28).nib(2).write("5", 6, 4, 20)).ground()).isEqualTo(Ground.THUMBNAIL);
		assertThat(find(Sheet.of(28, 28).nib(2).write("5", 6, 4, 20).noisy(60)).ground()).isEqualTo(Ground.NOISE);
	}

	@Test
	void knowsAThumbnailThatWasEnlarged() {
		Sheet small = Sheet.of(28, 28).nib(2).write("5", 6, 4, 20);
		assertThat(find(small.enlarged(2)).ground()).isEqualTo(Ground.ENLARGED);
		assertThat(find(small.enlarged(10)).ground()).isEqualTo(Ground.ENLARGED);
		assertThat(find(Sheet.of(280, 280).nib(20).write("5", 60, 40, 200)).ground()).isEqualTo(Ground.EVEN);
		assertThat(find(Sheet.of(84, 28).nib(2).write("5", 6, 4, 20).write("7", 50, 4, 20).enlarged(4)).ground())
			.isEqualTo(Ground.EVEN);
	}

	@Test
	void findsFaintPencilInNoise() {
		int pen = marked(find(Sheet.of(200, 120).write("36", 20, 20, 80)));
		int pencil = marked(find(Sheet.of(200, 120).ink(205).write("36", 20, 20, 80).noisy(2)));
		assertThat(pencil).isCloseTo(pen, withPercentage(25));
	}

	@Test
	void keepsAFaintStrokeWholeInNoise() {
		Sheet six = Sheet.of(300, 300).ink(140).nib(5).line(60, 150, 60, 250).ink(190).line(60, 150, 60, 40).noisy(8);
		Ink ink = find(six);
		int inked = 0;
		for (int y = 50; y < 240; y++) {
			inked += (ink.at(60, y) > 50) ? 1 : 0;
		}
		assertThat(inked).isEqualTo(190);
	}

	@Test
	void keepsAPaleStrokeWholeThoughThePaperWavers() {
		Sheet seven = Sheet.of(160, 60).ink(90).nib(3).line(50, 10, 84, 10).line(84, 10, 70, 50);
		Ink ink = find(seven.ink(150).line(100, 8, 100, 52).noisy(20));
		int inked = 0;
		for (int y = 10; y < 50; y++) {
			inked += (ink.at(99, y) >= 100 || ink.at(100, y) >= 100) ? 1 : 0;
		}
		assertThat(inked).isGreaterThan(34);
	}

	@Test
	void seesADigitOfVeryThickStrokes() {
		Sheet three = Sheet.of(112, 112).ink(0).nib(32).write("3", 20, 22, 68);
		assertThat(marked(find(three))).isGreaterThan(3000);
	}

	@Test
	void takesOutTheLinesOfABoxAndKeepsTheDigitInIt() {
		int digit = marked(find(Sheet.of(100, 100).write("4", 25, 20, 60)));
		Sheet boxed = Sheet.of(100, 100)
			.write("4", 25, 20, 60)
			.nib(3)
			.line(0, 3, 99, 5)
			.line(4, 0, 3, 99)
			.line(0, 95, 99, 96)
			.line(96, 0, 96, 99);
		assertThat(marked(find(boxed))).isCloseTo(digit, withPercentage(10));
	}

	@Test
	void takesOutARuledLineUnderTheDigits() {
		int digits = marked(find(Sheet.of(320, 120).write("702", 20, 15, 80)));
		Sheet ruled = Sheet.of(320, 120).write("702", 20, 15, 80).nib(2).line(0, 84, 319, 88);
		assertThat(marked(find(ruled))).isCloseTo(digits, withPercentage(12));
	}

	@Test
	void takesOutTheDeskBesideTheSheet() {
		int digit = marked(find(Sheet.of(120, 160).write("6", 20, 40, 80)));
		Sheet withDesk = Sheet.of(120, 160).write("6", 20, 40, 80).rectangle(112, 0, 8, 160);
		assertThat(marked(find(withDesk))).isCloseTo(digit, withPercentage(10));
	}

	@Test
	void keepsTheFootOfATwo() {
		Sheet two = Sheet.of(100, 120).nib(9).write("2", -5, 6, 108);
		Ink ink = find(two);
		int foot = 0;
		for (int x = 25; x < 75; x++) {
			foot += (ink.at(x, 111) > 100) ? 1 : 0;
		}
		assertThat(foot).isGreaterThan(45);
	}

	@Test
	void keepsTheBarOfAFourThatReachesOneSideOfThePicture() {
		Sheet four = Sheet.of(90, 140).nib(4).line(40, 20, 10, 90).line(10, 90, 89, 92).line(50, 60, 50, 130);
		assertThat(inkOn(find(four), 55, 85, 91)).isGreaterThan(25);
	}

	@Test
	void keepsTheFootOfATwoBesideTheEdgeOfTheSheet() {
		Sheet two = Sheet.of(90, 140).nib(4).line(60, 40, 14, 124).line(14, 124, 72, 126).nib(2).line(0, 0, 0, 139);
		assertThat(inkOn(find(two), 25, 70, 125)).isGreaterThan(38);
	}

	@Test
	void keepsTheFootOfATwoAlongTheLowerEdge() {
		Sheet two = Sheet.of(90, 140).nib(4).line(60, 50, 20, 136).line(20, 136, 89, 136);
		assertThat(inkOn(find(two), 30, 85, 136)).isGreaterThan(48);
	}

	@Test
	void keepsTheStemOfANineInATallPicture() {
		Sheet nine = Sheet.of(90, 140).nib(4).line(76, 20, 76, 126).line(76, 22, 40, 40).line(40, 40, 74, 60);
		Ink ink = find(nine);
		int stem = 0;
		for (int y = 70; y < 120; y++) {
			stem += (ink.at(76, y) > 100) ? 1 : 0;
		}
		assertThat(stem).isEqualTo(50);
	}

	@Test
	void keepsTheFeetOfNoughtsAlongTheLowerEdge() {
		Sheet noughts = Sheet.of(140, 50).nib(4);
		for (int x = 6; x < 130; x += 34) {
			noughts.line(x, 20, x + 5, 46)
				.line(x + 5, 46, x + 22, 46)
				.line(x + 22, 46, x + 27, 20)
				.line(x + 27, 20, x, 20);
		}
		assertThat(inkOn(find(noughts), 12, 28, 46)).isGreaterThan(14);
	}

	@Test
	void takesOutALineThatRunsOutBelow() {
		Sheet boxed = Sheet.of(100, 100).write("4", 25, 10, 60).nib(3).line(0, 90, 99, 96);
		int digit = marked(find(Sheet.of(100, 100).write("4", 25, 10, 60)));
		assertThat(marked(find(boxed))).isCloseTo(digit, withPercentage(10));
	}

	@Test
	void keepsAOneThatTouchesTheCutEdgeOfANumber() {
		Sheet cut = Sheet.of(200, 60).nib(4).line(3, 59, 3, 12).write("22", 30, 8, 46);
		Ink ink = find(cut);
		int one = 0;
		for (int y = 14; y < 58; y++) {
			one += (ink.at(3, y) > 100) ? 1 : 0;
		}
		assertThat(one).isGreaterThan(40);
	}

	@Test
	void findsWritingOnASheetThatLiesOnADesk() {
		Sheet lying = desk(80).ink(235).rectangle(150, 90, 460, 330).ink(30).write("482", 250, 200, 90).noisy(6);
		Sheet alone = Sheet.of(700, 500).ink(30).write("482", 250, 200, 90).noisy(6);
		assertThat(marked(find(lying))).isCloseTo(marked(find(alone)), withPercentage(12));
	}

	@Test
	void findsLightWritingOnADarkCardThatLiesOnADesk() {
		Sheet lying = desk(190).ink(35).rectangle(150, 90, 460, 330).ink(235).write("482", 250, 200, 90).noisy(6);
		Sheet alone = Sheet.of(700, 500).ink(30).write("482", 250, 200, 90).noisy(6);
		assertThat(marked(find(lying))).isCloseTo(marked(find(alone)), withPercentage(12));
	}

	@Test
	void findsWritingThatTheShadowOfAHandFallsOn() {
		Sheet shaded = Sheet.of(700, 500).ink(130).nib(56);
		shaded.line(420, 500, 260, 160).line(480, 500, 370, 130).line(560, 500, 520, 180);
		int plain = marked(find(Sheet.of(700, 500).ink(30).nib(6).write("482", 220, 200, 90).noisy(3)));
		Ink ink = find(shaded.ink(30).nib(6).write("482", 220, 200, 90).noisy(3));
		assertThat(marked(ink)).isCloseTo(plain, withPercentage(15));
	}

	@Test
	void takesTheGlareOfALampForNoWriting() {
		Photo photo = Sheet.of(700, 500).ink(90).nib(7).write("482", 220, 200, 90).noisy(2).photo();
		int plain = marked(new InkFinder().find(photo));
		lit(photo, (x, y, level) -> .5 * level + 130 * spot((x - 520) / 80., (y - 250) / 80.));
		assertThat(marked(new InkFinder().find(photo))).isCloseTo(plain, withPercentage(20));
	}

	@Test
	void findsPencilWhereBlotchesOfLightAreStronger() {
		Photo photo = Sheet.of(700, 500).ink(150).nib(4).write("482", 220, 200, 90).noisy(2).photo();
		int plain = marked(new InkFinder().find(photo));
		lit(photo, (x, y, level) -> level * (1 - .25 * spot((x - 560) / 45., (y - 250) / 60.)));
		assertThat(marked(new InkFinder().find(photo))).isCloseTo(plain, withPercentage(20));
	}

	@Test
	void findsWritingThatTheEdgeOfAShadowCrosses() {
		Photo photo = Sheet.of(700, 400).ink(30).write("482", 230, 150, 90).noisy(6).photo();
		lit(photo, (x, y, level) -> level * ((x > 300 + y / 4) ? .45 : 1));
		int even = marked(find(Sheet.of(700, 400).ink(30).write("482", 230, 150, 90).noisy(6)));
		assertThat(marked(new InkFinder().find(photo))).isCloseTo(even, withPercentage(15));
	}

	@Test
	void tellsPaperFromThings() {
		assertThat(new InkFinder().find(things(400, 400)).ground()).isEqualTo(Ground.THINGS);
		assertThat(find(desk(80).ink(235).rectangle(150, 90, 460, 330).noisy(6)).ground()).isEqualTo(Ground.GRAINY);
	}

	@Test
	void takesPicturesOfAnySize() {
		assertThat(find(Sheet.of(1, 1)).certainty()).hasSize(1);
		assertThat(find(Sheet.of(1, 300)).certainty()).hasSize(300);
		assertThat(find(Sheet.of(500, 2)).certainty()).hasSize(1000);
	}

	/** What is dark here and light there, and nowhere calm. */
	private static Photo things(int width, int height) {
		byte[] luminance = new byte[width * height];
		for (int i = 0; i < luminance.length; i++) {
			int x = i % width;
			int y = i / width;
			double folds = Math.sin(.23 * x + 3 * Math.sin(.05 * y)) * Math.sin(.19 * y + 3 * Math.sin(.04 * x));
			luminance[i] = (byte) (int) ((x < width / 2 ? 90 : 170) * (1 + .4 * folds));
		}
		return new Photo(width, height, luminance, 1);
	}

	/** A desk of planks that are so light, with darker and lighter grain. */
	private static Sheet desk(int luminance) {
		Sheet desk = Sheet.of(700, 500);
		for (int y = 0; y < 500; y += 10) {
			desk.ink(luminance + 12 * (y / 10 % 3) - 12).rectangle(0, y, 700, 10);
		}
		return desk;
	}

	/** Puts a photo into another light. */
	private static void lit(Photo photo, Light light) {
		byte[] luminance = photo.luminance();
		for (int i = 0; i < luminance.length; i++) {
			double level = light.of(i % photo.width(), i / photo.width(), luminance[i] & 0xff);
			luminance[i] = (byte) (int) Math.min(255, level);
		}
	}

	/** A soft round spot, 1 in its middle. */
	private static double spot(double x, double y) {
		return Math.exp(-(x * x + y * y) / 2);
	}

	private static Ink find(Sheet sheet) {
		return new InkFinder().find(sheet.photo());
	}

	/** In how many of the columns there is ink within two rows of one. */
	private static int inkOn(Ink ink, int from, int to, int row) {
		int columns = 0;
		for (int x = from; x < to; x++) {
			int most = 0;
			for (int y = row - 2; y <= row + 2; y++) {
				most = Math.max(most, ink.at(x, y));
			}
			columns += (most > 100) ? 1 : 0;
		}
		return columns;
	}

	private static int marked(Ink ink) {
		int marked = 0;
		for (byte certainty : ink.certainty()) {
			marked += ((certainty & 0xff) >= 128) ? 1 : 0;
		}
		return marked;
	}

	/** What becomes of a pixel's level, 0 to 255. */
	private interface Light {

		double of(int x, int y, int level);

	}

}
