package org.digits.image;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InkTest {

	@Test
	void knowsWhichEdgesOfThePictureABoxReaches() {
		Ink ink = new Ink(100, 60, new byte[6000], 1);
		assertThat(ink.edges(new Box(10, 10, 20, 20)).any()).isFalse();
		assertThat(ink.edges(new Box(1, 10, 20, 20))).isEqualTo(new Edges(true, false, false, false));
		assertThat(ink.edges(new Box(80, 39, 19, 20))).isEqualTo(new Edges(false, true, false, true));
		assertThat(ink.edges(new Box(80, 0, 10, 20)).topOrBottom()).isTrue();
		assertThat(ink.edges(new Box(80, 0, 10, 20)).mayCutOff()).isTrue();
		assertThat(ink.edges(new Box(80, 0, 20, 60)).mayCutOff()).isFalse();
		assertThat(ink.edges(new Box(80, 0, 20, 20)).mayCutOff()).isTrue();
	}

	@Test
	void isWithoutSomePixelsWhatItWas() {
		Ink ink = new Ink(3, 2, new byte[] { 1, 2, 3, 4, 5, 6 }, 2, Ground.GRAINY);
		Ink other = ink.without(IntStream.of(1, 5));
		assertThat(other.certainty()).containsExactly(1, 0, 3, 4, 5, 0);
		assertThat(other.scale()).isEqualTo(2);
		assertThat(other.ground()).isEqualTo(Ground.GRAINY);
		assertThat(ink.certainty()).containsExactly(1, 2, 3, 4, 5, 6);
	}

	@Test
	void passesPaperOverToTheNextPixelOfInk() {
		byte[] certainty = new byte[5000];
		certainty[7] = 1;
		certainty[3000] = (byte) 200;
		assertThat(Ink.next(certainty, 0, 5000)).isEqualTo(7);
		assertThat(Ink.next(certainty, 7, 5000)).isEqualTo(7);
		assertThat(Ink.next(certainty, 8, 5000)).isEqualTo(3000);
	}

	@Test
	void endsWhereItIsToldTo() {
		byte[] certainty = new byte[5000];
		certainty[3000] = 1;
		assertThat(Ink.next(certainty, 10, 3000)).isEqualTo(3000);
		assertThat(Ink.next(certainty, 3001, 5000)).isEqualTo(5000);
		assertThat(Ink.next(certainty, 5000, 5000)).isEqualTo(5000);
	}

}
