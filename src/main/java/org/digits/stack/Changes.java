package org.digits.stack;

import java.util.List;

/**
 * What changed in a stack.
 *
 * @param pages the pages that changed after a revision, the last change last
 * @param revision up to which they tell all
 */
record Changes(List<Page> pages, long revision) {
}
