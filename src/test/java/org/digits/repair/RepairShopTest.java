package org.digits.repair;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.digits.classify.Calibration;
import org.digits.classify.Classifier;
import org.digits.classify.Guess;
import org.digits.classify.ModelCard;
import org.digits.glyph.Glyph;
import org.digits.image.Box;
import org.digits.image.Ink;
import org.digits.image.Photo;
import org.digits.reading.NumberReader;
import org.digits.reading.Reading;
import org.digits.reading.Reading.Outcome;
import org.digits.reading.Reading.ReadDigit;
import org.digits.reading.Trace;
import org.digits.strokes.Drawing;
import org.digits.strokes.Pen;
import org.digits.strokes.Stroke;
import org.digits.strokes.Stroke.Point;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Repairs, with a model that takes everything upright for a 1 and everything broad for a
 * 0.
 */
class RepairShopTest {

	private final NumberReader reader = new NumberReader(new OnesAndNoughts());

	private final RepairShop shop = new RepairShop(this.reader);

	@Test
	void turnsThePicture() {
		Trace lying = read(stroke(20, 50, 80, 50));
		Trace upright = mend(lying, "turn 1").trace();
		assertThat(upright.photo().width()).isEqualTo(lying.photo().height());
		assertThat(digits(upright)).extracting(ReadDigit::digit).containsExactly("1");
		assertThat(digits(upright).get(0).box().height()).isGreaterThan(50);
		assertThat(upright.reading().turned()).isEqualTo(1);
		assertThat(mend(lying, "turn 1;turn 3").trace().reading().turned()).isZero();
	}

	@Test
	void erasesASpeck() {
		Trace trace = read(stroke(30, 20, 30, 80), stroke(70, 20, 70, 80));
		assertThat(trace.reading().number()).isEqualTo("11");
		Mended mended = mend(trace, "erase " + words(digits(trace).get(1).box()));
		assertThat(mended.trace().reading().number()).isEqualTo("1");
	}

	@Test
	void takesOutTheSpeckThatSomebodyPointsAt() {
		Trace trace = readAll(stroke(30, 20, 30, 80), stroke(70, 30, 71, 31));
		assertThat(LoosePart.of(trace, 9)).hasSize(1);
		Repair spot = LoosePart.of(trace, 9).get(0).spot();
		Trace mended = mend(trace, spot.text()).trace();
		assertThat(LoosePart.of(mended, 9)).isEmpty();
		assertThat(mended.reading().number()).isEqualTo("1");
		assertThat(digits(mended).get(0).box()).isEqualTo(digits(trace).get(0).box());
	}

	@Test
	void takesOutWhatIsNearestToAClickThatMisses() {
		Trace trace = read(stroke(30, 20, 30, 80), stroke(70, 20, 70, 80));
		Box second = digits(trace).get(1).box();
		Trace mended = mend(trace, "spot " + second.right() + " " + (second.y() + 30)).trace();
		assertThat(sum(mended.ink())).isLessThan(sum(trace.ink()));
		assertThat(mended.reading().number()).isEqualTo("1");
		assertThat(mend(trace, "spot 0 0").trace().ink()).usingRecursiveComparison().isEqualTo(trace.ink());
	}

	@Test
	void rubsOutABitOfALineThatIsGluedToADigit() {
		Trace trace = read(stroke(40, 20, 40, 80, 40, 78, 95, 78));
		assertThat(trace.reading().number()).isEqualTo("0");
		Box box = digits(trace).get(0).box();
		Box line = new Box(box.x() + box.width() / 4, box.y() + box.height() / 2, box.width(), box.height());
		Trace mended = mend(trace, "rub " + words(line)).trace();
		assertThat(mended.reading().number()).isEqualTo("1");
		assertThat(digits(mended).get(0).box().height()).isGreaterThan(60);
	}

	@Test
	void whatIsRubbedOutTurnsWithThePicture() {
		Trace trace = read(stroke(30, 20, 30, 80), stroke(70, 20, 70, 80));
		String rub = "rub " + words(digits(trace).get(1).box());
		assertThat(digits(mend(trace, rub + ";turn 2").trace())).hasSize(1);
		assertThat(mend(trace, rub + ";turn 1;turn 3").trace().ink()).usingRecursiveComparison()
			.isEqualTo(mend(trace, rub).trace().ink());
	}

	@Test
	void joinsWhatHasComeApart() {
		Trace trace = read(stroke(42, 20, 42, 80), stroke(58, 20, 58, 80));
		assertThat(trace.reading().number()).isEqualTo("11");
		List<ReadDigit> digits = digits(trace);
		Mended mended = mend(trace, "join " + words(digits.get(0).box().and(digits.get(1).box())));
		assertThat(digits(mended.trace())).hasSize(1);
	}

