package org.digits.ink;

import java.util.Arrays;
import java.util.Random;

import org.digits.image.Photo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlaneTest {

	@Test
	void aQuantileIsTheValueThatStandsThereInOrder() {
		Random random = new Random(1);
		for (int levels : new int[] { 1, 2, 5, 1000 }) {
			float[] values = new float[777];
			for (int i = 0; i < values.length; i++) {
				values[i] = random.nextInt(levels) / 8f - 1;
			}
			float[] sorted = values.clone();
			Arrays.sort(sorted);
			for (double share : new double[] { 0, .02, .5, .88, .98, 1 }) {
				float expected = sorted[(int) Math.min(776, Math.floor(share * 777))];
				assertThat(Plane.quantile(values, 777, share)).as("%d levels, %s", levels, share).isEqualTo(expected);
			}
		}
	}

	@Test
	void cellsAreTheMeansOfTheirPixelsAndSmallerAtTheBorder() {
		Photo photo = new Photo(3, 3, new byte[] { 0, 51, 102, (byte) 204, (byte) 153, 0, (byte) 255, 51, 51 }, 1);
		assertThat(Plane.of(photo, 2).values()).containsExactly(.4f, .2f, .6f, .2f);
		assertThat(Plane.of(photo, 1).values()).startsWith(0, .2f, .4f);
	}

	@Test
	void findsTheGreatestAndTheLeastNearby() {
		Random random = new Random(1);
		for (int round = 0; round < 60; round++) {
			Plane plane = Plane.empty(1 + random.nextInt(30), 1 + random.nextInt(30));
			for (int i = 0; i < plane.values().length; i++) {
				plane.values()[i] = random.nextFloat();
			}
			int radius = random.nextInt(20);
			Plane most = plane.dilated(radius);
			Plane least = plane.eroded(radius);
			for (int y = 0; y < plane.height(); y++) {
				for (int x = 0; x < plane.width(); x++) {
					float greatest = 0;
					float smallest = 1;
					for (int v = Math.max(0, y - radius); v <= Math.min(plane.height() - 1, y + radius); v++) {
						for (int u = Math.max(0, x - radius); u <= Math.min(plane.width() - 1, x + radius); u++) {
							greatest = Math.max(greatest, plane.at(u, v));
							smallest = Math.min(smallest, plane.at(u, v));
						}
					}
					assertThat(most.at(x, y)).isEqualTo(greatest);
					assertThat(least.at(x, y)).isEqualTo(smallest);
				}
			}
		}
	}

}
