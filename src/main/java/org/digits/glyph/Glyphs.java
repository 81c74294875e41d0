package org.digits.glyph;

import java.util.List;

/**
 * All that may be a character in a picture.
 *
 * @param lines the lines of writing, from the top; none where nothing is written
 */
public record Glyphs(List<Line> lines) {
}
