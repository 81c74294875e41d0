package org.digits.web;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.List;

import org.digits.glyph.Glyphs;
import org.digits.image.Box;
import org.digits.image.Ink;
import org.digits.image.Photo;
import org.digits.reading.Reading;
import org.digits.reading.Reading.Candidate;
import org.digits.reading.Reading.Outcome;
import org.digits.reading.Reading.ReadDigit;
import org.digits.reading.Reading.ReadLine;
import org.digits.reading.Trace;
import org.jspecify.annotations.Nullable;

/** Readings as the recogniser might give them, for tests of what is made of them. */
public final class Traces {

	static final String MODEL = "CNN-MNIST@3f9c0a1b2c3d";

	private static final int HEIGHT = 240;

	private Traces() {
	}

	public static Trace read(String number, double confidence) {
		return trace(Outcome.READ, number, confidence, null);
	}

	public static Trace unsure(String number, double confidence) {
		return trace(Outcome.UNSURE, number, confidence, "The second digit may also be a 9.");
	}

	public static Trace blank() {
		return trace(Outcome.BLANK, null, 0.998, "Nothing is written here.");
	}

	static Trace notANumber() {
		return trace(Outcome.NOT_A_NUMBER, null, 0.93, "Something is here, but it does not look like digits.");
	}

	/** Of a picture that lay on its left side. */
	static Trace turned(String number, double confidence) {
		Trace trace = trace(Outcome.UNSURE, number, confidence,
				"The picture seems to lie on its side, so it was turned. Please check the number.");
		return trace.with(trace.reading().turnedBy(1));
	}

	private static Trace trace(Outcome outcome, @Nullable String number, double confidence, @Nullable String reason) {
		String[] texts = (number != null) ? number.split("\n") : new String[0];
		int width = Math.max(320, 140 * (texts.length > 0 ? texts[0].length() : 1));
		int height = Math.max(1, texts.length) * HEIGHT;
		BufferedImage paper = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
		BufferedImage ink = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
		Graphics2D light = paper.createGraphics();
		light.setPaint(
				new java.awt.GradientPaint(0, 0, new Color(236, 236, 236), width, height, new Color(170, 170, 170)));
		light.fillRect(0, 0, width, height);
		List<ReadLine> lines = new ArrayList<>();
		for (int row = 0; row < texts.length; row++) {
			lines.add(line(texts[row], confidence, row, width, paper, ink));
		}
		return new Trace(new Photo(width, height, bytes(paper), 2), new Ink(width, height, bytes(ink), 2),
				new Glyphs(List.of()), new Reading(outcome, number, confidence, lines, reason, MODEL));
	}

	private static ReadLine line(String text, double confidence, int row, int width, BufferedImage paper,
			BufferedImage ink) {
		List<ReadDigit> digits = new ArrayList<>();
		int step = width / text.length();
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) != ' ') {
				Path2D shape = Strokes.of(text.charAt(i));
				int x = i * step + step / 2 - 45;
				int y = row * HEIGHT + 50 + (i % 3) * 6;
				draw(shape, paper, new Color(40, 42, 60), AffineTransform.getTranslateInstance(x, y));
				draw(shape, ink, Color.WHITE, AffineTransform.getTranslateInstance(x, y));
				digits.add(digit(text.charAt(i) - '0', (i == 1) ? confidence : Math.max(confidence, 0.9995),
						new Box(2 * x, 2 * y - 10, 200, 290), shape));
			}
		}
		return new ReadLine(text, confidence, digits, List.of(), texts(text, confidence));
	}

	/** The second character, if it is a digit, may also be the next digit. */
	private static List<Reading.Text> texts(String text, double confidence) {
		Reading.Text first = new Reading.Text(text, confidence);
		if (text.length() < 2 || text.charAt(1) == ' ') {
			return List.of(first);
		}
		int next = (text.charAt(1) - '0' + 1) % 10;
		return List.of(first, new Reading.Text(text.charAt(0) + "" + next + text.substring(2), 1 - confidence));
	}

	private static ReadDigit digit(int digit, double confidence, Box box, Path2D shape) {
		List<Candidate> candidates = new ArrayList<>(List.of(new Candidate("" + digit, confidence)));
		for (int other = 1; other < 10; other++) {
			double share = (other == 1) ? 0.8 : 0.2 / 8;
			candidates.add(new Candidate("" + (digit + other) % 10, (1 - confidence) * share));
		}
		BufferedImage seen = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
		draw(shape, seen, Color.WHITE, new AffineTransform(0.145, 0, 0, 0.145, 7, 4));
		return new ReadDigit("" + digit, confidence, candidates, box, 8.46 - digit * 2, 20.04, bytes(seen));
	}

	private static void draw(Path2D shape, BufferedImage picture, Color colour, AffineTransform place) {
		Graphics2D pen = picture.createGraphics();
		pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		pen.transform(place);
		pen.setColor(colour);
		pen.setStroke(new BasicStroke(14, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		pen.draw(shape);
	}

	private static byte[] bytes(BufferedImage picture) {
		return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
	}

	/** Digits as a pen draws them, in 90 × 140. */
	private static final class Strokes {

		private static final int[][] POINTS = { { 45, 5, 10, 40, 10, 100, 45, 135, 80, 100, 80, 40, 45, 5 },
				{ 25, 30, 50, 5, 48, 70, 46, 135 }, { 10, 35, 45, 5, 78, 40, 40, 90, 8, 135, 82, 130 },
				{ 12, 15, 60, 8, 70, 40, 35, 62, 76, 80, 70, 120, 12, 130 }, { 70, 135, 72, 5, 8, 90, 88, 88 },
				{ 78, 8, 20, 8, 15, 60, 60, 58, 78, 95, 55, 130, 10, 125 },
				{ 65, 5, 20, 60, 12, 110, 45, 135, 75, 105, 50, 75, 16, 95 }, { 8, 10, 82, 8, 55, 60, 32, 135 },
				{ 70, 25, 40, 5, 18, 30, 45, 62, 76, 100, 45, 135, 14, 105, 42, 66, 70, 25 },
				{ 72, 35, 40, 8, 14, 40, 42, 65, 72, 35, 70, 80, 55, 135 } };

		static Path2D of(char digit) {
			int[] points = POINTS[digit - '0'];
			Path2D path = new Path2D.Double();
			path.moveTo(points[0], points[1]);
			for (int i = 2; i + 3 < points.length; i += 2) {
				path.quadTo(points[i], points[i + 1], (points[i] + points[i + 2]) / 2.0,
						(points[i + 1] + points[i + 3]) / 2.0);
			}
			path.lineTo(points[points.length - 2], points[points.length - 1]);
			return path;
		}

	}

}
