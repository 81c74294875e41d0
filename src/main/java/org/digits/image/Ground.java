package org.digits.image;

/**
 * What writing stands on. How easily a digit is taken for another depends on it, and so
 * does how far a network's confidence can be trusted.
 */
public enum Ground {

	/**
	 * The same as {@link #EVEN}, in a picture of hardly more pixels than a network sees:
	 * somebody has cut the digit out and set it straight already.
	 */
	THUMBNAIL,

	/** The same, but enlarged: in many pixels no more detail than a thumbnail has. */
	ENLARGED,

	/** Nothing but itself: drawn on a screen, rendered, or cleaned after scanning. */
	EVEN,

	/** Paper as cameras and scanners see it: with a grain of its own and theirs. */
	GRAINY,

	/** Things before a camera, among which no paper is to be seen. */
	THINGS,

	/** Noise as strong as the ink, in a picture of the size that networks see. */
	NOISE;

	/** Whether there are hardly more pixels than one digit needs. */
	public boolean isSmall() {
		return this == THUMBNAIL || this == NOISE;
	}

}
