/**
 * What everything needs that is kept on a disk: a clock that nobody sets, a word in the
 * log, once, when the disk is full, and chores done every minute.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.digits.keep;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
