package org.digits.ink;

import org.digits.image.Box;
import org.digits.image.Ink;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BlobsTest {

	private static final int WIDTH = 5;

	private static final byte[] PIXELS = { //
			9, 9, 0, 0, 7, //
			0, 0, 8, 0, 7, //
			0, 0, 8, 0, 0, //
			3, 0, 0, 0, 0 };

	@Test
	void inkHangsTogetherOverCorners() {
		Blobs blobs = Blobs.of(new Ink(WIDTH, 4, PIXELS, 1), 5);
		assertThat(blobs.all()).containsExactly(new Blob(1, new Box(0, 0, 3, 3), 4, 9),
				new Blob(2, new Box(4, 0, 1, 2), 2, 7));
		assertThat(blobs.labels()).containsExactly( //
				1, 1, 0, 0, 2, //
				0, 0, 1, 0, 2, //
				0, 0, 1, 0, 0, //
				0, 0, 0, 0, 0);
	}

	@Test
	void byEdgesAloneCornersPart() {
		Blobs blobs = Blobs.byEdges(PIXELS, WIDTH);
		assertThat(blobs.all()).extracting(Blob::area).containsExactly(2, 2, 2, 1);
		assertThat(blobs.labels()).containsExactly( //
				1, 1, 0, 0, 2, //
				0, 0, 3, 0, 2, //
				0, 0, 3, 0, 0, //
				4, 0, 0, 0, 0);
	}

	@Test
	void runsLieInOrderAndAreFoundByTheirPixels() {
		Blobs blobs = Blobs.of(new Ink(WIDTH, 4, PIXELS, 1), 5);
		assertThat(blobs.runs()).isEqualTo(5);
		assertThat(blobs.runFrom(0)).isZero();
		assertThat(blobs.runFrom(1)).isZero();
		assertThat(blobs.runFrom(2)).isEqualTo(1);
		assertThat(blobs.first(2)).isEqualTo(7);
		assertThat(blobs.end(2)).isEqualTo(8);
		assertThat(blobs.label(2)).isEqualTo(1);
		assertThat(blobs.runFrom(13)).isEqualTo(5);
	}

}
