package org.digits.reading;

import java.util.OptionalInt;

import org.digits.classify.Classifier;
import org.digits.classify.dl4j.KerasModels;
import org.digits.drawn.Sheet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The ways in which people learned to write digits, each drawn by us and read right. */
class HandwritingStylesTest {

	private static final Classifier MODEL = KerasModels.loadWithExperts("classpath:models/CNN-MNIST.h5", null);

	/** Lifts the pen. */
	private static final double UP = Double.NaN;

	private final NumberReader reader = new NumberReader(MODEL);

	@ParameterizedTest
	@EnumSource
	void readsEveryHand(Style style) {
		for (double nib : new double[] { 4, 7, 11 }) {
			Sheet sheet = Sheet.of(150, 150).nib(nib).shape(30, 25, 100, style.strokes);
			Reading reading = this.reader.read(sheet.photo(), OptionalInt.of(1)).reading();
			assertThat(reading.number()).as("%s with a pen of %s pixels", style, nib).isEqualTo(style.digit);
		}
	}

	/** Of 100 rows or columns the first or last ones lie outside. */
	@ParameterizedTest
	@EnumSource(names = { "PLAIN_2", "CLOSED_6", "PLAIN_8", "TWO_CIRCLES_8", "ROUND_9" })
	void readsADigitThatThePictureCutsOffOrIsNotSure(Style style) {
		for (int part = 10; part <= 40; part += 10) {
			int far = 50 + part;
			for (int[] corner : new int[][] { { 30, -part }, { 30, far }, { -part, 25 }, { far, 25 } }) {
				Sheet sheet = Sheet.of(150, 150).nib(6).shape(corner[0], corner[1], 100, style.strokes);
				Reading reading = this.reader.read(sheet.photo(), OptionalInt.of(1)).reading();
				if (part <= 30 || reading.outcome() == Reading.Outcome.READ) {
					assertThat(reading.number()).as("%s at %d, %d", style, corner[0], corner[1]).isEqualTo(style.digit);
				}
			}
		}
	}

	/** Strokes in a box of 100 × 100. */
	enum Style {

		BARE_0("0", 50, 2, 25, 15, 18, 50, 25, 85, 50, 98, 75, 85, 82, 50, 75, 15, 50, 2),

		SLASHED_0("0", 50, 2, 25, 15, 18, 50, 25, 85, 50, 98, 75, 85, 82, 50, 75, 15, 50, 2, UP, 0, 72, 16, 28, 84),

		CLOSED_WITH_A_TAIL_0("0", 48, 4, 24, 18, 18, 52, 27, 85, 50, 97, 74, 84, 82, 50, 74, 17, 52, 4, 44, 12),

		BARE_1("1", 52, 2, 50, 98),

		EUROPEAN_1_WITH_A_LONG_UPSTROKE("1", 22, 48, 56, 2, 54, 98),

		AMERICAN_1_WITH_FLAG_AND_FOOT("1", 36, 20, 52, 4, 52, 96, UP, 0, 32, 97, 72, 97),

		LEANING_1("1", 66, 2, 38, 98),

		PLAIN_2("2", 22, 25, 35, 5, 62, 3, 76, 22, 70, 45, 22, 97, 80, 97),

		LOOPED_2("2", 22, 25, 36, 5, 62, 4, 74, 24, 64, 52, 30, 84, 18, 94, 14, 84, 24, 78, 46, 90, 66, 97, 86, 90),

		ANGULAR_3("3", 22, 4, 76, 4, 44, 42, 66, 46, 78, 66, 70, 90, 46, 98, 22, 88),

		ROUND_3("3", 22, 12, 40, 2, 64, 5, 72, 24, 60, 42, 42, 47, 64, 52, 78, 72, 64, 94, 40, 98, 20, 86),

		OPEN_4("4", 28, 4, 20, 56, 82, 54, UP, 0, 66, 22, 62, 98),

		CLOSED_4("4", 66, 98, 66, 2, 14, 66, 88, 66),

		EUROPEAN_4("4", 56, 2, 16, 64, 86, 64, UP, 0, 62, 38, 58, 98),

		PLAIN_5("5", 76, 3, 32, 3, 28, 44, 58, 40, 77, 58, 74, 84, 52, 98, 22, 92),

		CURSIVE_5("5", 34, 6, 30, 42, 56, 40, 74, 58, 70, 86, 46, 98, 22, 88, UP, 0, 34, 6, 78, 4),

		CLOSED_6("6", 66, 3, 38, 30, 24, 66, 34, 93, 60, 97, 76, 78, 66, 56, 42, 56, 26, 72),

		OPEN_6("6", 60, 2, 34, 32, 24, 68, 36, 94, 60, 96, 74, 78, 62, 62, 44, 66),

		BARE_7("7", 18, 4, 80, 4, 44, 98),

		CROSSED_7("7", 18, 6, 80, 4, 42, 98, UP, 0, 34, 52, 78, 48),

		HOOKED_7("7", 18, 22, 20, 6, 80, 4, 50, 50, 44, 98),

		CROSSED_AND_HOOKED_7("7", 16, 20, 20, 6, 80, 4, 46, 98, UP, 0, 36, 52, 76, 50),

		PLAIN_8("8", 50, 48, 28, 34, 30, 10, 50, 2, 70, 10, 72, 34, 50, 48, 24, 66, 28, 92, 50, 98, 72, 92, 76, 66, 50,
				48),

		OPEN_8("8", 70, 8, 44, 2, 28, 16, 34, 36, 62, 54, 76, 74, 66, 94, 44, 98, 26, 86, 30, 66, 56, 46, 74, 26, 72,
				14),

		TWO_CIRCLES_8("8", 50, 2, 32, 12, 32, 34, 50, 46, 68, 34, 68, 12, 50, 2, UP, 0, 50, 46, 26, 58, 26, 86, 50, 98,
				74, 86, 74, 58, 50, 46),

		ROUND_9("9", 74, 30, 58, 48, 34, 42, 28, 20, 46, 3, 68, 8, 74, 30, 70, 66, 56, 98),

		STRAIGHT_9("9", 70, 24, 54, 46, 34, 38, 30, 18, 46, 4, 66, 8, 70, 24, 70, 98),

		ANGULAR_9("9", 72, 4, 32, 10, 28, 38, 70, 40, 72, 4, 60, 98),

		POINTED_9("9", 74, 4, 40, 6, 26, 30, 44, 46, 72, 30, 74, 4, 58, 98),

		EUROPEAN_9_WITH_A_BOW("9", 74, 28, 58, 48, 34, 42, 28, 20, 46, 3, 68, 8, 74, 30, 74, 72, 58, 96, 30, 92);

		private final String digit;

		private final double[] strokes;

		Style(String digit, double... strokes) {
			this.digit = digit;
			this.strokes = strokes;
		}

	}

}
