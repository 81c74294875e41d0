package org.digits.decode;

/** A picture whose head has been read and whose pixels have not. */
interface Picture {

	/** Columns, as in the file: above 0 unless the file is damaged. */
	int width();

	/** Rows, as in the file. */
	int height();

	/** How the camera was held. */
	Orientation orientation();

	/** How far it is shrunk, along a side, to keep so many pixels at most. */
	default int shrink(long pixels) {
		return Canvas.shrink(width(), height(), pixels);
	}

	/**
	 * How many bytes its decoder holds at most, besides the upload and the canvas.
	 * @param shrink how many pixels, along a side, become one of the photo
	 */
	long memory(int shrink);

	/**
	 * Paints all of it.
	 * @throws Exception whatever the decoder throws at damaged pictures
	 */
	void paint(Canvas canvas, Deadline deadline) throws Exception;

}
