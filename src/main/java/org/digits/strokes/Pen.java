package org.digits.strokes;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;

import org.digits.image.Ground;
import org.digits.image.Ink;
import org.digits.image.Photo;
import org.digits.strokes.Stroke.Point;

/**
 * Draws what a pen wrote, with a round nib and soft edges, as the strokes were drawn that
 * the network learned from ({@code training/pictures.py}).
 */
public final class Pen {

	/**
	 * How wide the nib is, as a share of the characters' larger side. Pens of .024 to .14
	 * were learned from; MNIST's strokes have about .13.
	 */
	static final double NIB = .1;

	private static final double THINNEST = .03;

	private static final double THICKEST = .16;

	/** How large a character is drawn, in pixels. */
	private static final double CHARACTER = 96;

	/** The most pixels of a drawing, and along a side of it. */
	private static final double MOST_PIXELS = 2_000_000;

	private static final double LONGEST = 6000;

	/** The dot of a pen that only touched the pad, as a share of the pad's height. */
	private static final double DOT = .02;

	private Pen() {
	}

	/** Only the ink: it need not be found, as nothing else is there. */
	public static Ink ink(Drawing drawing) {
		double scale = scale(drawing);
		int width = pixels(drawing.width() * scale);
		int height = pixels(drawing.height() * scale);
		BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
		Graphics2D pen = picture.createGraphics();
		try {
			pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
			pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
			pen.setColor(Color.WHITE);
			pen.setStroke(new BasicStroke((float) Math.max(1, nib(drawing) * scale), BasicStroke.CAP_ROUND,
					BasicStroke.JOIN_ROUND));
			drawing.strokes().forEach((stroke) -> pen.draw(path(stroke.points(), scale)));
		}
		finally {
			pen.dispose();
		}
		return new Ink(width, height, ((DataBufferByte) picture.getRaster().getDataBuffer()).getData(), 1 / scale,
				Ground.EVEN);
	}

	/** Ink as a picture: black on white. */
	public static Photo photo(Ink ink) {
		byte[] luminance = new byte[ink.certainty().length];
		for (int i = 0; i < luminance.length; i++) {
			luminance[i] = (byte) ~ink.certainty()[i];
		}
		return new Photo(ink.width(), ink.height(), luminance, ink.scale());
	}

	private static double scale(Drawing drawing) {
		double size = size(drawing);
		double most = Math.min(Math.sqrt(MOST_PIXELS / (drawing.width() * drawing.height())),
				LONGEST / Math.max(drawing.width(), drawing.height()));
		return Math.min(CHARACTER / size, most);
	}

	private static double nib(Drawing drawing) {
		double size = size(drawing);
		return Math.min(Math.max(drawing.pen().orElse(NIB * size), THINNEST * size), THICKEST * size);
	}

	private static double size(Drawing drawing) {
		return Math.max(drawing.size(), DOT * drawing.height());
	}

	private static int pixels(double length) {
		return Math.max(1, (int) Math.round(length));
	}

	private static Path2D path(List<Point> points, double scale) {
		Path2D path = new Path2D.Double();
		path.moveTo(points.get(0).x() * scale, points.get(0).y() * scale);
		points.forEach((point) -> path.lineTo(point.x() * scale, point.y() * scale));
		return path;
	}

}
