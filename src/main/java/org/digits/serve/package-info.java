/** Wires the rooms together, and says whether they work. */
@NullMarked
@ApplicationModule(
		allowedDependencies = { "image", "glyph", "decode", "classify", "classify :: dl4j", "reading", "settings" })
package org.digits.serve;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
