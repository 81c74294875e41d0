package org.digits.classify;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class GuessTest {

	@Test
	void isSureOnlyOfWhatAnotherNamesTooAndKeepsWhetherItIsADigit() {
		Guess guess = new Guess(new double[] { .7, 0, 0, 0, 0, 0, 0, 0, .1, 0 }, .2);
		Guess another = new Guess(new double[] { 0, 0, 0, 0, 0, 0, 0, 0, .9, 0 }, .1);
		Guess both = guess.alsoNamed(another, .75);
		assertThat(both.other()).isEqualTo(.2);
		assertThat(both.best()).isEqualTo(8);
		assertThat(both.digits()[8]).isCloseTo(.8 * (.25 * .125 + .75), within(1e-9));
		assertThat(both.digits()[0]).isCloseTo(.8 * .25 * .875, within(1e-9));
		assertThat(guess.alsoNamed(guess, .5).digits()[0]).isCloseTo(.7, within(1e-9));
	}

}
