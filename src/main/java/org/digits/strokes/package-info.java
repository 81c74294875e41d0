/**
 * Numbers as a pen wrote them: strokes, the ink that they leave, and what is read in
 * both.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "image", "glyph", "reading" })
package org.digits.strokes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
