package org.digits.glyph;

import org.digits.image.Box;

/**
 * A piece of ink cut out of its surroundings.
 *
 * @param box where it stood
 * @param certainty the box's pixels, row by row, 0 to 255; what belongs to others is 0
 */
record Patch(Box box, byte[] certainty) {

	int width() {
		return this.box.width();
	}

	int height() {
		return this.box.height();
	}

	int at(int x, int y) {
		return this.certainty[y * this.box.width() + x] & 0xff;
	}

	/** How much ink there is, in certainty. */
	double mass() {
		long mass = 0;
		for (byte value : this.certainty) {
			mass += value & 0xff;
		}
		return mass;
	}

	/**
	 * The mean width of the strokes, in pixels: a long stroke's area is its length times
	 * its width, its outline twice its length. An outline of pixel edges is 4/π times too
	 * long on average over all directions.
	 */
	double strokeWidth() {
		int width = width();
		double area = 0;
		double edges = 0;
		byte[] above = new byte[width];
		byte[] here = new byte[width];
		for (int row = 0; row < this.certainty.length; row += width) {
			System.arraycopy(this.certainty, row, here, 0, width);
			int sum = here[0] & 0xff;
			int steps = 0;
			for (int x = 1; x < width; x++) {
				sum += here[x] & 0xff;
				steps += Math.abs((here[x] & 0xff) - (here[x - 1] & 0xff));
			}
			for (int x = 0; x < width; x++) {
				steps += Math.abs((here[x] & 0xff) - (above[x] & 0xff));
			}
			area += sum;
			edges += (here[0] & 0xff) + steps + (here[width - 1] & 0xff);
			byte[] next = above;
			above = here;
			here = next;
		}
		for (byte last : above) {
			edges += last & 0xff;
		}
		return (edges > 0) ? 2 * area / (edges * Math.PI / 4) : 0;
	}

	/**
	 * Where its ink is.
	 *
	 * @param x the mean column, the middle of the first being 0.5
	 * @param y the mean row
	 * @param slant columns that it leans to the right a row upwards
	 */
	record Moments(double x, double y, double slant) {

		static Moments of(Patch patch) {
			double mass = 0;
			double sumX = 0;
			double sumY = 0;
			long[] rowMass = new long[patch.height()];
			double[] rowX = new double[patch.height()];
			for (int y = 0; y < rowMass.length; y++) {
				int row = y * patch.width();
				int all = 0;
				long first = 0;
				for (int x = 0; x < patch.width(); x++) {
					int value = patch.certainty()[row + x] & 0xff;
					all += value;
					first += (long) value * x;
				}
				rowMass[y] = all;
				rowX[y] = first + .5 * rowMass[y];
				mass += rowMass[y];
				sumX += rowX[y];
				sumY += rowMass[y] * (y + .5);
			}
			double meanX = (mass > 0) ? sumX / mass : patch.width() / 2.0;
			double meanY = (mass > 0) ? sumY / mass : patch.height() / 2.0;
			double mixed = 0;
			double down = 0;
			for (int y = 0; y < rowMass.length; y++) {
				double dy = y + .5 - meanY;
				mixed += (rowX[y] - rowMass[y] * meanX) * dy;
				down += rowMass[y] * dy * dy;
			}
			return new Moments(meanX, meanY, (down > 0) ? -mixed / down : 0);
		}
	}

}
