package org.digits.strokes;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

import org.digits.glyph.GlyphFinder;
import org.digits.glyph.Glyphs;
import org.digits.glyph.Line;
import org.digits.image.Ink;
import org.digits.reading.NumberReader;
import org.digits.reading.Reading;
import org.digits.reading.Reading.Outcome;
import org.digits.reading.Trace;

/**
 * Reads the number that a pen wrote: what it left on the pad, and what its strokes say of
 * where one character ends. Safe to use from several threads.
 */
public final class StrokeReader {

	private final GlyphFinder glyphFinder = new GlyphFinder();

	private final NumberReader reader;

	public StrokeReader(NumberReader reader) {
		this.reader = reader;
	}

	/**
	 * The number in a drawing, and all that was seen on the way to it.
	 * @param drawing the strokes
	 * @param digits how many digits to expect, if known
	 */
	public Trace read(Drawing drawing, OptionalInt digits) {
		Ink ink = Pen.ink(drawing);
		if (digits.isEmpty() && drawing.isOneCharacter()) {
			return asOne(ink);
		}
		Trace trace = this.reader.read(Pen.photo(ink), ink, digits);
		if (digits.isEmpty() && drawing.mayBeOneCharacter() && trace.reading().outcome() != Outcome.READ) {
			Trace one = asOne(ink);
			return (trace.reading().number() == null || one.reading().confidence() > trace.reading().confidence()) ? one
					: trace;
		}
		return digits.isEmpty() ? counted(drawing, trace) : trace;
	}

	/**
	 * Where as many digits were read as characters were written, nothing was passed over
	 * and none was taken apart: one doubt less.
	 */
	private Trace counted(Drawing drawing, Trace trace) {
		Reading reading = trace.reading();
		OptionalInt written = drawing.characters();
		if (reading.outcome() != Outcome.UNSURE || written.isEmpty() || reading.lines().size() != 1
				|| reading.lines().get(0).digits().size() != written.getAsInt()) {
			return trace;
		}
		Trace told = this.reader.read(trace.photo(), trace.ink(), written);
		return String.valueOf(reading.number()).equals(told.reading().number()) ? told : trace;
	}

	/** Not cut; but nobody said that it is a digit: it may be a letter. */
	private Trace asOne(Ink ink) {
		Glyphs glyphs = whole(this.glyphFinder.find(ink, OptionalInt.of(1)));
		return this.reader.read(Pen.photo(ink), ink, glyphs, OptionalInt.empty());
	}

	/** Nothing on a pad is dirt. */
	private static Glyphs whole(Glyphs glyphs) {
		return new Glyphs(glyphs.lines().stream().map((line) -> line.with(fullest(line.candidates()))).toList());
	}

	private static List<Line.Candidate> fullest(List<Line.Candidate> candidates) {
		return candidates.stream().max(Comparator.comparingDouble(Line.Candidate::share)).stream().toList();
	}

}
