package org.digits.image;

/**
 * The edges of the picture that something reaches, to a pixel, and beyond which it may go
 * on.
 *
 * @param left whether it reaches the left edge
 * @param right the right one
 * @param top the upper one
 * @param bottom the lower one
 */
public record Edges(boolean left, boolean right, boolean top, boolean bottom) {

	/** Whether it reaches any. */
	public boolean any() {
		return this.left || this.right || topOrBottom();
	}

	/**
	 * Whether one of them may cut it off. What reaches two that are opposite is more
	 * likely a picture that was cut out along it.
	 */
	public boolean mayCutOff() {
		return any() && !(this.left && this.right) && !(this.top && this.bottom);
	}

	/** Whether it reaches the upper or the lower one. */
	public boolean topOrBottom() {
		return this.top || this.bottom;
	}

}
