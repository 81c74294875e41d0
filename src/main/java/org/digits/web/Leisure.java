package org.digits.web;

/**
 * Whether there is time for what nobody waits for. Whoever reads in the background asks
 * before every picture, so that people who wait are served first.
 */
@FunctionalInterface
public interface Leisure {

	/** How many pictures could be read right now without anybody having to wait. */
	int seats();

}
