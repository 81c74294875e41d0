package org.digits.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;

import org.digits.classify.Calibration;
import org.digits.classify.Classifier;
import org.digits.classify.Guess;
import org.digits.classify.ModelCard;
import org.digits.classify.dl4j.KerasModels;
import org.digits.drawn.Sheet;
import org.digits.glyph.Glyph;
import org.digits.image.Ground;
import org.digits.image.Ink;
import org.digits.image.Photo;
import org.digits.ink.InkFinder;
import org.digits.reading.Reading.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

/** The whole way from a photo to a number, with the model that is shipped. */
class NumberReaderTest {

	private static final Classifier MODEL = KerasModels.load("classpath:models/CNN-MNIST.h5", null);

	/** As the model is served, with all that its card names. */
	private static final NumberReader SERVED = new NumberReader(
			KerasModels.loadWithExperts("classpath:models/CNN-MNIST.h5", null));

	private final NumberReader reader = new NumberReader(MODEL);

	@Test
	void readsANumberFromTheLeft() {
		assertThat(read(Sheet.of(420, 140).nib(6).write("2537", 20, 30, 80)).number()).isEqualTo("2537");
	}

	@Test
	void readsLinesFromTheTop() {
		Sheet sheet = Sheet.of(300, 300).nib(6).write("46", 40, 30, 80).write("58", 40, 180, 80);
		assertThat(read(sheet).number()).isEqualTo("46\n58");
	}

	@Test
	void readsLinesThatTouch() {
		Sheet sheet = Sheet.of(400, 260).nib(6).write("2537", 20, 20, 80).write("4061", 20, 130, 80);
		assertThat(read(sheet).number()).isEqualTo("2537\n4061");
		assertThat(read(sheet.line(295, 98, 302, 132)).number()).isEqualTo("2537\n4061");
	}

	@Test
	void readsDigitsOneBelowTheOther() {
		Sheet sheet = Sheet.of(200, 370).nib(6).write("7", 60, 30, 80).write("8", 60, 140, 80).write("4", 60, 250, 80);
		assertThat(read(sheet).number()).isEqualTo("7\n8\n4");
		assertThat(read(sheet).turned()).isZero();
	}

	@Test
	void setsUprightWhatLiesOnItsSideAndIsNeverSureOfIt() {
		Photo photo = Sheet.of(420, 140).nib(6).write("2537", 20, 30, 80).photo();
		Trace right = this.reader.read(photo.turned(1), OptionalInt.empty());
		assertThat(right.reading().number()).isEqualTo("2537");
		assertThat(right.reading().turned()).isEqualTo(3);
		assertThat(right.reading().outcome()).isEqualTo(Outcome.UNSURE);
		assertThat(right.reading().reason()).contains("turned");
		assertThat(right.photo()).usingRecursiveComparison().isEqualTo(photo);
		assertThat(this.reader.read(photo.turned(3), OptionalInt.empty()).reading().turned()).isEqualTo(1);
	}

	@Test
	void setsUprightSeveralLinesThatLieOnTheirSideOrStandOnTheirHead() {
		Photo photo = Sheet.of(420, 470)
			.nib(6)
			.write("2537", 20, 30, 80)
			.write("4745", 20, 180, 80)
			.write("3274", 20, 330, 80)
			.photo();
		for (int quarters = 0; quarters < 4; quarters++) {
			Reading reading = SERVED.read(photo.turned(quarters), OptionalInt.empty()).reading();
			assertThat(reading.number()).isEqualTo("2537\n4745\n3274");
			assertThat(reading.turned()).isEqualTo((4 - quarters) % 4);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "3", "4", "7" })
	void turnsNothingToSeeALoneDigit(String digit) {
		Photo photo = Sheet.of(240, 240).nib(8).write(digit, 80, 60, 110).photo();
		assertThat(SERVED.read(photo.turned(2), OptionalInt.empty()).reading().turned()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "8008", "6119", "500" })
	void leavesAsItLiesWhatMayBeANumberEitherWay(String number) {
		Photo photo = Sheet.of(90 * number.length() + 60, 140).nib(6).write(number, 20, 30, 80).photo();
		assertThat(SERVED.read(photo, OptionalInt.empty()).reading().turned()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "4372", "7473", "34754", "2537", "1972" })
	void turnsWhatStandsOnItsHeadWhereThatIsPlain(String number) {
		Photo photo = Sheet.of(90 * number.length() + 60, 140).nib(6).write(number, 20, 30, 80).photo();
		Reading reading = SERVED.read(photo.turned(2), OptionalInt.empty()).reading();
		assertThat(reading.number()).isEqualTo(number);
		assertThat(reading.turned()).isEqualTo(2);
		assertThat(reading.outcome()).isEqualTo(Outcome.UNSURE);
		assertThat(reading.reason()).contains("head");
	}

