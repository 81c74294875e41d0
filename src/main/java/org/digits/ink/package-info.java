/**
 * Finds the writing in a photo: uneven light, polarity, paper, ruled lines, sheet edges.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "image")
package org.digits.ink;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
