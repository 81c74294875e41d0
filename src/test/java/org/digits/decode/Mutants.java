package org.digits.decode;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.digits.decode.Decoding.Decoded;
import org.digits.decode.Decoding.Refused;

/**
 * Breaks good pictures in a million ways and counts what the gate makes of them. Not a
 * test; see {@code docs/security.md} for its command. A mutant is told by its picture and
 * its number alone, and those that are not answered as they should be are kept in
 * {@code target/mutants}.
 */
final class Mutants {

	private static final Duration TOO_LONG = Duration.ofMillis(2500);

	private static final String EDGE = "edge-of-a-part";

	private static final Path KEPT = Path.of("target", "mutants");

	private final Map<String, Long> outcomes = new TreeMap<>();

	private final TooHeavy errors = new TooHeavy();

	private long uncaught;

	private long late;

	private long serverErrors;

	private Duration slowest = Duration.ZERO;

	private Mutants() {
	}

	/**
	 * Runs it.
	 * @param args how many mutants; the number of the first; then any of: an archive of
	 * pictures to break besides our own, the address of a server that is asked instead of
	 * the decoders
	 */
	public static void main(String[] args) throws IOException, InterruptedException {
		long count = (args.length > 0) ? Long.parseLong(args[0]) : 100_000;
		long first = (args.length > 1) ? Long.parseLong(args[1]) : 0;
		Map<String, byte[]> good = PictureFiles.good();
		String server = null;
		for (String more : List.of(args).subList(Math.min(2, args.length), args.length)) {
			if (more.startsWith("http")) {
				server = more;
			}
			else {
				good.putAll(readable(Path.of(more)));
			}
		}
		System.out.printf("%,d mutants of %d pictures, from %,d%n", count, good.size(), first);
		Mutants program = new Mutants();
		boolean passed = (server != null) ? program.send(good, first, count, server)
				: program.decode(good, first, count);
		System.exit(passed ? 0 : 1);
	}

	/**
	 * The file with some bytes changed, a stretch doubled or left out, or its end cut
	 * off.
	 */
	static byte[] of(byte[] file, Random random) {
		byte[] mutant = file.clone();
		switch (random.nextInt(5)) {
			case 0 -> mutant = Arrays.copyOf(mutant, random.nextInt(mutant.length));
			case 1 -> {
				int from = random.nextInt(mutant.length);
				int to = Math.min(mutant.length, from + 1 + random.nextInt(40));
				mutant = PictureFiles.join(PictureFiles.slice(file, 0, to),
						PictureFiles.slice(file, from, file.length));
			}
			case 2 -> {
				int from = random.nextInt(mutant.length);
				int to = Math.min(mutant.length, from + 1 + random.nextInt(40));
				mutant = PictureFiles.join(PictureFiles.slice(file, 0, from),
						PictureFiles.slice(file, to, file.length));
			}
			default -> {
			}
		}
		// Heads are short, and the most is told there.
		int head = random.nextBoolean() ? Math.min(120, mutant.length) : mutant.length;
		for (int count = random.nextInt(6); count > 0 && mutant.length > 0; count--) {
			int at = random.nextInt(head);
			mutant[at] = (byte) switch (random.nextInt(4)) {
				case 0 -> 0;
				case 1 -> 0xff;
				case 2 -> mutant[at] ^ 1 << random.nextInt(8);
				default -> random.nextInt(256);
			};
		}
		return mutant;
	}

	private static byte[] numbered(byte[] file, long number) {
		return of(file, new Random(number * 0x9e3779b97f4a7c15L));
	}

	private boolean decode(Map<String, byte[]> good, long first, long count) throws IOException {
		Logger log = Logger.getLogger(Pictures.class.getName());
		log.setUseParentHandlers(false);
		log.addHandler(this.errors);
		List<Map.Entry<String, byte[]>> pictures = List.copyOf(good.entrySet());
		long before = 0;
		try (Pictures gate = new Pictures(DecodeLimits.defaults())) {
			for (long i = first; i < first + count; i++) {
				Map.Entry<String, byte[]> picture = pictures.get((int) (i % pictures.size()));
				decode(gate, picture.getKey(), i, numbered(picture.getValue(), i));
				long done = i - first + 1;
				if (done == Math.min(count, 20_000)) {
					before = used();
				}
				if (done % 100_000 == 0) {
					System.out.printf("%,d: %s, %d uncaught, %d late, slowest %d ms%n", done, this.outcomes,
							this.uncaught, this.late, this.slowest.toMillis());
				}
			}
			long after = used();
			this.outcomes.forEach((outcome, times) -> System.out.printf("%,12d %s%n", times, outcome));
			boolean[] held = { row("uncaught throwables", this.uncaught, this.uncaught == 0),
					row("errors within a decoder (out of memory, stack)", this.errors.count, this.errors.count == 0),
					row("over 2.5 s", this.late + ", slowest " + this.slowest.toMillis() + " ms", this.late == 0),
					row("refused as busy", this.outcomes.getOrDefault("BUSY", 0L), !this.outcomes.containsKey("BUSY")),
					row("memory left behind", (after - before) / 1024 + " KB", after - before < 16 << 20) };
			return all(held);
		}
	}

