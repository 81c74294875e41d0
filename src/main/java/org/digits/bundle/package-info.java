/**
 * Files of many pictures (ZIP archives, TIFF files, PDF documents) are taken apart here,
 * page by page. What comes out is bytes of one picture each, as untrusted as the file
 * was.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.digits.bundle;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
