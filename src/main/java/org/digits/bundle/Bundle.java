package org.digits.bundle;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that holds pictures. Safe to use from several threads; close it when nothing
 * more is wanted of it for a while: it opens itself again when it is asked.
 */
public interface Bundle extends Closeable {

	/**
	 * What is in it, in reading order.
	 * @throws PageRefused if nothing of it can be read
	 */
	List<Entry> entries() throws PageRefused;

	/**
	 * The bytes of one picture, for the gate that reads pictures.
	 * @param index of an entry, as it says itself
	 * @throws PageRefused if this one can't be had; others may
	 */
	byte[] page(int index) throws PageRefused;

	/**
	 * Copies an entry that holds several pictures itself to a file of its own.
	 * @throws PageRefused if it can't be had
	 */
	default void copy(int index, Path to) throws PageRefused {
		throw new PageRefused("It holds nothing that holds pictures.");
	}

	@Override
	default void close() {
		// Nothing is held open.
	}

	/**
	 * One of the things in it.
	 *
	 * @param index by which it is asked for
	 * @param name what it is called, for a person: never a path to write to
	 * @param kind what it is by its first bytes
	 */
	record Entry(int index, String name, Kind kind) {
	}

}
