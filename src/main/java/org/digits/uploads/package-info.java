/**
 * Keeps uploaded pictures for as long as was asked for, which by default is not at all.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "keep", "settings" })
package org.digits.uploads;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
