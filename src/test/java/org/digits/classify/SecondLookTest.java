package org.digits.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.digits.glyph.Glyph;
import org.digits.image.Box;
import org.digits.image.Ground;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SecondLookTest {

	private final Recited model = new Recited();

	private final Classifier classifier = new SecondLook(this.model);

	@Test
	void looksOnceWhereThereIsNoDoubt() {
		Guess guess = this.classifier.classify(List.of(this.model.knowing(4, .99))).get(0);
		assertThat(guess.confidence()).isEqualTo(.99);
		assertThat(this.model.asked).containsExactly(1);
	}

	@Test
	void looksSixTimesMoreAtWhatIsInDoubtAllAtOnce() {
		List<Guess> guesses = this.classifier
			.classify(List.of(this.model.knowing(4, .6), this.model.knowing(2, .99), this.model.knowing(5, .5)));
		assertThat(this.model.asked).containsExactly(3, 12);
		assertThat(guesses.get(1).best()).isEqualTo(2);
	}

	@Test
	void followsTheOtherLooksWhereTheyAgree() {
		Glyph glyph = this.model.knowing(4, .5);
		this.model.sayingElsewhere(9, .8);
		Guess guess = this.classifier.classify(List.of(glyph)).get(0);
		assertThat(guess.best()).isEqualTo(9);
		assertThat(guess.confidence()).isBetween(.5, .8);
		assertThat(guess.other() + Arrays.stream(guess.digits()).sum()).isBetween(.999999, 1.000001);
	}

	@Test
	void showsTheGlyphMovedByAPixelAndLeaning() {
		this.classifier.classify(List.of(this.model.knowing(4, .5)));
		List<Integer> marked = this.model.seen.stream().skip(1).map(SecondLookTest::firstInk).toList();
		int at = 10 * Glyph.SIDE + 14;
		assertThat(marked).startsWith(at - 1, at + 1, at - Glyph.SIDE, at + Glyph.SIDE);
		assertThat(this.model.seen).hasSize(7);
	}

	@Test
	void leavesTheManyPartsOfANumberAlone() {
		this.classifier.classify(Collections.nCopies(4, this.model.knowing(4, .5)));
		assertThat(this.model.asked).containsExactly(4);
	}

	@Test
	void asksAnExpertOfTheGroundInPlaceOfLookingAgain() {
		Recited expert = new Recited();
		Glyph glyph = this.model.knowing(4, .5);
		expert.sayingElsewhere(7, .99);
		Classifier both = new SecondLook(this.model, List.of(new SecondLook.Expert(expert, Set.of(Ground.NOISE))));
		assertThat(both.classify(List.of(glyph), Ground.NOISE).get(0).best()).isEqualTo(7);
		assertThat(this.model.asked).containsExactly(1);
		assertThat(expert.asked).containsExactly(1, 4);
	}

	@Test
	void showsAnExpertTheGlyphMovedOnlyWhereItIsStillInDoubt() {
		Recited expert = new Recited();
		Glyph glyph = this.model.knowing(4, .9);
		expert.sayingElsewhere(4, .9999);
		Classifier both = new SecondLook(this.model, List.of(new SecondLook.Expert(expert, Set.of(Ground.NOISE))));
		assertThat(both.classify(List.of(glyph), Ground.NOISE).get(0).confidence()).isGreaterThan(.97);
		assertThat(expert.asked).containsExactly(1);
	}

	@Test
	void leavesAnExpertAloneOnAnyOtherGround() {
		Recited expert = new Recited();
		Glyph glyph = this.model.knowing(4, .5);
		Classifier both = new SecondLook(this.model, List.of(new SecondLook.Expert(expert, Set.of(Ground.NOISE))));
		both.classify(List.of(glyph), Ground.GRAINY);
		both.classify(List.of(glyph));
		assertThat(expert.asked).isEmpty();
		assertThat(this.model.asked).containsExactly(1, 6, 1, 6);
	}

	@Test
	void doesNotTakeItForADigitSinceAnExpertKnowsDigitsOnly() {
		Recited expert = new Recited();
		Glyph glyph = this.model.knowing(4, .2, .7);
		expert.saying(new Guess(new double[] { 0, 0, 0, 0, 0, 0, 0, 1, 0, 0 }, 0));
		Classifier both = new SecondLook(this.model, List.of(new SecondLook.Expert(expert, Set.of(Ground.THUMBNAIL))));
		Guess guess = both.classify(List.of(glyph), Ground.THUMBNAIL).get(0);
		assertThat(guess.best()).isEqualTo(7);
		assertThat(guess.other()).isGreaterThan(.7);
	}

	@Test
	void hearsOfAnExpertThatKnowsMoreThanDigitsThatItIsNone() {
		Recited expert = new Recited();
		Glyph glyph = this.model.knowing(4, .6, .3);
		expert.saying(new Guess(new double[] { 0, 0, 0, 0, .01, 0, 0, 0, 0, 0 }, .99));
		Classifier both = new SecondLook(this.model, List.of(new SecondLook.Expert(expert, Set.of(Ground.THUMBNAIL))));
		assertThat(both.classify(List.of(glyph), Ground.THUMBNAIL).get(0).other()).isGreaterThan(.6);
	}

	@Test
	void leavesItToTheModelWhetherWhatWasEnlargedIsADigit() {
		Recited expert = new Recited();
		Glyph glyph = this.model.knowing(4, .3, .6);
		expert.saying(new Guess(new double[] { 0, 0, 0, 0, 0, 0, 0, .999, 0, 0 }, .001));
		Classifier both = new SecondLook(this.model,
				List.of(new SecondLook.Expert(expert, Set.of(Ground.THUMBNAIL, Ground.ENLARGED))));
		assertThat(both.classify(List.of(glyph), Ground.THUMBNAIL).get(0).other()).isLessThan(.5);
		Guess guess = both.classify(List.of(glyph), Ground.ENLARGED).get(0);
		assertThat(guess.best()).isEqualTo(7);
		assertThat(guess.other()).isGreaterThan(.6);
	}

	private static int firstInk(Glyph glyph) {
		int at = 0;
		while (glyph.pixels()[at] == 0) {
			at++;
		}
		return at;
	}

	/** Knows the glyphs that it was told of, and says one thing of all others. */
	private static final class Recited implements Classifier {

		private final List<Glyph> known = new ArrayList<>();

		private final List<Guess> said = new ArrayList<>();

		private final List<Integer> asked = new ArrayList<>();

		private final List<Glyph> seen = new ArrayList<>();

		private Guess elsewhere = guess(0, .5);

		Glyph knowing(int digit, double probability) {
			return knowing(guess(digit, probability));
		}

		Glyph knowing(int digit, double probability, double other) {
			double[] digits = new double[10];
			Arrays.fill(digits, (1 - probability - other) / 9);
			digits[digit] = probability;
			return knowing(new Guess(digits, other));
		}

		private Glyph knowing(Guess guess) {
			byte[] pixels = new byte[Glyph.SIDE * Glyph.SIDE];
			pixels[10 * Glyph.SIDE + 14] = (byte) 255;
			this.known.add(new Glyph(new Box(0, 0, 20, 20), pixels, 0, 2));
			this.said.add(guess);
			return this.known.get(this.known.size() - 1);
		}

		void sayingElsewhere(int digit, double probability) {
			saying(guess(digit, probability));
		}

		void saying(Guess guess) {
			this.elsewhere = guess;
		}

		private static Guess guess(int digit, double probability) {
			double[] digits = new double[10];
			Arrays.fill(digits, (1 - probability) / 10);
			digits[digit] = probability;
			return new Guess(digits, (1 - probability) / 10);
		}

		@Override
		public List<Guess> classify(List<Glyph> glyphs) {
			this.asked.add(glyphs.size());
			this.seen.addAll(glyphs);
			return glyphs.stream()
				.map((glyph) -> this.known.contains(glyph) ? this.said.get(this.known.indexOf(glyph)) : this.elsewhere)
				.toList();
		}

		@Override
		public ModelCard card() {
			throw new UnsupportedOperationException();
		}

	}

}
