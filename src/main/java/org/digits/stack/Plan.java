package org.digits.stack;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which pages a stack has.
 *
 * @param pages in reading order
 * @param leftOut how many more there were than are read
 */
record Plan(List<Planned> pages, int leftOut) {

	/**
	 * A page.
	 *
	 * @param file the number of the file that it is in, from 0
	 * @param index of the page in that file
	 * @param name what it is called
	 * @param refused why it can't be had, if that is known already
	 */
	record Planned(int file, int index, String name, @Nullable String refused) {
	}

}