	private void decode(Pictures gate, String name, long number, byte[] mutant) throws IOException {
		long start = System.nanoTime();
		long heavy = this.errors.count;
		try {
			Decoding decoding = gate.decode(mutant);
			count((decoding instanceof Refused refused) ? refused.reason().name() : "read");
		}
		catch (Throwable ex) {
			this.uncaught++;
			keep(name, number, mutant, ex.toString());
		}
		Duration time = Duration.ofNanos(System.nanoTime() - start);
		if (time.compareTo(this.slowest) > 0) {
			this.slowest = time;
		}
		if (time.compareTo(TOO_LONG) > 0) {
			this.late++;
			keep(name, number, mutant, time.toString());
		}
		if (this.errors.count > heavy) {
			keep(name, number, mutant, this.errors.last);
		}
	}

	private boolean send(Map<String, byte[]> good, long first, long count, String server)
			throws IOException, InterruptedException {
		HttpClient client = HttpClient.newHttpClient();
		List<Map.Entry<String, byte[]>> pictures = List.copyOf(good.entrySet());
		for (long i = first; i < first + count; i++) {
			Map.Entry<String, byte[]> picture = pictures.get((int) (i % pictures.size()));
			byte[] mutant = numbered(picture.getValue(), i);
			long start = System.nanoTime();
			int status = client
				.send(HttpRequest.newBuilder(URI.create(server + "/api/v1/readings"))
					.header("Content-Type", "multipart/form-data; boundary=" + EDGE)
					.POST(BodyPublishers.ofByteArray(form(mutant)))
					.build(), BodyHandlers.discarding())
				.statusCode();
			Duration time = Duration.ofNanos(System.nanoTime() - start);
			this.slowest = (time.compareTo(this.slowest) > 0) ? time : this.slowest;
			this.late += (time.compareTo(TOO_LONG) > 0) ? 1 : 0;
			count("answered " + status);
			if (status == 500) {
				this.serverErrors++;
				keep(picture.getKey(), i, mutant, "answered 500");
			}
		}
		this.outcomes.forEach((outcome, times) -> System.out.printf("%,12d %s%n", times, outcome));
		boolean[] held = { row("answers 500", this.serverErrors, this.serverErrors == 0),
				row("over 2.5 s", this.late + ", slowest " + this.slowest.toMillis() + " ms", this.late == 0) };
		return all(held);
	}

	private void count(String outcome) {
		this.outcomes.merge(outcome, 1L, Long::sum);
	}

	private static void keep(String name, long number, byte[] mutant, String why) throws IOException {
		System.out.printf("mutant %d of %s: %s%n", number, name, why);
		Files.createDirectories(KEPT);
		Files.write(KEPT.resolve(number + "-" + name.replaceAll("\\W+", "-")), mutant);
	}

	private static boolean row(String what, Object measured, boolean holds) {
		System.out.printf("%s  %-50s %s%n", holds ? "ok    " : "BROKEN", what, measured);
		return holds;
	}

	private static boolean all(boolean[] held) {
		for (boolean holds : held) {
			if (!holds) {
				return false;
			}
		}
		return true;
	}

	private static long used() {
		Runtime runtime = Runtime.getRuntime();
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		return runtime.totalMemory() - runtime.freeMemory();
	}

	private static byte[] form(byte[] file) {
		return PictureFiles.join(
				PictureFiles
					.bytes("--" + EDGE + "\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a\"\r\n\r\n"),
				file, PictureFiles.bytes("\r\n--" + EDGE + "--\r\n"));
	}

	/** The small ones of an archive that are good. */
	private static Map<String, byte[]> readable(Path archive) throws IOException {
		Map<String, byte[]> pictures = new LinkedHashMap<>();
		try (Pictures gate = new Pictures(DecodeLimits.defaults());
				InputStream in = Files.newInputStream(archive);
				ZipInputStream zip = new ZipInputStream(in)) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				byte[] file = zip.readAllBytes();
				if (file.length < 20_000 && gate.decode(file) instanceof Decoded decoded
						&& decoded.photo().width() * decoded.photo().height() < 40_000) {
					pictures.put(entry.getName(), file);
				}
			}
		}
		return pictures;
	}

	/** Counts what the gate logs as a warning: errors that are no exceptions. */
	private static final class TooHeavy extends Handler {

		private volatile long count;

		private volatile String last = "";

		@Override
		public synchronized void publish(LogRecord line) {
			if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
				this.count++;
				this.last = String.valueOf(line.getThrown());
			}
		}

		@Override
		public void flush() {
			// Nothing is held back.
		}

		@Override
		public void close() {
			// Nothing is open.
		}

	}

}
