package org.digits.ink;

/**
 * What is darker than the paper seems to be and too broad for a stroke: the shadow of a
 * hand or a phone, blotches of light, a highlighter's colour. That it is no writing shows
 * where there is some that is thinner and far darker.
 */
final class Shadows {

	/** A shadow is darker than the paper by this share. */
	private static final float DARKER = .1f;

	/** The least of the picture that they cover. */
	private static final double LEAST = .01;

	/** Strokes are darker than what is near by this share. */
	private static final float STROKE = .2f;

	/** So dark most of them are, and so many times as dark as the shadow. */
	private static final float PLAIN = .25f;

	private static final float OVER_SHADOW = 1.5f;

	/** The least of the picture that they cover. */
	private static final double WRITTEN = .003;

	/** The most of a shadow: a broad stroke's own edges cover more of it. */
	private static final double COVERED = .4;

	private Shadows() {
	}

	/**
	 * Whether some fall on writing with narrow strokes.
	 * @param paper what the paper seems to be
	 * @param near the lightest that is very near
	 * @param fine the picture, dark writing on light, in cells as fine as strokes
	 */
	static boolean fall(Plane paper, Plane near, Plane fine) {
		int cells = fine.values().length;
		Plane dark = Plane.empty(fine.width(), fine.height());
		float[] strokes = new float[cells];
		int written = 0;
		int darker = 0;
		for (int i = 0; i < cells; i++) {
			float stroke = drop(near, fine, i);
			if (stroke > STROKE) {
				strokes[written++] = stroke;
			}
			if (drop(paper, near, i) > DARKER) {
				dark.values()[i] = 1;
				darker++;
			}
		}
		if (darker < LEAST * cells || written < WRITTEN * cells) {
			return false;
		}
		float plain = Plane.quantile(strokes, written, .5);
		return plain >= PLAIN && areShadows(dark, paper, near, fine, plain);
	}

	/** Whether what is dark is broad, and not as dark as strokes. */
	private static boolean areShadows(Plane dark, Plane paper, Plane near, Plane fine, float strokes) {
		int cells = dark.values().length;
		int half = Paper.nearer(dark) / 2;
		Plane broad = dark.eroded(half).dilated(half);
		float[] shadows = new float[cells];
		int dim = 0;
		int both = 0;
		for (int i = 0; i < cells; i++) {
			if (broad.values()[i] > 0) {
				shadows[dim++] = drop(paper, near, i);
				both += (drop(near, fine, i) > STROKE) ? 1 : 0;
			}
		}
		return dim >= LEAST * cells && both <= COVERED * dim
				&& strokes >= OVER_SHADOW * Plane.quantile(shadows, dim, .5);
	}

	private static float drop(Plane from, Plane to, int i) {
		return (from.values()[i] - to.values()[i]) / Math.max(Darkness.DARKEST_PAPER, from.values()[i]);
	}

}
