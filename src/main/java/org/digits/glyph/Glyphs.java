package org.digits.glyph;

import java.util.List;
import java.util.Optional;

import org.digits.image.Box;

/**
 * All that may be a character in a picture.
 *
 * @param lines the lines of writing, from the top; none where nothing is written
 */
public record Glyphs(List<Line> lines) {

	/** What takes in all lines, if there are any. */
	public Optional<Box> box() {
		return this.lines.stream().map(Line::box).reduce(Box::and);
	}

}
