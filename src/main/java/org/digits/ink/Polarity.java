package org.digits.ink;

/** Whether the writing is darker or lighter than what it stands on. */
enum Polarity {

	DARK_ON_LIGHT, LIGHT_ON_DARK;

	/** From so many times as much of one than of the other on, narrow things tell. */
	private static final double PLAINLY = 10;

	/**
	 * Writing is the minority: the differences to the surroundings are skewed towards it.
	 * The rim of the picture is mostly paper, and has a say too.
	 * @param grid the picture, reduced to some tens of cells a side
	 */
	static Polarity of(Plane grid) {
		int side = Math.min(grid.width(), grid.height());
		Plane local = grid.blurred(Math.max(2, side / 4));
		double mean = 0;
		for (int i = 0; i < grid.values().length; i++) {
			mean += grid.values()[i] - local.values()[i];
		}
		mean /= grid.values().length;
		double second = 0;
		double third = 0;
		for (int i = 0; i < grid.values().length; i++) {
			double difference = grid.values()[i] - local.values()[i] - mean;
			second += difference * difference;
			third += difference * difference * difference;
		}
		double deviation = Math.sqrt(second / grid.values().length);
		double skew = (deviation > 0) ? third / grid.values().length / Math.pow(deviation, 3) : 0;
		return (skew - rim(grid) <= 0) ? DARK_ON_LIGHT : LIGHT_ON_DARK;
	}

	/**
	 * The same of a photo, in which a lamp's light or a shadow may look like writing that
	 * is broad: where what is narrow is nearly all dark, or nearly all light, that says
	 * it.
	 * @param grid the photo, reduced to some tens of cells a side
	 * @param fine the same in cells as fine as strokes
	 */
	static Polarity of(Plane grid, Plane fine) {
		double light = light(fine);
		if (light < 1 / PLAINLY || light > PLAINLY) {
			return (light < 1) ? DARK_ON_LIGHT : LIGHT_ON_DARK;
		}
		return of(grid);
	}

	/**
	 * The same where the writing is on one of several surfaces: there is more that is
	 * narrow and dark than narrow and light.
	 */
	static Polarity near(Plane fine) {
		return (light(fine) <= 2) ? DARK_ON_LIGHT : LIGHT_ON_DARK;
	}

	/** How much of what is narrow is light, for one that is dark. */
	private static double light(Plane fine) {
		Plane local = fine.blurred(Math.max(2, Math.min(fine.width(), fine.height()) / 16));
		double dark = 0;
		double light = 0;
		for (int i = 0; i < fine.values().length; i++) {
			double difference = fine.values()[i] - local.values()[i];
			double third = difference * difference * difference;
			dark += Math.max(0, -third);
			light += Math.max(0, third);
		}
		return (dark > 0 || light > 0) ? light / dark : 1;
	}

	/** From -1, the rim is as dark as the picture gets, to 1, as light. */
	private static double rim(Plane grid) {
		float[] rim = new float[2 * (grid.width() + grid.height())];
		int count = 0;
		for (int x = 0; x < grid.width(); x++) {
			rim[count++] = grid.at(x, 0);
			rim[count++] = grid.at(x, grid.height() - 1);
		}
		for (int y = 0; y < grid.height(); y++) {
			rim[count++] = grid.at(0, y);
			rim[count++] = grid.at(grid.width() - 1, y);
		}
		float dark = Plane.quantile(grid.values(), grid.values().length, .02);
		float light = Plane.quantile(grid.values(), grid.values().length, .98);
		float middle = Plane.quantile(rim, count, .5);
		return (light > dark) ? 2 * (middle - dark) / (light - dark) - 1 : 0;
	}

}
