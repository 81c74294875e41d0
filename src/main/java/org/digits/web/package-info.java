/** The pages and the API: uploads in, answers and friendly errors out. */
@NullMarked
@ApplicationModule(allowedDependencies = { "image", "strokes", "decode", "reading", "repair", "explain", "classify",
		"uploads", "door", "tongue", "settings" })
package org.digits.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
