package org.digits.glyph;

import java.util.List;

import org.digits.ink.Blob;

/**
 * The straight line through the middles of a line's tall blobs (least squares, weighted
 * by width), which may rise or fall.
 *
 * @param start the row where it crosses column 0
 * @param slope rows a column
 */
record Axis(double start, double slope) {

	/** What is lower than this share of the line's height says little of its middle. */
	private static final double TALL = .55;

	/** Rows a column; writing that climbs more steeply is a scatter of blobs. */
	private static final double STEEPEST = .35;

	/** Below this width, in heights, a line is too short to have a slope. */
	private static final double SHORTEST = 2;

	static Axis of(List<Blob> blobs, double height) {
		List<Blob> tall = blobs.stream().filter((blob) -> blob.box().height() >= TALL * height).toList();
		List<Blob> used = tall.isEmpty() ? blobs : tall;
		double mass = 0;
		double meanX = 0;
		double meanY = 0;
		double left = Double.MAX_VALUE;
		double right = 0;
		for (Blob blob : used) {
			mass += blob.box().width();
			meanX += blob.box().width() * x(blob);
			meanY += blob.box().width() * y(blob);
			left = Math.min(left, blob.box().x());
			right = Math.max(right, blob.box().right());
		}
		meanX /= mass;
		meanY /= mass;
		double mixed = 0;
		double along = 0;
		for (Blob blob : used) {
			double dx = x(blob) - meanX;
			mixed += blob.box().width() * dx * (y(blob) - meanY);
			along += blob.box().width() * dx * dx;
		}
		double slope = (used.size() > 2 && right - left > SHORTEST * height && along > 0) ? mixed / along : 0;
		double kept = Math.min(Math.max(slope, -STEEPEST), STEEPEST);
		return new Axis(meanY - kept * meanX, kept);
	}

	/** The row at a column. */
	double at(double x) {
		return this.start + this.slope * x;
	}

	private static double x(Blob blob) {
		return blob.box().x() + blob.box().width() / 2.0;
	}

	private static double y(Blob blob) {
		return blob.box().y() + blob.box().height() / 2.0;
	}

}
