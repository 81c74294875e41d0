/**
 * Finds the digits in the ink, line by line, and sets each upright as the network wants
 * it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "image", "ink" })
package org.digits.glyph;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
