package org.digits.image;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InkTest {

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
