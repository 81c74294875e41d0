/** Says how likely a glyph is each digit, with probabilities that keep their word. */
@NullMarked
@ApplicationModule(allowedDependencies = { "image", "glyph" })
package org.digits.classify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
