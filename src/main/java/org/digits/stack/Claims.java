package org.digits.stack;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which work on a stack somebody does now, and how often each page was begun. Work is a
 * page, counted from 1, or 0, the plan itself. For one thread at a time.
 */
final class Claims {

	/** A page that was begun so often, and never ended, has ended the server itself. */
	private static final int MOST_BEGUN = 3;

	private final BitSet claimed = new BitSet();

	private final Map<Integer, Integer> begun = new HashMap<>();

	/**
	 * Claims work that nobody does yet; empty if none is left.
	 * @param planned whether it is known which pages there are
	 * @param pages as far as they are known
	 */
	Optional<Integer> claim(boolean planned, List<Page> pages) {
		for (int work = this.claimed.nextClearBit(planned ? 1 : 0); work <= pages.size(); work = this.claimed
			.nextClearBit(work + 1)) {
			if (work == 0 || pages.get(work - 1).state() == Page.State.WAITING) {
				this.claimed.set(work);
				return Optional.of(work);
			}
		}
		return Optional.empty();
	}

	/** Leaves claimed work to others, done or not. */
	void letGo(int work) {
		this.claimed.clear(work);
	}

	/** Whether a page may be begun once more. */
	boolean mayBegin(int page) {
		return this.begun.getOrDefault(page, 0) < MOST_BEGUN;
	}

	/** A page was begun. */
	void begun(int page) {
		this.begun.merge(page, 1, Integer::sum);
	}

	/** It was not a page's fault that nothing came of it. */
	void left(int page) {
		this.begun.remove(page);
	}

}
