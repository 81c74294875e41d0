package org.digits.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.apache.commons.io.file.PathUtils;
import org.digits.bundle.Bundles;
import org.digits.keep.SteadyClock;
import org.digits.tongue.Words;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** All stacks: new ones, those that are found again, and their end. */
class Stacks implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Stacks.class);

	private static final String UNDER_WAY = "under-way";

	private static final String DRAFT = ".new-";

	private static final String DELETED = ".deleted-";

	private static final int LONGEST_NAME = 200;

	private final StackSettings settings;

	private final Bundles opener;

	private final JsonMapper json;

	private final SteadyClock clock;

	private final Map<String, Stack> stacks = new ConcurrentHashMap<>();

	/** Who sent which stack, for as long as the server runs; nobody writes that down. */
	private final Map<String, String> clients = new ConcurrentHashMap<>();

	Stacks(StackSettings settings, JsonMapper json, SteadyClock clock) {
		this.settings = settings;
		this.opener = new Bundles(settings.limits());
		this.json = json;
		this.clock = clock;
		takeUp();
	}

	/** Where uploads are collected before they are a stack. */
	static Path underWay(StackSettings settings) {
		return settings.directory().resolve(UNDER_WAY);
	}

	/** Finds what was there before the server was stopped, however it was. */
	private void takeUp() {
		if (!Files.isDirectory(this.settings.directory())) {
			return;
		}
		try (Stream<Path> folders = Files.list(this.settings.directory())) {
			for (Path folder : folders.toList()) {
				takeUp(folder, folder.getFileName().toString());
			}
		}
		catch (IOException ex) {
			logger.warn("The stacks in {} can't be taken up again: {}", this.settings.directory(), ex.toString());
		}
	}

	private void takeUp(Path folder, String name) {
		try {
			if (name.equals(UNDER_WAY) || name.startsWith(DRAFT) || name.startsWith(DELETED)) {
				PathUtils.deleteDirectory(folder);
			}
			else if (StackId.isOne(name)) {
				Stack stack = Stack.open(new StackFolder(folder, this.json), this.opener, this.json);
				stack.endBy(this.clock.instant().plus(this.settings.retention()));
				this.stacks.put(name, stack);
			}
		}
		catch (IOException | UncheckedIOException ex) {
			logger.warn("The stack in {} can't be taken up again: {}", folder, ex.toString());
		}
	}

	/**
	 * Makes a stack of files, which are moved.
	 * @param digits how many digits to expect on every page, if known
	 * @param client who sends it; null for whom there is no limit
	 * @throws NoRoom if there are too many already
	 */
	synchronized Stack create(List<Sent> files, @Nullable Integer digits, @Nullable String client)
			throws IOException, NoRoom {
		checkRoom(files, client);
		String id = StackId.next();
		Path draft = this.settings.directory().resolve(DRAFT + id);
		Path place = this.settings.directory().resolve(id);
		try {
			fill(new StackFolder(draft, this.json), id, files, digits);
			Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
			Stack stack = Stack.open(new StackFolder(place, this.json), this.opener, this.json);
			this.stacks.put(id, stack);
			if (client != null) {
				this.clients.put(id, client);
			}
			return stack;
		}
		catch (IOException ex) {
			new StackFolder(draft, this.json).delete();
			new StackFolder(place, this.json).delete();
			throw ex;
		}
	}

	private void fill(StackFolder folder, String id, List<Sent> files, @Nullable Integer digits) throws IOException {
		folder.create();
		List<String> names = new ArrayList<>();
		for (Sent file : files) {
			file.moveTo(folder.source(names.size()).toAbsolutePath().toFile());
			names.add(printable(file.name()));
		}
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
		folder.write(new Head(id, now, now.plus(this.settings.retention()), digits, names));
	}

	/** A name for people; nothing else is ever made of it. */
	static String printable(String name) {
		String plain = name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}]", "").strip();
		String last = plain.substring(plain.lastIndexOf('\\') + 1);
		return last.isEmpty() ? "file" : last.substring(0, Math.min(LONGEST_NAME, last.length()));
	}

	private void checkRoom(List<Sent> files, @Nullable String client) throws NoRoom {
		long more = files.stream().mapToLong(Sent::size).sum() + this.settings.maxPages() * Stack.PAGE_BYTES;
		long used = this.stacks.values().stream().mapToLong((stack) -> stack.size(this.settings.maxPages())).sum();
		if (this.stacks.size() >= this.settings.maxStacks() || used + more > this.settings.maxSize().toBytes()) {
			throw new NoRoom(Words.of("stack.no-room"));
		}
		int most = this.settings.perClient();
		if (client != null && most > 0 && this.clients.values().stream().filter(client::equals).count() >= most) {
			throw new NoRoom(Words.of("stack.too-many", most));
		}
	}

	Optional<Stack> find(String id) {
		return StackId.isOne(id) ? Optional.ofNullable(this.stacks.get(id)) : Optional.empty();
	}

	List<Stack> all() {
		return this.stacks.values().stream().sorted(Comparator.comparing((stack) -> stack.head().created())).toList();
	}

	/** Deletes a stack at once, and all that was made of it. */
	void delete(Stack stack) throws IOException {
		if (this.stacks.remove(stack.id(), stack)) {
			this.clients.remove(stack.id());
			stack.delete();
		}
	}

	/** Deletes the stacks whose time is over. */
	void sweep() {
		followTheClock();
		Instant now = this.clock.instant();
		for (Stack stack : all()) {
			if (!stack.head().until().isAfter(now)) {
				try {
					delete(stack);
				}
				catch (IOException ex) {
					logger.warn("A stack whose time is over can't be deleted: {}", ex.toString());
				}
			}
		}
	}

	/** Stacks are kept for as long as was said when the clock is set, too. */
	private synchronized void followTheClock() {
		Duration jump = this.clock.follow();
		if (!jump.isZero()) {
			logger.warn("The clock of this machine was set by {}; the times of all stacks move with it", jump);
			all().forEach((stack) -> stack.moveInTime(jump));
		}
	}

	@Override
	public void close() throws IOException {
		for (Stack stack : all()) {
			stack.close();
		}
	}

	/** A file on its way into a stack. */
	interface Sent {

		/** What it is called. */
		String name();

		/** In bytes. */
		long size();

		void moveTo(File file) throws IOException;

	}

	/** One stack too many. */
	static final class NoRoom extends Exception {

		private final transient Words words;

		NoRoom(Words words) {
			super(words.key(), null, false, false);
			this.words = words;
		}

		Words words() {
			return this.words;
		}

	}

}
