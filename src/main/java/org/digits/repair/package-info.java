/**
 * What a person mends in a reading: the picture turned, ink erased, digits parted, joined
 * and named.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "image", "ink", "glyph", "reading" })
package org.digits.repair;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