	@Test
	void turnsNothingThatStandsNorWhatSomebodyHasSeen() {
		Sheet pile = Sheet.of(200, 460)
			.nib(6)
			.write("46", 40, 30, 80)
			.write("58", 40, 180, 80)
			.write("23", 40, 330, 80);
		assertThat(read(pile).number()).isEqualTo("46\n58\n23");
		assertThat(read(pile).turned()).isZero();
		assertThat(read(Sheet.of(140, 300).nib(12).line(70, 20, 68, 280)).turned()).isZero();
		Photo lying = Sheet.of(420, 140).nib(6).write("2537", 20, 30, 80).photo().turned(1);
		assertThat(this.reader.readAsItLies(lying, OptionalInt.empty()).reading().turned()).isZero();
		assertThat(this.reader.read(lying, OptionalInt.of(1)).reading().turned()).isZero();
	}

	@Test
	void leavesWordsBesideANumberOut() {
		for (int[] at : new int[][] { { 20, 400 }, { 420, 20 } }) {
			Reading reading = SERVED
				.read(word(Sheet.of(800, 140).nib(6), at[0]).write("2537", at[1], 30, 80).photo(), OptionalInt.empty())
				.reading();
			assertThat(reading.number()).isEqualTo("2537");
			assertThat(reading.outcome()).isEqualTo(Outcome.UNSURE);
		}
	}

	@Test
	void leavesAHeadingOut() {
		Sheet sheet = word(Sheet.of(420, 420).nib(6), 20).write("2537", 20, 160, 80).write("4745", 20, 290, 80);
		assertThat(SERVED.read(sheet.photo(), OptionalInt.empty()).reading().number()).isEqualTo("2537\n4745");
	}

	@Test
	void aWordAloneIsNotANumber() {
		assertThat(SERVED.read(word(Sheet.of(420, 140).nib(6), 20).photo(), OptionalInt.empty()).reading().outcome())
			.isEqualTo(Outcome.NOT_A_NUMBER);
	}

	/** TAKEN, in capitals. */
	private static Sheet word(Sheet sheet, int x) {
		return sheet.shape(x, 30, 80, 5, 2, 75, 2, Double.NaN, 0, 40, 2, 40, 98)
			.shape(x + 70, 30, 80, 5, 98, 40, 2, 75, 98, Double.NaN, 0, 18, 62, 62, 62)
			.shape(x + 150, 30, 80, 10, 2, 10, 98, Double.NaN, 0, 65, 2, 12, 55, 70, 98)
			.shape(x + 220, 30, 80, 65, 2, 10, 2, 10, 98, 65, 98, Double.NaN, 0, 10, 48, 55, 48)
			.shape(x + 290, 30, 80, 10, 98, 10, 2, 65, 98, 65, 2);
	}

	@Test
	void readsChalkOnABoardAndInkInTheShade() {
		assertThat(read(Sheet.of(320, 140).nib(6).write("253", 20, 30, 80).inverted()).number()).isEqualTo("253");
		assertThat(read(Sheet.of(320, 140).nib(6).write("253", 20, 30, 80).shaded().noisy(3)).number())
			.isEqualTo("253");
	}

	@Test
	void leavesTheDashOutThatEndsAnAmountAndSaysSo() {
		Reading.ReadLine line = read(Sheet.of(460, 140).nib(6).write("253", 20, 30, 80).line(330, 72, 400, 70)).lines()
			.get(0);
		assertThat(line.number()).isEqualTo("253");
		assertThat(line.signs()).singleElement()
			.satisfies((sign) -> assertThat(sign.name()).isEqualTo("dash"))
			.satisfies((sign) -> assertThat(sign.kept()).isFalse());
	}

