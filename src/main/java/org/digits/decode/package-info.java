/** The only room that sees untrusted bytes: they become a photo here, or are refused. */
@NullMarked
@ApplicationModule(allowedDependencies = "image")
package org.digits.decode;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
