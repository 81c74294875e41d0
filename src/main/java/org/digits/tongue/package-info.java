/** The languages: what is said to a person, in words and figures of their own. */
@NullMarked
@ApplicationModule(allowedDependencies = "settings")
package org.digits.tongue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
