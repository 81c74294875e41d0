package org.digits.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.digits.classify.Calibration;
import org.digits.classify.Classifier;
import org.digits.classify.Guess;
import org.digits.classify.ModelCard;
import org.digits.explain.LookAlike.Evidence;
import org.digits.explain.LookAlike.Kind;
import org.digits.explain.LookAlike.Place;
import org.digits.glyph.Glyph;
import org.digits.image.Box;
import org.digits.reading.Reading.Candidate;
import org.digits.reading.Reading.ReadDigit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said of a model that goes by one place alone. */
class LookAlikesTest {

	@Test
	void namesTheStrokeThatTheModelGoesBy() {
		LookAlike like = like(sevenWithBar(), 8, 6, true);
		assertThat(like.digit()).isEqualTo("1");
		assertThat(like.probability()).isEqualTo(.3);
		assertThat(like.against()).contains(new Evidence(Kind.STROKE, Place.TOP_LEFT));
	}

	@Test
	void namesTheGapThatTheModelGoesBy() {
		assertThat(like(sevenWithBar(), 7, 20, false).against()).contains(new Evidence(Kind.GAP, Place.BOTTOM_LEFT));
	}

	@Test
	void namesNothingWhereNoPlaceTells() {
		assertThat(like(sevenWithBar(), 0, 0, false).against()).isEmpty();
	}

	@Test
	void saysNothingOfADigitThatIsNothingElse() {
		assertThat(new LookAlikes(new OnePlace(0, 0, true)).of(List.of(digit(sevenWithBar(), new Candidate("7", 1)))))
			.singleElement()
			.satisfies((like) -> assertThat(like).isEmpty());
	}

	private static LookAlike like(byte[] pixels, int x, int y, boolean inked) {
		return new LookAlikes(new OnePlace(x, y, inked))
			.of(List.of(digit(pixels, new Candidate("7", .7), new Candidate("1", .3))))
			.get(0)
			.orElseThrow();
	}

	private static ReadDigit digit(byte[] pixels, Candidate... candidates) {
		return new ReadDigit("7", .7, List.of(candidates), new Box(0, 0, 20, 20), 0, 2, pixels);
	}

	private static byte[] sevenWithBar() {
		byte[] pixels = new byte[28 * 28];
		for (int i = 0; i < 20; i++) {
			for (int wide = 0; wide < 3; wide++) {
				pixels[(4 + wide) * 28 + 4 + i] = -1;
				pixels[(4 + i) * 28 + 21 + wide] = -1;
			}
		}
		return pixels;
	}

	/** Says 7 while there is ink, or none, at one pixel; else 1. */
	private record OnePlace(int x, int y, boolean inked) implements Classifier {

		@Override
		public List<Guess> classify(List<Glyph> glyphs) {
			return glyphs.stream().map(this::guess).toList();
		}

		private Guess guess(Glyph glyph) {
			double[] digits = new double[10];
			Arrays.fill(digits, .001);
			boolean ink = (glyph.pixels()[this.y * 28 + this.x] & 0xff) > 127;
			digits[(ink == this.inked) ? 7 : 1] = .99;
			return new Guess(digits, .002);
		}

		@Override
		public ModelCard card() {
			return new ModelCard("one place", "1", List.of(), 1, Map.of(), new Calibration(1, List.of()), List.of());
		}

	}

}
