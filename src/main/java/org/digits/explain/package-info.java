/** Why a digit is taken for what it is, and not for what it most resembles. */
@NullMarked
@ApplicationModule(allowedDependencies = { "image", "glyph", "classify", "reading" })
package org.digits.explain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
