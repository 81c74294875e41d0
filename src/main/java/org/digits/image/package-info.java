/** The alphabet of the other rooms: what a picture, its ink and a box in it are. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.digits.image;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
