package org.digits.stack;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * How far a stack is.
 *
 * @param id its name
 * @param state whether it is being unpacked, being read, or done
 * @param pages how many there are; 0 as long as that isn't known
 * @param done how many were read or refused
 * @param unsure how many of those wait for a person, as their best guess isn't sure
 * @param refused how many can't be read
 * @param confirmed how many a person has confirmed or corrected
 * @param leftOut how many there were beyond the most that are read
 * @param created when it came
 * @param until when it will be deleted
 */
record Progress(String id, State state, int pages, int done, int unsure, int refused, int confirmed, int leftOut,
		Instant created, Instant until) {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	/** How far, in a word. */
	enum State {

		/** Which pages there are is being found out. */
		UNPACKING,
		/** Pages are being read. */
		READING,
		/** All are. */
		DONE

	}

	static Progress of(Head head, @Nullable Plan plan, List<Page> pages, int done) {
		State state = (plan == null) ? State.UNPACKING : (done < pages.size()) ? State.READING : State.DONE;
		int unsure = 0;
		int refused = 0;
		int confirmed = 0;
		for (Page page : pages) {
			unsure += (page.isUnsure() && !page.isConfirmed()) ? 1 : 0;
			refused += (page.state() == Page.State.REFUSED && !page.isConfirmed()) ? 1 : 0;
			confirmed += page.isConfirmed() ? 1 : 0;
		}
		return new Progress(head.id(), state, pages.size(), done, unsure, refused, confirmed,
				(plan != null) ? plan.leftOut() : 0, head.created(), head.until());
	}

	/** When it will be deleted, in a form that is understood everywhere. */
	public String time() {
		return TIME.format(this.until);
	}

}
