package org.digits.image;

/**
 * An upright rectangle of pixels.
 *
 * @param x its leftmost column
 * @param y its topmost row
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record Box(int x, int y, int width, int height) {

	/** The first column to the right of it. */
	public int right() {
		return this.x + this.width;
	}

	/** The first row below it. */
	public int bottom() {
		return this.y + this.height;
	}

	/** Its longer side. */
	public int longest() {
		return Math.max(this.width, this.height);
	}

	/** The smallest box that holds both. */
	public Box and(Box other) {
		int left = Math.min(this.x, other.x);
		int top = Math.min(this.y, other.y);
		return new Box(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
	}

	/**
	 * Where it is when its picture is turned clockwise.
	 * @param columns the picture's width before that
	 * @param rows its height before that
	 * @param quarters by so many right angles, 0 to 3
	 */
	public Box turned(int columns, int rows, int quarters) {
		return switch (quarters) {
			case 1 -> new Box(rows - bottom(), this.x, this.height, this.width);
			case 2 -> new Box(columns - right(), rows - bottom(), this.width, this.height);
			case 3 -> new Box(this.y, columns - right(), this.height, this.width);
			default -> this;
		};
	}

	/** The same rectangle where every pixel is {@code scale} pixels long. */
	public Box times(double scale) {
		int left = (int) Math.floor(this.x * scale);
		int top = (int) Math.floor(this.y * scale);
		return new Box(left, top, Math.max(1, (int) Math.ceil(right() * scale) - left),
				Math.max(1, (int) Math.ceil(bottom() * scale) - top));
	}

}
