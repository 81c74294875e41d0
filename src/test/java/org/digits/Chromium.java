package org.digits;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.Assumptions;

/**
 * The machine's own Chromium, without a window. Tests are skipped where there is none;
 * the variable {@code CHROMIUM} says where one is.
 *
 * @param playwright what drives it
 * @param browser the browser
 */
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {

	static Chromium launch() {
		Optional<Path> installed = installed();
		Assumptions.assumeTrue(installed.isPresent(), "No Chromium is installed, so nothing is tried in a browser.");
		Playwright playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		return new Chromium(playwright,
				playwright.chromium()
					.launch(new BrowserType.LaunchOptions().setExecutablePath(installed.orElseThrow())
						.setArgs(List.of("--no-sandbox", "--disable-background-networking"))));
	}

	@Override
	public void close() {
		this.playwright.close();
	}

	private static Optional<Path> installed() {
		Stream<Path> named = Stream.ofNullable(System.getenv("CHROMIUM")).map(Path::of);
		Stream<Path> onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
			.flatMap((folder) -> Stream.of("chromium", "chromium-browser", "google-chrome")
				.map((name) -> Path.of(folder, name)));
		return Stream.concat(named, onPath).filter(Files::isExecutable).findFirst();
	}

}
