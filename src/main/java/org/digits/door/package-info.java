/**
 * What happens to a request before anybody looks at it: uploads are collected without
 * holding a thread, too many or too slow ones are sent away, and what is for whoever runs
 * the server is shown to nobody else.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "keep", "settings" })
package org.digits.door;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
