/** What all settings have in common. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.digits.settings;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
