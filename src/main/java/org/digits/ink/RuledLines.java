package org.digits.ink;

import java.util.Arrays;

import org.digits.image.Ink;

/**
 * Takes the lines out that run across the picture, straight and nearly level or upright:
 * ruled lines, the lines of a box, the edge of a sheet. What crosses them stays.
 */
final class RuledLines {

	private static final int MOST = 12;

	private RuledLines() {
	}

	/** The ink without them; the same if there are none. */
	static Ink without(Ink ink) {
		if (Math.min(ink.width(), ink.height()) < Rims.SMALLEST) {
			return ink;
		}
		return without(without(ink, false, LineKind.PAGE), true, LineKind.PAGE);
	}

	/**
	 * The same of a frame that is looked at by itself: it has lines of one thickness,
	 * level and upright, of which the pen's strokes over it are none.
	 */
	static Ink withoutAll(Ink frame) {
		int level = thickness(frame, false);
		int thickness = (level > 0) ? level : thickness(frame, true);
		if (thickness == 0) {
			return frame;
		}
		LineKind kind = LineKind.ofFrame(thickness);
		return without(without(frame, false, kind), true, kind);
	}

	/** The same without those lines alone that are level. */
	static Ink withoutLevel(Ink frame) {
		int thickness = thickness(frame, false);
		return (thickness == 0) ? frame : without(frame, false, LineKind.ofFrame(thickness));
	}

	/** How thick the longest line of a frame is; 0 if there is none. */
	private static int thickness(Ink frame, boolean turned) {
		InkView view = new InkView(frame.certainty(), frame.width(), frame.height(), turned);
		Stroke line = Stroke.longest(Raster.of(view), LineKind.FRAME);
		return (line != null && line.isRuled(view, LineKind.FRAME)) ? line.thickness(view) : 0;
	}

	/**
	 * Whether a line runs from side to side near the upper border.
	 * @param near how near, as a share of the picture's height
	 */
	static boolean runAbove(Ink ink, double near) {
		InkView view = new InkView(ink.certainty(), ink.width(), ink.height(), false);
		int rows = Math.min(ink.height(), Math.max(3, (int) (near * ink.height())));
		InkView upper = new InkView(Arrays.copyOf(ink.certainty(), rows * ink.width()), ink.width(), rows, false);
		Stroke line = Stroke.longest(Raster.of(upper), LineKind.PAGE);
		return line != null && line.cover() >= LineKind.PAGE.across()
				&& line.thickness(view) <= LineKind.PAGE.thickest(view);
	}

	/**
	 * Takes out the lines that are nearly level.
	 * @param turned whether rows and columns are exchanged
	 */
	private static Ink without(Ink ink, boolean turned, LineKind kind) {
		Ink left = ink;
		InkView view = new InkView(ink.certainty(), ink.width(), ink.height(), turned);
		for (int i = 0; i < MOST && kind.mayBeIn(view); i++) {
			Stroke line = kind.longest(view);
			if (line == null || !line.isRuled(view, kind)) {
				return left;
			}
			if (left == ink) {
				left = new Ink(ink.width(), ink.height(), ink.certainty().clone(), ink.scale());
				view = new InkView(left.certainty(), ink.width(), ink.height(), turned);
			}
			line.erase(view);
		}
		return left;
	}

}
