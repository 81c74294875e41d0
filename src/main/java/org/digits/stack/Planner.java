package org.digits.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

import org.digits.bundle.Bundle;
import org.digits.bundle.Bundle.Entry;
import org.digits.bundle.Kind;
import org.digits.bundle.PageRefused;

/** Finds out which pages a stack has, in the files that it came as. */
final class Planner {

	private final Stack stack;

	private final int most;

	private final List<Plan.Planned> pages = new ArrayList<>();

	private int leftOut;

	/** The number of the next file that is unpacked. */
	private int next;

	private Planner(Stack stack, int most) {
		this.stack = stack;
		this.most = most;
		this.next = stack.head().files().size();
	}

	/**
	 * The pages of a stack.
	 * @param most pages that are read
	 */
	static Plan plan(Stack stack, int most) throws IOException {
		Planner planner = new Planner(stack, most);
		for (int file = 0; file < stack.head().files().size(); file++) {
			planner.addFile(file, stack.head().files().get(file));
		}
		return new Plan(planner.pages, planner.leftOut);
	}

	private void addFile(int file, String name) throws IOException {
		Bundle bundle = this.stack.sources().bundle(file);
		try {
			for (Entry entry : bundle.entries()) {
				addEntry(bundle, file, entry);
			}
		}
		catch (PageRefused ex) {
			add(new Plan.Planned(file, 0, name, ex.sentence()));
		}
	}

	private void addEntry(Bundle bundle, int file, Entry entry) throws IOException {
		String name = Stacks.printable(entry.name());
		if (isFull()) {
			this.leftOut++;
		}
		else if (entry.kind() == Kind.PICTURE) {
			add(new Plan.Planned(file, entry.index(), name, null));
		}
		else if (entry.kind() == Kind.ZIP) {
			add(new Plan.Planned(file, entry.index(), name, PageRefused.NESTED));
		}
		else {
			unpack(bundle, file, entry, name);
		}
	}

	/** A document in an archive becomes a file beside it. */
	private void unpack(Bundle bundle, int file, Entry entry, String name) throws IOException {
		int number = this.next++;
		try {
			bundle.copy(entry.index(), this.stack.folder().source(number));
			this.stack.grow(Files.size(this.stack.folder().source(number)));
			for (Entry inner : this.stack.sources().bundle(number, name).entries()) {
				add(new Plan.Planned(number, inner.index(), inner.name(), null));
			}
		}
		catch (PageRefused ex) {
			add(new Plan.Planned(file, entry.index(), name, ex.sentence()));
		}
	}

	private void add(Plan.Planned page) {
		if (isFull()) {
			this.leftOut++;
		}
		else {
			this.pages.add(page);
		}
	}

	private boolean isFull() {
		return this.pages.size() >= this.most;
	}

}