	@Test
	void takesAllForOneDigit() {
		Trace trace = read(stroke(42, 20, 42, 80), stroke(58, 20, 58, 80));
		assertThat(digits(mend(trace, "one").trace())).hasSize(1);
	}

	@Test
	void splitsWhatHasGrownTogether() {
		Trace trace = read(stroke(40, 20, 40, 80, 40, 50, 62, 50, 62, 20, 62, 80));
		Mended one = mend(trace, "one");
		Mended mended = mend(trace, "one;split " + words(digits(one.trace()).get(0).box()));
		assertThat(digits(mended.trace())).hasSize(2);
	}

	@Test
	void takesAPersonsWordForADigit() {
		Trace trace = read(stroke(30, 20, 30, 80), stroke(70, 20, 70, 80));
		Mended mended = mend(trace, "say " + words(digits(trace).get(1).box()) + " 7");
		assertThat(mended.trace().reading().number()).isEqualTo("17");
		assertThat(mended.said()).hasSize(1);
		assertThat(mended.checked()).isFalse();
	}

	@Test
	void takesAPersonsWordForTheNumber() {
		Mended mended = mend(read(stroke(30, 20, 30, 80)), "number 47");
		assertThat(mended.checked()).isTrue();
		assertThat(mended.trace().reading()).extracting(Reading::number, Reading::outcome, Reading::confidence)
			.containsExactly("47", Outcome.READ, 1.0);
	}

	@Test
	void leavesAlonePlacesThatAreNotInThePicture() {
		Trace trace = read(stroke(30, 20, 30, 80));
		String far = "90000 90000 50 50";
		Mended mended = mend(trace,
				"split %1$s;join %1$s;erase %1$s;rub %1$s;spot 90000 90000;say %1$s 7".formatted(far));
		assertThat(mended.trace().reading().number()).isEqualTo("1");
	}

	@Test
	void forgetsWhatWasSaidOfAPictureThatIsTurnedSince() {
		Trace trace = read(stroke(30, 20, 30, 80));
		Mended mended = mend(trace, "number 47;turn 2");
		assertThat(mended.checked()).isFalse();
		assertThat(mended.trace().reading().number()).isEqualTo("1");
	}

	@Test
	void swapsLightAndDark() {
		Photo photo = Pen.photo(Pen.ink(drawing(stroke(50, 20, 50, 80))));
		Trace trace = this.reader.read(photo, OptionalInt.empty());
		int ink = sum(trace.ink());
		int inverse = sum(this.shop.mend(trace, OptionalInt.empty(), Repairs.of("invert")).trace().ink());
		assertThat(inverse).isNotEqualTo(ink);
		assertThat(sum(this.shop.mend(trace, OptionalInt.empty(), Repairs.of("invert;invert")).trace().ink()))
			.isEqualTo(ink);
	}

	private Mended mend(Trace trace, String repairs) {
		return this.shop.mend(trace, OptionalInt.empty(), Repairs.of(repairs));
	}

	/** As many digits as strokes. */
	private Trace read(Stroke... strokes) {
		Ink ink = Pen.ink(drawing(strokes));
		return this.reader.read(Pen.photo(ink), ink, OptionalInt.of(strokes.length));
	}

	/** However many digits that may be. */
	private Trace readAll(Stroke... strokes) {
		Ink ink = Pen.ink(drawing(strokes));
		return this.reader.read(Pen.photo(ink), ink, OptionalInt.empty());
	}

	private static Drawing drawing(Stroke... strokes) {
		return new Drawing(100, 100, OptionalDouble.empty(), List.of(strokes));
	}

	private static Stroke stroke(double... coordinates) {
		Point[] points = new Point[coordinates.length / 2];
		Arrays.setAll(points, (i) -> new Point(coordinates[2 * i], coordinates[2 * i + 1], 10 * i));
		return new Stroke(List.of(points));
	}

	private static List<ReadDigit> digits(Trace trace) {
		return trace.reading().lines().stream().flatMap((line) -> line.digits().stream()).toList();
	}

	private static int sum(Ink ink) {
		int sum = 0;
		for (byte value : ink.certainty()) {
			sum += value & 0xff;
		}
		return sum;
	}

	private static String words(Box box) {
		return box.x() + " " + box.y() + " " + box.width() + " " + box.height();
	}

	private static final class OnesAndNoughts implements Classifier {

		@Override
		public List<Guess> classify(List<Glyph> glyphs) {
			return glyphs.stream().map(OnesAndNoughts::guess).toList();
		}

		private static Guess guess(Glyph glyph) {
			double[] digits = new double[10];
			Arrays.fill(digits, .0001);
			boolean upright = 3 * glyph.box().width() < glyph.box().height();
			digits[upright ? 1 : 0] = .9985;
			return new Guess(digits, .0006);
		}

		@Override
		public ModelCard card() {
			return new ModelCard("ones", "1", List.of(), 1, Map.of(), new Calibration(1, List.of()), List.of());
		}

	}

}
