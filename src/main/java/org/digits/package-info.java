/** The application itself; its rooms are the packages beneath. */
@NullMarked
package org.digits;

import org.jspecify.annotations.NullMarked;