	@Test
	void takesADashInFrontForAMinusButNoEqualsSign() {
		Sheet minus = Sheet.of(460, 140).nib(6).line(20, 72, 60, 70).write("253", 90, 30, 80);
		assertThat(SERVED.read(minus.photo(), OptionalInt.empty()).reading().number()).isEqualTo("-253");
		Sheet equals = Sheet.of(460, 140).nib(6).line(20, 60, 60, 58).line(20, 82, 60, 80).write("253", 90, 30, 80);
		Reading.ReadLine line = SERVED.read(equals.photo(), OptionalInt.empty()).reading().lines().get(0);
		assertThat(line.number()).isEqualTo("253");
		assertThat(line.signs()).singleElement().satisfies((sign) -> assertThat(sign.kept()).isFalse());
	}

	@Test
	void readsADecimalPoint() {
		Sheet sheet = Sheet.of(460, 150)
			.nib(8)
			.write("25", 20, 30, 80)
			.line(184, 110, 186, 112)
			.write("3", 220, 30, 80);
		assertThat(read(sheet).number()).isEqualTo("25.3");
	}

	@Test
	void tellsWhatElseALineMaySay() {
		Reading.ReadLine line = read(Sheet.of(420, 140).nib(6).write("2537", 20, 30, 80)).lines().get(0);
		assertThat(line.candidates()).isNotEmpty();
		assertThat(line.candidates().get(0).number()).isEqualTo("2537");
		assertThat(line.candidates().get(0).probability()).isEqualTo(line.confidence());
		assertThat(line.candidates()).extracting(Reading.Text::probability)
			.isSortedAccordingTo(Comparator.reverseOrder());
		assertThat(line.candidates().stream().mapToDouble(Reading.Text::probability).sum()).isLessThan(1.000001);
	}

	@Test
	void believesANumberAsFarAsTheCardSaysAndItsDigitsNoLess() {
		Reading.ReadLine plain = readWith(new Calibration.Beta(1, 1, 0));
		Reading.ReadLine more = readWith(new Calibration.Beta(1, 1, Math.log(4)));
		assertThat(odds(more.confidence())).isCloseTo(4 * odds(plain.confidence()), withinPercentage(1));
		assertThat(more.candidates()).extracting(Reading.Text::probability)
			.isSortedAccordingTo(Comparator.reverseOrder());
		assertThat(more.candidates().stream().mapToDouble(Reading.Text::probability).sum()).isLessThan(1.000001);
		assertThat(plain.digits())
			.allSatisfy((digit) -> assertThat(digit.confidence()).isGreaterThan(plain.confidence()));
	}

	private static Reading.ReadLine readWith(Calibration.Beta lines) {
		Calibration calibration = new Calibration(1, List.of(), Map.of(), lines);
		ModelCard card = new ModelCard("any", "1", List.of(), 1, Map.of(), calibration, List.of());
		Classifier classifier = new Classifier() {

			@Override
			public List<Guess> classify(List<Glyph> glyphs) {
				return MODEL.classify(glyphs);
			}

			@Override
			public ModelCard card() {
				return card;
			}

		};
		Photo photo = Sheet.of(420, 140).nib(6).write("2537", 20, 30, 80).photo();
		return new NumberReader(classifier).read(photo, OptionalInt.empty()).reading().lines().get(0);
	}

	private static double odds(double probability) {
		return probability / (1 - probability);
	}

	@Test
	void asksNoExpertAboutThePartsOfADigit() {
		List<Glyph> wholes = new ArrayList<>();
		List<Glyph> parts = new ArrayList<>();
		Classifier classifier = new Classifier() {

			@Override
			public List<Guess> classify(List<Glyph> glyphs) {
				parts.addAll(glyphs);
				return MODEL.classify(glyphs);
			}

			@Override
			public List<Guess> classify(List<Glyph> glyphs, Ground ground) {
				wholes.addAll(glyphs);
				return MODEL.classify(glyphs, ground);
			}

			@Override
			public ModelCard card() {
				return MODEL.card();
			}

		};
		Sheet joined = Sheet.of(60, 34).nib(3).line(10, 5, 10, 28).line(10, 17, 48, 17).line(48, 5, 48, 28);
		new NumberReader(classifier).read(joined.photo(), OptionalInt.empty());
		assertThat(wholes).hasSize(1);
		assertThat(parts).isNotEmpty();
	}

	@Test
	void saysThatAPictureOfThingsIsNoNumberThoughNothingIsWritten() {
		Photo photo = Sheet.of(300, 200).photo();
		Ink nothing = new Ink(300, 200, new byte[300 * 200], 1, Ground.THINGS);
		Reading reading = this.reader.read(photo, nothing, OptionalInt.empty()).reading();
		assertThat(reading.outcome()).isEqualTo(Outcome.NOT_A_NUMBER);
	}

