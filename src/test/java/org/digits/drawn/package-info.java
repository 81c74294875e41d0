/** Pictures for tests, drawn by us. */
@NullMarked
package org.digits.drawn;

import org.jspecify.annotations.NullMarked;
