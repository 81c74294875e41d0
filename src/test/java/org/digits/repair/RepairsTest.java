package org.digits.repair;

import java.util.Collections;
import java.util.List;

import org.digits.image.Box;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RepairsTest {

	@Test
	void areMadeAgainOfTheirText() {
		Box box = new Box(3, 4, 50, 60);
		Repairs repairs = new Repairs(List.of(new Repair.Turn(3), new Repair.Invert(), new Repair.Erase(box),
				new Repair.Split(box), new Repair.Join(box), new Repair.One(), new Repair.Say(box, 7),
				new Repair.Number("12.50\n-3 4/5")));
		assertThat(Repairs.of(repairs.text())).isEqualTo(repairs);
	}

	@Test
	void takeBackTheLastOfThem() {
		assertThat(Repairs.of("invert;one").undone().text()).isEqualTo("invert");
		assertThat(Repairs.NONE.undone()).isEqualTo(Repairs.NONE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "turn", "turn 4", "turn 0", "turn -1", "erase 1 2 3", "erase 1 2 3 x", "say 1 2 3 4 10",
			"erase 1 2 3 999999", "number", "number abc", "number %zz", "dance", "number %3Cscript%3E" })
	void areNoneOtherThanThose(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Repairs.of(text));
	}

	@Test
	void areNotMoreThanAnybodyNeeds() {
		String many = String.join(";", Collections.nCopies(101, "invert"));
		assertThatIllegalArgumentException().isThrownBy(() -> Repairs.of(many));
	}

	@ParameterizedTest
	@CsvSource({ "1, 15, 1, 4, 3", "2, 16, 15, 3, 4", "3, 1, 16, 4, 3" })
	void turnBoxesAsTheyTurnPictures(int quarters, int x, int y, int width, int height) {
		assertThat(new Box(1, 1, 3, 4).turned(20, 20, quarters)).isEqualTo(new Box(x, y, width, height));
	}

}
