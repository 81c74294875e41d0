package org.digits.bundle;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** A {@link PdfWorker} at work, seen from outside: it has so much memory, and so long. */
final class PdfProcess implements Closeable {

	/** The JVM's own share, beside the heap, is about as much again. */
	private static final long MEGA = 1024 * 1024;

	private static final Set<String> ENVIRONMENT = Set.of("PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot");

	/** Stands for the end of the process in the queue of its answers. */
	private static final String END = "";

	private final Process process;

	private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

	PdfProcess(Path document, Path page, long memory) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command(document, page, memory));
		builder.environment().keySet().retainAll(ENVIRONMENT);
		builder.redirectError(ProcessBuilder.Redirect.DISCARD);
		this.process = builder.start();
		Thread listener = new Thread(this::listen, "pdf-answers");
		listener.setDaemon(true);
		listener.start();
	}

	private static List<String> command(Path document, Path page, long memory) {
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + memory / MEGA + "m",
				"-Xss1m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData",
				"-Djava.awt.headless=true", "-Dpdfbox.fontcache=" + System.getProperty("java.io.tmpdir"),
				// PDFBox has much to say about odd documents.
				"-Dorg.apache.commons.logging.LogFactory=org.apache.commons.logging.impl.LogFactoryImpl",
				"-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog", "-cp",
				System.getProperty("java.class.path")));
		String main = PdfWorker.class.getName();
		if (isInJarOfJars()) {
			command.addAll(command.indexOf("-cp"), List.of("-Dloader.main=" + main));
			main = "org.springframework.boot.loader.launch.PropertiesLauncher";
		}
		command.addAll(List.of(main, document.toAbsolutePath().toString(), page.toAbsolutePath().toString()));
		return command;
	}

	/** As Spring Boot packs them. */
	private static boolean isInJarOfJars() {
		URL place = PdfWorker.class.getProtectionDomain().getCodeSource().getLocation();
		return !place.getProtocol().equals("file");
	}

	private void listen() {
		try (BufferedReader in = new BufferedReader(
				new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8))) {
			for (String line = in.readLine(); line != null; line = in.readLine()) {
				this.answers.add(line);
			}
		}
		catch (IOException ex) {
			// It has ended, which is all that there is to know.
		}
		this.answers.add(END);
	}

	/** Asks for a page. */
	void ask(int page) throws IOException {
		OutputStream questions = this.process.getOutputStream();
		questions.write((page + "\n").getBytes(StandardCharsets.UTF_8));
		questions.flush();
	}

	/** Its next answer; null if it took longer than that, or has ended. */
	@Nullable String answer(Duration time) {
		try {
			String answer = this.answers.poll(time.toNanos(), TimeUnit.NANOSECONDS);
			return END.equals(answer) ? null : answer;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
