package org.digits.stack;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a stack when it comes.
 *
 * @param id its name
 * @param created when it came
 * @param until when it will be deleted
 * @param digits how many digits to expect on every page, if known
 * @param files what the files are called, in the order that they came in
 */
record Head(String id, Instant created, Instant until, @Nullable Integer digits, List<String> files) {
}
