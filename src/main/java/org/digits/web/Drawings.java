package org.digits.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import org.digits.strokes.Drawing;
import org.digits.strokes.Stroke;
import org.digits.strokes.Stroke.Point;
import org.digits.tongue.Words;
import org.digits.web.DrawingDocument.StrokeDocument;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Takes drawings that strangers send, within limits. */
class Drawings {

	private static final double LONGEST = 100_000;

	private final StrokeSettings settings;

	private final JsonMapper json;

	Drawings(StrokeSettings settings, JsonMapper json) {
		this.settings = settings;
		this.json = json;
	}

	/** How many bytes of JSON are listened to at most. */
	long mostBytes() {
		return this.settings.size().toBytes();
	}

	/**
	 * The drawing that a text describes.
	 * @param text JSON in UTF-8
	 * @throws Unusable with a sentence for whoever sent it
	 */
	Drawing of(byte[] text) throws Unusable {
		if (text.length > mostBytes()) {
			throw new Unusable(Problem.TOO_MANY_BYTES,
					"The strokes may have %s KB of JSON.".formatted(this.settings.size().toKilobytes()));
		}
		try {
			DrawingDocument document = this.json.readValue(text, DrawingDocument.class);
			if (document == null) {
				throw unusable("The body is “null” where a drawing belongs.");
			}
			return of(document);
		}
		catch (JacksonException ex) {
			throw unusable("The body is no JSON of the form {\"width\": 300, \"height\": 200, \"strokes\": "
					+ "[{\"points\": [[60, 40, 0], …]}, …]}.");
		}
	}

	/** The same for a form's field. */
	Drawing of(String text) throws Unusable {
		return of(text.getBytes(StandardCharsets.UTF_8));
	}

	private Drawing of(DrawingDocument document) throws Unusable {
		double width = length(document.width(), "width");
		double height = length(document.height(), "height");
		OptionalDouble pen = (document.pen() != null) ? OptionalDouble.of(length(document.pen(), "pen"))
				: OptionalDouble.empty();
		List<@Nullable StrokeDocument> written = document.strokes();
		if (written == null) {
			throw unusable("“strokes” is missing; on an empty pad it is [].");
		}
		if (written.size() > this.settings.strokes()) {
			throw unusable("There are %,d strokes; a drawing may have %,d.".formatted(written.size(),
					this.settings.strokes()));
		}
		List<Stroke> strokes = new ArrayList<>();
		int room = this.settings.points();
		for (StrokeDocument stroke : written) {
			List<Point> points = points(stroke, strokes.size() + 1);
			room -= points.size();
			if (room < 0) {
				throw unusable("A drawing may have %,d points.".formatted(this.settings.points()));
			}
			strokes.add(new Stroke(points));
		}
		return new Drawing(width, height, pen, strokes);
	}

	private static double length(@Nullable Double value, String name) throws Unusable {
		if (value == null) {
			throw unusable("“%s” is missing.".formatted(name));
		}
		boolean pen = name.equals("pen");
		if (!(value >= (pen ? 0 : 1) && value <= LONGEST)) {
			throw unusable("“%s” has to be from %d to 100,000.".formatted(name, pen ? 0 : 1));
		}
		return value;
	}

	private static List<Point> points(@Nullable StrokeDocument stroke, int number) throws Unusable {
		double[][] points = (stroke != null) ? stroke.points() : null;
		if (points == null || points.length == 0) {
			throw unusable("Stroke %d has no points.".formatted(number));
		}
		List<Point> list = new ArrayList<>(points.length);
		for (double[] point : points) {
			if (point == null || point.length < 2 || point.length > 3 || !isNear(point[0]) || !isNear(point[1])
					|| !Double.isFinite(point[point.length - 1])) {
				throw unusable(
						"Point %d of stroke %d has to be [x, y] or [x, y, t], with x and y from -100,000 to 100,000."
							.formatted(list.size() + 1, number));
			}
			list.add(new Point(point[0], point[1], (point.length == 3) ? point[2] : 0));
		}
		return list;
	}

	private static boolean isNear(double value) {
		return Math.abs(value) <= LONGEST;
	}

	private static Unusable unusable(String sentence) {
		return new Unusable(Problem.BAD_STROKES, sentence);
	}

	/** It is no drawing, or too much of one. */
	static final class Unusable extends Exception {

		private final transient Answer.Refused refused;

		Unusable(Problem problem, String sentence) {
			super(sentence, null, false, false);
			this.refused = new Answer.Refused(problem, Words.said(sentence));
		}

		Answer.Refused refused() {
			return this.refused;
		}

	}

}
