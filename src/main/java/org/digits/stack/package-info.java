/**
 * Stacks: up to a thousand pages that are read in the background, kept until their time
 * is over, and corrected by a person.
 */
@NullMarked
@ApplicationModule(
		allowedDependencies = { "image", "decode", "reading", "bundle", "door", "keep", "tongue", "web", "settings" })
package org.digits.stack;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