	@ParameterizedTest
	@ValueSource(ints = { 40, 110, 180 })
	void takesNoShirtForANumber(int shade) {
		Sheet sheet = Sheet.of(320, 320)
			.ink(shade)
			.filled(40, 40, 240, 30, 10, 42, 16, 58, 16, 70, 10, 98, 34, 84, 48, 74, 38, 74, 95, 26, 95, 26, 38, 16, 48,
					2, 34);
		assertThat(SERVED.read(sheet.photo(), OptionalInt.empty()).reading().outcome()).isEqualTo(Outcome.NOT_A_NUMBER);
	}

	@Test
	void isNeverSureOfADigitAmongThings() {
		Photo photo = Sheet.of(120, 120).write("7", 20, 20, 80).photo();
		Ink ink = new InkFinder().find(photo);
		assertThat(this.reader.read(photo, ink, OptionalInt.empty()).reading().outcome()).isEqualTo(Outcome.READ);
		Ink among = ink.on(Ground.THINGS);
		assertThat(this.reader.read(photo, among, OptionalInt.empty()).reading().outcome()).isEqualTo(Outcome.UNSURE);
	}

	@Test
	void saysThatABlankPageIsBlank() {
		Reading reading = read(Sheet.of(300, 200).noisy(3));
		assertThat(reading.outcome()).isEqualTo(Outcome.BLANK);
		assertThat(reading.number()).isNull();
		assertThat(reading.reason()).isNotBlank();
	}

	@Test
	void doesNotTakeAScribbleForANumber() {
		Sheet scribble = Sheet.of(300, 200).nib(5);
		for (int i = 0; i < 14; i++) {
			scribble.line(40 + 14 * i, 40 + 97 * i % 110, 54 + 14 * i, 40 + 97 * (i + 1) % 110);
		}
		assertThat(read(scribble).outcome()).isNotEqualTo(Outcome.READ);
	}

	@Test
	void takesAPageOfStrokesForNoNumberUnlessSomebodySaysSo() {
		Sheet page = Sheet.of(700, 500).nib(3);
		Random random = new Random(4);
		for (int i = 0; i < 240; i++) {
			int x = 20 + 40 * (i % 16) + random.nextInt(20);
			int y = 40 + 90 * (i / 16 % 5) + random.nextInt(12);
			page.line(x, y, x + random.nextInt(31) - 15, y + 10 + random.nextInt(24));
		}
		Reading reading = read(page);
		assertThat(reading.outcome()).isEqualTo(Outcome.NOT_A_NUMBER);
		assertThat(reading.number()).isNull();
		assertThat(reading.confidence()).isGreaterThan(.9);
		assertThat(this.reader.read(page.photo(), OptionalInt.of(9)).reading().outcome()).isEqualTo(Outcome.UNSURE);
	}

	@Test
	void isNotSureOfALoneStrokeThatComesFromOutside() {
		Reading outside = read(Sheet.of(120, 160).nib(6).line(64, -10, 56, 50));
		assertThat(outside.outcome()).isEqualTo(Outcome.UNSURE);
		assertThat(outside.reason()).contains("runs out of the picture");
		assertThat(read(Sheet.of(120, 160).nib(6).write("1", 30, 40, 80)).outcome()).isEqualTo(Outcome.READ);
	}

	@Test
	void saysWhereEachDigitIs() {
		List<Reading.ReadDigit> digits = read(Sheet.of(320, 140).nib(6).write("253", 20, 30, 80)).lines()
			.get(0)
			.digits();
		assertThat(digits).extracting((digit) -> digit.box().x()).isSorted();
		assertThat(digits).allSatisfy((digit) -> {
			assertThat(digit.box().height()).isBetween(75, 95);
			assertThat(digit.candidates()).hasSize(10);
			assertThat(digit.strokeWidth()).isBetween(4.0, 9.0);
		});
	}

	@Test
	void isSureOfNothingWhereNoErrorIsAccepted() {
		Reading reading = new NumberReader(MODEL, 0)
			.read(Sheet.of(320, 140).nib(6).write("253", 20, 30, 80).photo(), OptionalInt.empty())
			.reading();
		assertThat(reading.outcome()).isEqualTo(Outcome.UNSURE);
		assertThat(reading.number()).isEqualTo("253");
	}

	private Reading read(Sheet sheet) {
		return this.reader.read(sheet.photo(), OptionalInt.empty()).reading();
	}

}
