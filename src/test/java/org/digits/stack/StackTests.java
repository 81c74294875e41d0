package org.digits.stack;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.apache.commons.io.FileUtils;
import org.digits.decode.DecodeLimits;
import org.digits.decode.Pictures;
import org.digits.drawn.Sheet;
import org.digits.keep.SteadyClock;
import org.digits.reading.NumberReader;
import org.digits.tongue.Tongues;
import org.digits.web.Leisure;
import org.digits.web.Traces;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class StackTests {

	private static final byte[] PICTURE = Sheet.of(60, 40).write("7", 10, 5, 30).png();

	private final JsonMapper json = new JsonMapper();

	private final NumberReader reader = mock(NumberReader.class);

	private final AtomicInteger reads = new AtomicInteger();

	@TempDir
	private Path folder;

	StackTests() {
		given(this.reader.read(any(), any())).willAnswer((question) -> {
			this.reads.incrementAndGet();
			return Traces.read("12345", .99);
		});
	}

	@Test
	void readsEveryPageAndRefusesSomeWithAReason() throws Exception {
		try (AnnotationConfigApplicationContext context = start(this.folder)) {
			Stack stack = send(context, PICTURE, "no picture".getBytes(StandardCharsets.UTF_8), PICTURE);
			await(stack::isDone);
			assertThat(stack.pages()).extracting(Page::state)
				.containsExactly(Page.State.READ, Page.State.REFUSED, Page.State.READ);
			assertThat(stack.pages().get(1).reason()).isNotBlank();
			assertThat(Objects.requireNonNull(stack.reading(stack.pages().get(2)).reading()).number())
				.isEqualTo("12345");
			assertThat(stack.picture(1, true)).isPresent();
			assertThat(stack.folder().hasSources()).as("what came is not kept").isFalse();
		}
	}

	@Test
	void whoFollowsItHearsOfEveryPage() throws Exception {
		try (AnnotationConfigApplicationContext context = start(this.folder)) {
			Stack stack = send(context, PICTURE, PICTURE, PICTURE, PICTURE);
			List<Integer> heard = new ArrayList<>();
			long told = 0;
			boolean done = false;
			while (!done) {
				done = stack.isDone();
				Changes changes = stack.changes(told, done ? 0 : 1000);
				changes.pages().forEach((page) -> heard.add(page.index()));
				told = changes.revision();
			}
			assertThat(heard).as("each once").containsExactlyInAnyOrder(1, 2, 3, 4);
		}
	}

	/** What lies on the disk while a server reads is what it leaves when it is killed. */
	@Test
	void readsOnWhereAKilledServerWas() throws Exception {
		CountDownLatch threeRead = new CountDownLatch(3);
		CountDownLatch never = new CountDownLatch(1);
		given(this.reader.read(any(), any())).willAnswer((question) -> {
			threeRead.countDown();
			if (this.reads.incrementAndGet() > 3) {
				never.await();
			}
			return Traces.read("12345", .99);
		});
		this.reads.set(0);
		Path after = this.folder.resolve("after");
		String id;
		try (AnnotationConfigApplicationContext context = start(this.folder.resolve("before"))) {
			Stack stack = send(context, PICTURE, PICTURE, PICTURE, PICTURE, PICTURE, PICTURE);
			id = stack.id();
			threeRead.await();
			await(() -> stack.progress().done() == 3);
			stack.add(Event.corrected(2, "777"));
			FileUtils.copyDirectory(this.folder.resolve("before").toFile(), after.toFile());
			never.countDown();
		}
		Files.writeString(after.resolve(id).resolve("journal.jsonl"), "{\"kind\":\"READ\",\"pa",
				StandardOpenOption.APPEND);
		Files.createDirectories(after.resolve(".new-0000"));
		this.reads.set(-100);
		try (AnnotationConfigApplicationContext context = start(after)) {
			Stack stack = context.getBean(Stacks.class).find(id).orElseThrow();
			await(stack::isDone);
			assertThat(this.reads).as("pages that were read are not read again").hasValue(-97);
			assertThat(stack.pages()).extracting(Page::number)
				.containsExactly("12345", "777", "12345", "12345", "12345", "12345");
		}
		assertThat(after.resolve(".new-0000")).doesNotExist();
	}

	@Test
	void findsAFinishedStackAgainWithItsCorrections() throws Exception {
		String id;
		long revision;
		try (AnnotationConfigApplicationContext context = start(this.folder)) {
			Stack stack = send(context, PICTURE, PICTURE);
			await(stack::isDone);
			stack.add(Event.corrected(1, ""));
			stack.add(Event.corrected(2, "5"));
			stack.add(Event.restored(2));
			id = stack.id();
			revision = stack.revision();
		}
		try (AnnotationConfigApplicationContext context = start(this.folder)) {
			Stack stack = context.getBean(Stacks.class).find(id).orElseThrow();
			assertThat(stack.isDone()).isTrue();
			assertThat(stack.revision()).as("events go on from where they were").isEqualTo(revision);
			assertThat(stack.pages().get(0).number()).isNull();
			assertThat(stack.pages().get(0).isConfirmed()).isTrue();
			assertThat(stack.pages().get(1).number()).isEqualTo("12345");
			assertThat(stack.pages().get(1).isConfirmed()).isFalse();
		}
	}

	@Test
	void leavesAPageAloneThatHasEndedTheServerBefore() throws Exception {
		String id;
		try (Stacks stacks = new Stacks(settings(this.folder), this.json, new SteadyClock())) {
			Stack stack = stacks.create(List.of(sent(PICTURE)), null, null);
			stack.planned(Planner.plan(stack, 10));
			for (int i = 0; i < 3; i++) {
				assertThat(stack.begin(1)).isTrue();
			}
			id = stack.id();
		}
		try (AnnotationConfigApplicationContext context = start(this.folder)) {
			Stack stack = context.getBean(Stacks.class).find(id).orElseThrow();
			await(stack::isDone);
			assertThat(stack.pages().get(0).state()).isEqualTo(Page.State.REFUSED);
			assertThat(this.reads).hasValue(0);
		}
	}

	@Test
	void keepsEveryCorrectionOfManyPeopleAtOnce() throws Exception {
		int people = 8;
		int each = 50;
		String id;
		try (AnnotationConfigApplicationContext context = start(this.folder)) {
			Stack stack = send(context, PICTURE, PICTURE, PICTURE);
			await(stack::isDone);
			id = stack.id();
			ExecutorService pool = Executors.newFixedThreadPool(people);
			List<Callable<@Nullable Void>> work = new ArrayList<>();
			for (int person = 0; person < people; person++) {
				int name = person;
				work.add(() -> {
					for (int i = 0; i < each; i++) {
						stack.add(Event.corrected(1 + i % 3, name + "" + i));
					}
					return null;
				});
			}
			for (Future<@Nullable Void> done : pool.invokeAll(work)) {
				done.get();
			}
			pool.shutdown();
			List<String> said = new ArrayList<>();
			Journal.open(stack.folder().journal(), this.json, (event, place) -> {
				if (event.kind() == Event.Kind.CORRECTED) {
					said.add(event.page() + ":" + event.number());
				}
			}).close();
			assertThat(said).hasSize(people * each);
			for (Page page : stack.pages()) {
				assertThat(
						said.stream().filter((one) -> one.startsWith(page.index() + ":")).reduce((one, other) -> other))
					.hasValue(page.index() + ":" + page.correction());
			}
		}
	}

	@Test
	void readsTheJournalOfAnEarlierVersion() throws IOException {
		Path journal = Files.writeString(this.folder.resolve("journal.jsonl"), """
				{"kind":"READ","page":1,"reading":{"outcome":"read","number":"7","confidence":0.99,"lines":[],\
				"reason":null,"model":"CNN-MNIST@1"},"sentence":null,"number":null,"width":28,"height":28}
				""");
		List<Event> events = new ArrayList<>();
		Journal.open(journal, this.json, (event, place) -> events.add(event)).close();
		assertThat(events).extracting(Event::reading).extracting("turned").containsExactly(0);
	}

	@Test
	void deletesAStackWhoseTimeIsOverAndNoOther() throws Exception {
		StackSettings settings = settings(this.folder);
		Instant now = Instant.parse("2026-11-23T12:00:00Z");
		String id;
		try (Stacks stacks = new Stacks(settings, this.json, new SteadyClock(() -> now, () -> 0))) {
			Stack stack = stacks.create(List.of(sent(PICTURE)), null, null);
			id = stack.id();
			assertThat(stack.head().until()).isEqualTo(now.plus(Duration.ofHours(24)));
			stacks.sweep();
			assertThat(stacks.find(id)).isPresent();
		}
		SteadyClock later = new SteadyClock(() -> now.plus(Duration.ofHours(25)), () -> 0);
		try (Stacks stacks = new Stacks(settings, this.json, later)) {
			Stack young = stacks.create(List.of(sent(PICTURE)), null, null);
			stacks.sweep();
			assertThat(stacks.find(id)).isEmpty();
			assertThat(this.folder.resolve(id)).doesNotExist();
			assertThat(stacks.find(young.id())).isPresent();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT9000H", "-PT9000H" })
	void keepsAStackForItsTimeWhenTheClockIsSet(Duration jump) throws Exception {
		Instant before = Instant.parse("2026-11-23T12:00:00Z");
		AtomicBoolean set = new AtomicBoolean();
		InstantSource wall = () -> set.get() ? before.plus(jump) : before;
		Instant until;
		String id;
		try (Stacks stacks = new Stacks(settings(this.folder), this.json, new SteadyClock(wall, () -> 0))) {
			Stack stack = stacks.create(List.of(sent(PICTURE)), null, null);
			id = stack.id();
			until = stack.head().until();
			set.set(true);
			stacks.sweep();
			assertThat(stacks.find(id)).isPresent();
			assertThat(stack.head().until()).isEqualTo(until.plus(jump));
		}
		try (Stacks stacks = new Stacks(settings(this.folder), this.json, new SteadyClock(wall, () -> 0))) {
			assertThat(stacks.find(id).orElseThrow().head().until()).as("it is written down")
				.isEqualTo(until.plus(jump));
		}
	}

	@Test
	void keepsAStackOfTheFutureNoLongerThanANewOne() throws Exception {
		Instant now = Instant.parse("2026-11-23T12:00:00Z");
		try (Stacks stacks = new Stacks(settings(this.folder), this.json, new SteadyClock(() -> now, () -> 0))) {
			stacks.create(List.of(sent(PICTURE)), null, null);
		}
		Instant past = now.minus(Duration.ofDays(365));
		try (Stacks stacks = new Stacks(settings(this.folder), this.json, new SteadyClock(() -> past, () -> 0))) {
			assertThat(stacks.all().get(0).head().until()).isEqualTo(past.plus(Duration.ofHours(24)));
		}
	}

	@Test
	void readsOnOnceThereIsRoomOnTheDiskAgain(CapturedOutput output) throws Exception {
		CountDownLatch noRoom = new CountDownLatch(1);
		given(this.reader.read(any(), any())).willAnswer((question) -> {
			noRoom.await();
			this.reads.incrementAndGet();
			return Traces.read("12345", .99);
		});
		this.reads.set(0);
		try (AnnotationConfigApplicationContext context = start(this.folder)) {
			Stack stack = send(context, PICTURE);
			Path pages = this.folder.resolve(stack.id()).resolve("pages");
			Files.delete(pages);
			Files.createFile(pages);
			noRoom.countDown();
			await(() -> this.reads.get() == 5); // more often than a page may be begun
												// that ends the server
			Files.delete(pages);
			Files.createDirectory(pages);
			await(stack::isDone);
			assertThat(stack.pages()).extracting(Page::state).containsExactly(Page.State.READ);
			assertThat(output.getAll().lines().filter((line) -> line.contains("is read on when it can be"))).hasSize(1);
		}
	}

	@Test
	void takesNoMoreThanThereIsRoomFor() throws Exception {
		StackSettings few = new StackSettings(this.folder, Duration.ofHours(1), 2, 1, DataSize.ofGigabytes(4),
				DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), 10, Duration.ofSeconds(1), DataSize.ofMegabytes(64),
				1, 1);
		try (Stacks stacks = new Stacks(few, this.json, new SteadyClock())) {
			Stack first = stacks.create(List.of(sent(PICTURE)), null, "one");
			assertThatExceptionOfType(Stacks.NoRoom.class)
				.isThrownBy(() -> stacks.create(List.of(sent(PICTURE)), null, "one"))
				.withMessageContaining("stack.too-many");
			stacks.create(List.of(sent(PICTURE)), null, "other");
			assertThatExceptionOfType(Stacks.NoRoom.class)
				.isThrownBy(() -> stacks.create(List.of(sent(PICTURE)), null, "third"));
			stacks.delete(first);
			assertThat(stacks.create(List.of(sent(PICTURE)), null, "one")).isNotNull();
		}
	}

	@Test
	void takesNoMoreBytesThanThereIsRoomFor() throws Exception {
		StackSettings small = new StackSettings(this.folder, Duration.ofHours(1), 100, 0, DataSize.ofMegabytes(4),
				DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), 10, Duration.ofSeconds(1), DataSize.ofMegabytes(64),
				1, 1);
		try (Stacks stacks = new Stacks(small, this.json, new SteadyClock())) {
			stacks.create(List.of(sent(PICTURE)), null, null);
			assertThatExceptionOfType(Stacks.NoRoom.class)
				.isThrownBy(() -> stacks.create(List.of(sent(PICTURE)), null, null));
		}
	}

	@Test
	void readsNoMorePagesThanAStackMayHave() throws Exception {
		try (AnnotationConfigApplicationContext context = start(this.folder)) {
			byte[][] pictures = new byte[13][];
			java.util.Arrays.fill(pictures, PICTURE);
			Stack stack = send(context, pictures);
			await(stack::isDone);
			assertThat(stack.progress().pages()).isEqualTo(10);
			assertThat(stack.progress().leftOut()).isEqualTo(3);
		}
	}

	@Test
	void waitsWhilePeopleReadButNotForever() throws Exception {
		AtomicInteger seats = new AtomicInteger();
		try (AnnotationConfigApplicationContext context = start(this.folder, seats::get)) {
			Stack stack = send(context, PICTURE, PICTURE);
			Thread.sleep(500);
			assertThat(this.reads).hasValue(0);
			await(() -> this.reads.get() > 0);
			assertThat(stack.isGone()).isFalse();
			seats.set(2);
			await(stack::isDone);
		}
	}

	@Test
	void deletesAStackWhileItIsRead() throws Exception {
		try (AnnotationConfigApplicationContext context = start(this.folder)) {
			Stack stack = send(context, PICTURE, PICTURE, PICTURE, PICTURE, PICTURE, PICTURE);
			context.getBean(Stacks.class).delete(stack);
			assertThat(this.folder.resolve(stack.id())).doesNotExist();
			Stack other = send(context, PICTURE);
			await(other::isDone);
			assertThat(this.folder.resolve(stack.id())).doesNotExist();
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> stack.add(Event.corrected(1, "1")));
		}
	}

	@Test
	void opensWhatIsInAnArchiveButNoArchiveInIt() throws Exception {
		try (AnnotationConfigApplicationContext context = start(this.folder)) {
			byte[] inner = zip("a.png", PICTURE);
			Stack stack = send(context, zip("x/inner.zip", inner), zip("../b.png", PICTURE));
			await(stack::isDone);
			assertThat(stack.pages()).extracting(Page::name).containsExactly("x/inner.zip", "../b.png");
			assertThat(stack.pages().get(0).reason()).contains("archive in an archive");
			assertThat(stack.pages().get(1).number()).isEqualTo("12345");
		}
	}

	@Test
	void sortsByDoubt() {
		Page unsure = page(1, "unsure", .4);
		Page lessSure = page(2, "unsure", .2);
		Page sure = page(3, "read", .999);
		Page refused = Page.waiting(4, "d").after(Event.refused(4, "why"), 0, 1);
		Page confirmed = page(5, "unsure", .1).after(Event.corrected(5, "1"), 0, 2);
		assertThat(StacksController.inOrder(List.of(confirmed, sure, refused, unsure, lessSure), "doubt"))
			.containsExactly(lessSure, unsure, refused, sure, confirmed);
	}

	@Test
	void namesOfStacksCannotBeGuessedOrBeAPath() {
		assertThat(StackId.next()).hasSize(40).isNotEqualTo(StackId.next());
		assertThat(StackId.isOne(StackId.next())).isTrue();
		for (String text : List.of("", "..", "../" + StackId.next(), StackId.next().toUpperCase(java.util.Locale.ROOT),
				StackId.next() + "\n")) {
			assertThat(StackId.isOne(text)).isFalse();
		}
	}

	private static Page page(int index, String outcome, double confidence) {
		return new Page(index, "p", Page.State.READ, outcome, "1", confidence, null, null, 0, 1);
	}

	private static byte[] zip(String name, byte[] content) throws IOException {
		java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
		try (java.util.zip.ZipOutputStream zip = new java.util.zip.ZipOutputStream(bytes)) {
			zip.putNextEntry(new java.util.zip.ZipEntry(name));
			zip.write(content);
		}
		return bytes.toByteArray();
	}

	private static StackSettings settings(Path directory) {
		return new StackSettings(directory, Duration.ofHours(24), 100, 20, DataSize.ofGigabytes(4),
				DataSize.ofMegabytes(10), DataSize.ofMegabytes(10), 10, Duration.ofSeconds(20),
				DataSize.ofMegabytes(64), 2, 4);
	}

	private AnnotationConfigApplicationContext start(Path directory) {
		return start(directory, () -> 2);
	}

	private AnnotationConfigApplicationContext start(Path directory, Leisure leisure) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.registerBean(StackSettings.class, () -> settings(directory));
		context.registerBean(JsonMapper.class, () -> this.json);
		context.registerBean(Pictures.class, () -> new Pictures(DecodeLimits.defaults()));
		context.registerBean(NumberReader.class, () -> this.reader);
		context.registerBean(Leisure.class, () -> leisure);
		context.registerBean(Tongues.class, () -> mock(Tongues.class));
		context.register(StackConfiguration.class);
		context.refresh();
		return context;
	}

	private static Stack send(AnnotationConfigApplicationContext context, byte[]... files)
			throws IOException, Stacks.NoRoom {
		List<Stacks.Sent> sent = new ArrayList<>();
		for (byte[] file : files) {
			sent.add(sent(file));
		}
		Stack stack = context.getBean(Stacks.class).create(sent, null, null);
		context.getBean(Readers.class).wakeUp();
		return stack;
	}

	private static Stacks.Sent sent(byte[] bytes) {
		return new Stacks.Sent() {
			@Override
			public String name() {
				return "a.png";
			}

			@Override
			public long size() {
				return bytes.length;
			}

			@Override
			public void moveTo(File file) throws IOException {
				Files.write(file.toPath(), bytes);
			}
		};
	}

	private static void await(BooleanSupplier what) throws InterruptedException {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		while (!what.getAsBoolean() && System.nanoTime() < end) {
			Thread.sleep(10);
		}
		assertThat(what.getAsBoolean()).isTrue();
	}

}
