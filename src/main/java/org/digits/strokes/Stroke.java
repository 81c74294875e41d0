package org.digits.strokes;

import java.util.List;

/**
 * What a pen wrote from when it was put down to when it was lifted.
 *
 * @param points where it was, in order; at least one
 */
public record Stroke(List<Point> points) {

	public Stroke {
		if (points.isEmpty()) {
			throw new IllegalArgumentException("A stroke without a point");
		}
		points = List.copyOf(points);
	}

	/**
	 * Where the pen was, and when.
	 *
	 * @param x to the right, in the drawing's own unit
	 * @param y downwards
	 * @param time milliseconds since any moment that is the same for all points
	 */
	public record Point(double x, double y, double time) {
	}

	double left() {
		return this.points.stream().mapToDouble(Point::x).min().orElseThrow();
	}

	double right() {
		return this.points.stream().mapToDouble(Point::x).max().orElseThrow();
	}

	double top() {
		return this.points.stream().mapToDouble(Point::y).min().orElseThrow();
	}

	double bottom() {
		return this.points.stream().mapToDouble(Point::y).max().orElseThrow();
	}

}
