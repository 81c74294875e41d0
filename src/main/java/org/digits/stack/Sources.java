package org.digits.stack;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.digits.bundle.Bundle;
import org.digits.bundle.Bundles;

/**
 * The files that a stack's pages are of, open as long as somebody reads them. Safe to use
 * from several threads.
 */
final class Sources {

	private final List<String> names;

	private final StackFolder folder;

	private final Bundles opener;

	private final Map<Integer, Bundle> bundles = new HashMap<>();

	private int workers;

	/**
	 * The files, none of them open.
	 * @param names what they are called, in the order of their numbers
	 */
	Sources(List<String> names, StackFolder folder, Bundles opener) {
		this.names = names;
		this.folder = folder;
		this.opener = opener;
	}

	/** The file with a number, to have pages of. */
	Bundle bundle(int file) throws IOException {
		return bundle(file, (file < this.names.size()) ? this.names.get(file) : "");
	}

	/**
	 * The file with a number.
	 * @param name what its pages are called by
	 */
	synchronized Bundle bundle(int file, String name) throws IOException {
		Bundle bundle = this.bundles.get(file);
		if (bundle == null) {
			bundle = this.opener.open(this.folder.source(file), name);
			this.bundles.put(file, bundle);
		}
		return bundle;
	}

	/** So many more, or fewer, work with them. */
	synchronized void work(int more) {
		this.workers += more;
	}

	/** How many work with them. */
	synchronized int workers() {
		return this.workers;
	}

	/**
	 * Lets go of open files, and of what draws their pages, until they are asked again.
	 */
	synchronized void close() {
		this.bundles.values().forEach(Bundle::close);
	}

	/** The same, unless somebody works with them. */
	synchronized boolean rest() {
		if (this.workers == 0) {
			close();
		}
		return this.workers == 0;
	}

}
