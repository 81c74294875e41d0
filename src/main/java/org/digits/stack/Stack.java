package org.digits.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.digits.bundle.Bundles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stack on the disk, and what is known of its pages. Whatever it says has happened is
 * in its journal already. Safe to use from several threads.
 */
final class Stack {

	private static final Logger logger = LoggerFactory.getLogger(Stack.class);

	/** What a page takes on the disk at most, once it is read. */
	static final long PAGE_BYTES = 256 * 1024;

	private volatile Head head;

	private final StackFolder folder;

	private final Journal journal;

	private final Sources sources;

	private final AtomicLong size;

	private final Claims claims = new Claims();

	private @Nullable Plan plan;

	private List<Page> pages = new ArrayList<>();

	private long revision;

	private int read;

	private boolean gone;

	private Stack(Head head, StackFolder folder, Bundles opener, JsonMapper json) throws IOException {
		this.head = head;
		this.folder = folder;
		this.sources = new Sources(head.files(), folder, opener);
		this.plan = folder.plan();
		if (this.plan != null) {
			layOut(this.plan);
		}
		this.journal = Journal.open(folder.journal(), json, this::happened);
		this.size = new AtomicLong(folder.size());
		tidy();
	}

	/** Takes up a stack that is on the disk. */
	static Stack open(StackFolder folder, Bundles opener, JsonMapper json) throws IOException {
		return new Stack(folder.head(), folder, opener, json);
	}

	Head head() {
		return this.head;
	}

	/** The clock was set. */
	synchronized void moveInTime(Duration jump) {
		rewrite(this.head.moved(jump));
	}

	/** It is deleted at this time at the latest. */
	synchronized void endBy(Instant end) {
		rewrite(this.head.endingBy(end));
	}

	/** What can't be written down holds until the server is stopped. */
	private void rewrite(Head changed) {
		if (this.gone || changed.equals(this.head)) {
			return;
		}
		this.head = changed;
		try {
			this.folder.write(changed);
		}
		catch (IOException ex) {
			logger.warn("When a stack ends can't be written down: {}", ex.toString());
		}
	}

	String id() {
		return this.head.id();
	}

	/** The files that its pages are of. */
	Sources sources() {
		return this.sources;
	}

	StackFolder folder() {
		return this.folder;
	}

	private void layOut(Plan planned) {
		List<Page> laidOut = new ArrayList<>();
		for (Plan.Planned page : planned.pages()) {
			laidOut.add(Page.waiting(laidOut.size() + 1, page.name()));
		}
		this.pages = laidOut;
		this.revision++;
	}

	private void happened(Event event, long place) {
		if (event.page() < 1 || event.page() > this.pages.size()) {
			return;
		}
		if (event.kind() == Event.Kind.BEGUN) {
			this.claims.begun(event.page());
			return;
		}
		if (event.kind() == Event.Kind.LEFT) {
			this.claims.left(event.page());
			return;
		}
		Page before = this.pages.get(event.page() - 1);
		Page after = before.after(event, place, ++this.revision);
		this.pages.set(event.page() - 1, after);
		if (before.state() == Page.State.WAITING && after.state() != Page.State.WAITING) {
			this.read++;
		}
	}

	/**
	 * Work on it that nobody does yet: 0 to plan it, or a page; empty if none is left.
	 */
	synchronized Optional<Integer> claim() {
		return (this.gone || isDone()) ? Optional.empty() : this.claims.claim(this.plan != null, this.pages);
	}

	/** Whether there is work on it that nobody does yet. */
	synchronized boolean hasWork() {
		Optional<Integer> work = claim();
		work.ifPresent(this::letGo);
		return work.isPresent();
	}

	/** Leaves claimed work to others, done or not. */
	synchronized void letGo(int work) {
		this.claims.letGo(work);
	}

	/** It is known which pages there are. */
	synchronized void planned(Plan made) throws IOException {
		if (this.gone) {
			return;
		}
		this.folder.write(made);
		layOut(made);
		this.plan = made;
		recount();
		notifyAll();
	}

	/**
	 * Tells of the beginning of a page.
	 * @return whether it may be begun once more
	 */
	synchronized boolean begin(int page) throws IOException {
		if (!this.claims.mayBegin(page)) {
			return false;
		}
		this.claims.begun(page);
		add(Event.begun(page));
		return true;
	}

	/** Nothing of a page came to pass, but it was not its fault. */
	synchronized void leave(int page) throws IOException {
		this.claims.left(page);
		add(Event.left(page));
	}

	/**
	 * Writes down what happened to a page, and only then lets it be known.
	 * @return the page as it is now
	 */
	synchronized Page add(Event event) throws IOException {
		if (this.gone) {
			throw new IOException("The stack was deleted.");
		}
		long place = this.journal.add(event);
		if (event.kind().tells()) {
			happened(event, place);
			tidy();
			notifyAll();
		}
		return this.pages.get(event.page() - 1);
	}

	/** What came as a file isn't kept once all of it was read. */
	private void tidy() throws IOException {
		if (isDone() && this.folder.hasSources()) {
			this.sources.close();
			this.journal.force();
			this.folder.deleteSources();
			recount();
		}
	}

	synchronized Optional<Page> page(int index) {
		return (index < 1 || index > this.pages.size()) ? Optional.empty() : Optional.of(this.pages.get(index - 1));
	}

	synchronized List<Page> pages() {
		return List.copyOf(this.pages);
	}

	synchronized Plan.Planned plannedPage(int index) {
		if (this.plan == null) {
			throw new IllegalStateException("It isn't planned yet.");
		}
		return this.plan.pages().get(index - 1);
	}

	/** What is known of the reading of a page. */
	Event reading(Page page) throws IOException {
		return this.journal.at(page.place());
	}

	synchronized Progress progress() {
		return Progress.of(this.head, this.plan, this.pages, this.read);
	}

	synchronized boolean isDone() {
		return this.plan != null && this.read == this.pages.size();
	}

	synchronized boolean isGone() {
		return this.gone;
	}

	synchronized long revision() {
		return this.revision;
	}

	/**
	 * What changed after a revision; waits for it.
	 * @param patience for how long, in milliseconds
	 */
	synchronized Changes changes(long since, long patience) throws InterruptedException {
		long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience);
		long left = patience;
		while (this.revision <= since && !this.gone && left > 0) {
			wait(left);
			left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
		}
		List<Page> changed = this.pages.stream()
			.filter((page) -> page.revision() > since)
			.sorted(Comparator.comparingLong(Page::revision))
			.toList();
		return new Changes(changed, this.revision);
	}

	/** So many bytes more are on the disk. */
	void grow(long bytes) {
		this.size.addAndGet(bytes);
	}

	private void recount() throws IOException {
		this.size.set(this.folder.size());
	}

	/** How many bytes it takes on the disk, or will when it is read. */
	synchronized long size(int mostPages) {
		long most = (this.plan != null) ? this.pages.size() : mostPages;
		return isDone() ? this.size.get() : this.size.get() + (most - this.read) * PAGE_BYTES;
	}

	/** Nothing of it is left when this returns. */
	void delete() throws IOException {
		synchronized (this) {
			this.gone = true;
			notifyAll();
			this.sources.close();
			this.journal.close();
		}
		this.folder.delete();
	}

	/** Lets go of its files; it stays on the disk. */
	synchronized void close() throws IOException {
		this.sources.close();
		this.journal.close();
	}

	Optional<Path> picture(int page, boolean small) {
		Path picture = this.folder.picture(page, small);
		return Files.isRegularFile(picture) ? Optional.of(picture) : Optional.empty();
	}

}
