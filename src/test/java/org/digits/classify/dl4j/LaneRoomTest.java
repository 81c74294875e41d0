package org.digits.classify.dl4j;

import org.digits.classify.dl4j.LaneRoom.Use;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LaneRoomTest {

	private final LaneRoom room = new LaneRoom();

	@Test
	void growsWithWhoeverWantsMost() {
		float[] first = this.room.get(Use.SUMS, 10);
		assertThat(this.room.get(Use.SUMS, 4)).isSameAs(first);
		assertThat(this.room.get(Use.FACTORS, 4)).isNotSameAs(first);
		assertThat(this.room.get(Use.SUMS, 11)).hasSizeGreaterThanOrEqualTo(11);
	}

	@Test
	void givesAnOwnerItsZerosBackAndNobodyElsesValues() {
		Object owner = new Object();
		this.room.zeros(0, owner, 3)[1] = 5;
		assertThat(this.room.zeros(0, owner, 3)).containsExactly(0, 5, 0);
		assertThat(this.room.zeros(1, owner, 3)).containsExactly(0, 0, 0);
		assertThat(this.room.zeros(0, new Object(), 2)).containsExactly(0, 0, 0);
		assertThat(this.room.zeros(0, owner, 3)).containsExactly(0, 0, 0);
	}

	@Test
	void theStepAfterAStepDoesNotPutItsResultWhereThatOneDid() {
		assertThat(Use.RESULT.next()).isEqualTo(Use.NEXT_RESULT);
		assertThat(Use.NEXT_RESULT.next()).isEqualTo(Use.RESULT);
	}

}
