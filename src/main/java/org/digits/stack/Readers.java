package org.digits.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.digits.bundle.PageRefused;
import org.digits.keep.DiskTrouble;
import org.digits.web.Leisure;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Who reads stacks, in the background. People who wait are served first: a page is begun
 * only where a seat is free that nobody wants, or when none was for long. Stacks take
 * turns, so that a small one doesn't wait for a large one to end.
 */
class Readers implements SmartLifecycle {

	/** How long a stack is read before others have their turn. */
	private static final long TURN = Duration.ofSeconds(3).toNanos();

	/** After so long without a free seat, a page is read all the same. */
	private static final long PATIENCE = Duration.ofSeconds(2).toNanos();

	private static final long PAUSE_MILLIS = 10;

	private static final long NOTHING_TO_DO_MILLIS = 200;

	private static final long NO_DISK_MILLIS = 2000;

	private static final Duration FAREWELL = Duration.ofSeconds(10);

	private final Stacks stacks;

	private final PageReader reader;

	private final Leisure leisure;

	private final StackSettings settings;

	private final DiskTrouble trouble = new DiskTrouble("A stack can't be written to, and is read on when it can be");

	private final List<Thread> threads = new ArrayList<>();

	/** When each stack had its last turn. */
	private final Map<String, Long> turns = new HashMap<>();

	/** Those that may hold something open, the one of the last turn last. */
	private final Set<Stack> open = new LinkedHashSet<>();

	private int reading;

	private volatile boolean running;

	Readers(Stacks stacks, PageReader reader, Leisure leisure, StackSettings settings) {
		this.stacks = stacks;
		this.reader = reader;
		this.leisure = leisure;
		this.settings = settings;
	}

	@Override
	public void start() {
		this.running = true;
		for (int i = 0; i < this.settings.threads(); i++) {
			Thread thread = new Thread(this::work, "stack-reader-" + i);
			thread.setDaemon(true);
			thread.setPriority(Thread.MIN_PRIORITY);
			this.threads.add(thread);
			thread.start();
		}
	}

	/** Pages that are begun come to their end; the others wait for the next start. */
	@Override
	public void stop() {
		this.running = false;
		wakeUp();
		this.stacks.all().forEach((stack) -> stack.sources().close());
		for (Thread thread : this.threads) {
			try {
				thread.join(FAREWELL.toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
		this.threads.clear();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** There is something new to read. */
	synchronized void wakeUp() {
		notifyAll();
	}

	private void work() {
		while (this.running) {
			Stack stack = next();
			try {
				if (stack != null) {
					turn(stack);
				}
			}
			catch (IOException ex) {
				if (stack != null && !stack.isGone() && this.running) {
					this.trouble.met(ex);
					pause(NO_DISK_MILLIS);
				}
			}
			finally {
				if (stack != null) {
					stack.sources().work(-1);
					restOthers(stack);
				}
			}
		}
	}

	/** The stack that waited longest of those with the fewest readers; waits for one. */
	private synchronized @Nullable Stack next() {
		List<Stack> waiting = this.stacks.all().stream().filter(Stack::hasWork).toList();
		this.turns.keySet().retainAll(waiting.stream().map(Stack::id).toList());
		Optional<Stack> next = waiting.stream()
			.min(Comparator.comparingInt((Stack stack) -> stack.sources().workers())
				.thenComparingLong((stack) -> this.turns.getOrDefault(stack.id(), Long.MIN_VALUE)));
		if (next.isPresent()) {
			this.turns.put(next.get().id(), System.nanoTime());
			next.get().sources().work(1);
			return next.get();
		}
		try {
			wait(NOTHING_TO_DO_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return null;
	}

	/** Only so many stacks hold files and processes open as there are readers. */
	private synchronized void restOthers(Stack stack) {
		this.open.remove(stack);
		this.open.add(stack);
		Iterator<Stack> eldest = this.open.iterator();
		while (this.open.size() > this.settings.threads() && eldest.hasNext()) {
			if (eldest.next().sources().rest()) {
				eldest.remove();
			}
		}
	}

	private void turn(Stack stack) throws IOException {
		long end = System.nanoTime() + TURN;
		while (this.running && System.nanoTime() < end) {
			Optional<Integer> work = stack.claim();
			if (work.isEmpty()) {
				return;
			}
			try {
				if (sitDown()) {
					workSeated(stack, work.get());
				}
			}
			finally {
				stack.letGo(work.get());
			}
		}
	}

	private void workSeated(Stack stack, int work) throws IOException {
		try {
			work(stack, work);
		}
		finally {
			getUp();
		}
	}

	private void work(Stack stack, int work) throws IOException {
		if (work == 0) {
			stack.planned(Planner.plan(stack, this.settings.maxPages()));
		}
		else {
			try {
				read(stack, work);
			}
			catch (IOException ex) {
				leave(stack, work, ex);
				throw ex;
			}
		}
		this.trouble.wrote();
	}

	private void read(Stack stack, int page) throws IOException {
		if (!stack.begin(page)) {
			stack.add(Event.refused(page, PageRefused.ALONE));
			return;
		}
		Event event = this.reader.read(stack, page);
		if (event == null || !this.running && event.kind() == Event.Kind.REFUSED) {
			stack.leave(page); // busy, or torn away from it
			pause(PAUSE_MILLIS);
		}
		else {
			stack.add(event);
		}
	}

	/** That the disk is full is not the page's fault. */
	private static void leave(Stack stack, int page, IOException failure) {
		try {
			stack.leave(page);
		}
		catch (IOException ex) {
			failure.addSuppressed(ex);
		}
	}

	/** Waits until a seat is free that nobody wants; whether there is still time. */
	private boolean sitDown() {
		long end = System.nanoTime() + PATIENCE;
		while (this.running) {
			if (hasSeat(System.nanoTime() > end)) {
				return true;
			}
			pause(PAUSE_MILLIS);
		}
		return false;
	}

	private synchronized boolean hasSeat(boolean waitedLong) {
		boolean free = this.reading < this.leisure.seats() || waitedLong && this.reading == 0;
		this.reading += free ? 1 : 0;
		return free;
	}

	private synchronized void getUp() {
		this.reading--;
	}

	private static void pause(long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
