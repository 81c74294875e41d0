package org.digits.drawn;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import javax.imageio.ImageIO;

import org.digits.image.Photo;

/** A sheet of paper to write on, for tests: numbers drawn by us, under any light. */
public final class Sheet {

	/** Strokes in a box of 100 × 100: x and y by turns, NaN between two strokes. */
	private static final Map<Character, double[]> DIGITS = Map.of('0',
			new double[] { 50, 2, 25, 15, 18, 50, 25, 85, 50, 98, 75, 85, 82, 50, 75, 15, 50, 2 }, '1',
			new double[] { 32, 22, 52, 2, 52, 98 }, '2',
			new double[] { 22, 25, 35, 5, 62, 3, 76, 22, 70, 45, 22, 97, 80, 97 }, '3',
			new double[] { 22, 8, 60, 3, 74, 22, 64, 42, 42, 48, 68, 54, 78, 75, 62, 95, 22, 92 }, '4',
			new double[] { 60, 3, 18, 65, 85, 65, Double.NaN, 0, 62, 35, 62, 98 }, '5',
			new double[] { 76, 3, 32, 3, 28, 44, 58, 40, 77, 58, 74, 84, 52, 98, 22, 92 }, '6',
			new double[] { 66, 3, 38, 30, 24, 66, 34, 93, 60, 97, 76, 78, 66, 56, 42, 56, 26, 72 }, '7',
			new double[] { 18, 4, 80, 4, 44, 98 }, '8',
			new double[] { 50, 48, 28, 34, 30, 10, 50, 2, 70, 10, 72, 34, 50, 48, 24, 66, 28, 92, 50, 98, 72, 92, 76,
					66, 50, 48 },
			'9', new double[] { 74, 30, 58, 48, 34, 42, 28, 20, 46, 3, 68, 8, 74, 30, 70, 66, 56, 98 });

	private final BufferedImage picture;

	private final Graphics2D pen;

	private Sheet(int width, int height) {
		this.picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
		this.pen = this.picture.createGraphics();
		this.pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		this.pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		this.pen.setColor(new Color(240, 240, 240));
		this.pen.fillRect(0, 0, width, height);
		ink(40);
		nib(4);
	}

	/** White paper, a dark pen four pixels wide. */
	public static Sheet of(int width, int height) {
		return new Sheet(width, height);
	}

	/** From here on with ink of this luminance, 0 to 255. */
	public Sheet ink(int luminance) {
		this.pen.setColor(new Color(luminance, luminance, luminance));
		return this;
	}

	/** From here on with a pen this many pixels wide. */
	public Sheet nib(double width) {
		this.pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		return this;
	}

	/** Writes digits in boxes as wide as high. */
	public Sheet write(String digits, int x, int y, int height) {
		for (int i = 0; i < digits.length(); i++) {
			draw(Objects.requireNonNull(DIGITS.get(digits.charAt(i))), x + i * height, y, height / 100.0);
		}
		return this;
	}

	/**
	 * Draws a shape of your own.
	 * @param height pixels that 100 stand for
	 * @param strokes in a box of 100 × 100: x and y by turns, NaN and 0 between two
	 * strokes
	 */
	public Sheet shape(int x, int y, int height, double... strokes) {
		draw(strokes, x, y, height / 100.0);
		return this;
	}

	/**
	 * Fills a shape of your own with ink.
	 * @param height pixels that 100 stand for
	 * @param outline in a box of 100 × 100: x and y by turns
	 */
	public Sheet filled(int x, int y, int height, double... outline) {
		Path2D path = path(outline, x, y, height / 100.0);
		path.closePath();
		this.pen.fill(path);
		return this;
	}

	private void draw(double[] strokes, double x, double y, double scale) {
		this.pen.draw(path(strokes, x, y, scale));
	}

	private static Path2D path(double[] strokes, double x, double y, double scale) {
		Path2D path = new Path2D.Double();
		boolean down = false;
		for (int i = 0; i < strokes.length; i += 2) {
			double toX = x + strokes[i] * scale;
			double toY = y + strokes[i + 1] * scale;
			if (Double.isNaN(strokes[i])) {
				down = false;
			}
			else if (down) {
				path.lineTo(toX, toY);
			}
			else {
				path.moveTo(toX, toY);
				down = true;
			}
		}
		return path;
	}

	public Sheet line(int x1, int y1, int x2, int y2) {
		this.pen.drawLine(x1, y1, x2, y2);
		return this;
	}

	public Sheet rectangle(int x, int y, int width, int height) {
		this.pen.fillRect(x, y, width, height);
		return this;
	}

	/** The same, every side so many times as long, as a program enlarges a picture. */
	public Sheet enlarged(int times) {
		Sheet large = new Sheet(this.picture.getWidth() * times, this.picture.getHeight() * times);
		large.pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
		large.pen.drawImage(this.picture, 0, 0, large.picture.getWidth(), large.picture.getHeight(), null);
		return large;
	}

	/** Light that falls off from left to right down to a third. */
	public Sheet shaded() {
		double width = this.picture.getWidth();
		for (int y = 0; y < this.picture.getHeight(); y++) {
			for (int x = 0; x < width; x++) {
				set(x, y, get(x, y) * (1 - 2 / 3.0 * x / width));
			}
		}
		return this;
	}

	public Sheet inverted() {
		for (int y = 0; y < this.picture.getHeight(); y++) {
			for (int x = 0; x < this.picture.getWidth(); x++) {
				set(x, y, 255 - get(x, y));
			}
		}
		return this;
	}

	/** White noise of this standard deviation, in grey levels. */
	public Sheet noisy(double deviation) {
		Random random = new Random(7);
		for (int y = 0; y < this.picture.getHeight(); y++) {
			for (int x = 0; x < this.picture.getWidth(); x++) {
				set(x, y, get(x, y) + deviation * random.nextGaussian());
			}
		}
		return this;
	}

	/** Paper whose grey wavers by this standard deviation, softly, with dark grains. */
	public Sheet mottled(double deviation) {
		int width = this.picture.getWidth();
		double[] grain = new Random(7).doubles((long) width * this.picture.getHeight(), -1, 1).toArray();
		for (int y = 1; y < this.picture.getHeight() - 1; y++) {
			for (int x = 1; x < width - 1; x++) {
				double sum = 0;
				for (int i = -width; i <= width; i += width) {
					sum += grain[y * width + x + i - 1] + grain[y * width + x + i] + grain[y * width + x + i + 1];
				}
				// The mean of nine has a deviation of .19.
				double even = sum / 9 / .1925;
				set(x, y, get(x, y) + deviation * even * (1 + even * even / 14));
			}
		}
		return this;
	}

	private int get(int x, int y) {
		return this.picture.getRaster().getSample(x, y, 0);
	}

	private void set(int x, int y, double value) {
		this.picture.getRaster().setSample(x, y, 0, (int) Math.min(255, Math.max(0, Math.round(value))));
	}

	public Photo photo() {
		byte[] luminance = new byte[this.picture.getWidth() * this.picture.getHeight()];
		for (int i = 0; i < luminance.length; i++) {
			luminance[i] = (byte) get(i % this.picture.getWidth(), i / this.picture.getWidth());
		}
		return new Photo(this.picture.getWidth(), this.picture.getHeight(), luminance, 1);
	}

	public byte[] png() {
		try {
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			ImageIO.write(this.picture, "png", out);
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
