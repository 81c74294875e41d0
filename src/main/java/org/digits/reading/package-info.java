/** The one sentence of the program: ink, glyphs, guesses, and what number that makes. */
@NullMarked
@ApplicationModule(allowedDependencies = { "image", "ink", "glyph", "classify" })
package org.digits.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
