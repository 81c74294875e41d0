package org.digits.ink;

/** The ink as it is, or with rows and columns exchanged. */
record InkView(byte[] certainty, int across, int down, boolean turned) {

	/** From which certainty on a pixel counts as ink. */
	private static final int MARKED = 90;

	int width() {
		return this.turned ? this.down : this.across;
	}

	int height() {
		return this.turned ? this.across : this.down;
	}

	private int index(int x, int y) {
		return this.turned ? x * this.across + y : y * this.across + x;
	}

	boolean marked(int x, int y) {
		return y >= 0 && y < height() && (this.certainty[index(x, y)] & 0xff) >= MARKED;
	}

	boolean touched(int x, int y) {
		return y >= 0 && y < height() && this.certainty[index(x, y)] != 0;
	}

	void clear(int x, int y) {
		this.certainty[index(x, y)] = 0;
	}
}
