package org.digits;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The machine's own Chromium, without a window. Tests are skipped where there is none;
 * the variable {@code CHROMIUM} says where one is.
 *
 * @param playwright what drives it
 * @param browser the browser
 */
public record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {

	/** In milliseconds: busy machines are slow. */
	private static final double PATIENCE = 60_000;

	public static Chromium launch() {
		Optional<Path> installed = installed();
		Assumptions.assumeTrue(installed.isPresent(), "No Chromium is installed, so nothing is tried in a browser.");
		PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
		Playwright playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		return new Chromium(playwright,
				playwright.chromium()
					.launch(new BrowserType.LaunchOptions().setExecutablePath(installed.orElseThrow())
						.setArgs(List.of("--no-sandbox", "--disable-background-networking",
								"--use-fake-device-for-media-stream"))));
	}

	/** Shows somebody a blank page, in a window of their own. */
	public void visit(Browser.NewContextOptions options, Consumer<Page> visit) {
		try (BrowserContext context = this.browser.newContext(options)) {
			context.setDefaultTimeout(PATIENCE);
			visit.accept(context.newPage());
		}
	}

	/**
	 * Sends what was chosen or written, and waits for the whole of the page that follows:
	 * an element can be found before the page's style and scripts have come.
	 * @param shown what the next page shows and this one doesn't
	 */
	public static void send(Page page, String shown) {
		page.locator("#predict").click();
		page.locator(shown).waitFor();
		page.waitForLoadState();
	}

	/** Holds a page, once it is there as a whole, to being no wider than the window. */
	public static void assertFits(Page page) {
		page.waitForLoadState();
		assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
			.as(() -> page.url() + " is too wide: " + page.evaluate("""
					[...document.querySelectorAll("main *")].filter(e => e.getBoundingClientRect().right > innerWidth)
						.slice(-6).map(e => e.outerHTML.slice(0, 120))"""))
			.isEqualTo(0);
	}

	/**
	 * Holds a page, once it is there as a whole, to having nothing in anybody's way that
	 * axe knows.
	 */
	public static void assertNoBarriers(Page page) {
		page.waitForLoadState();
		assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
			.extracting((rule) -> rule.getId() + " " + rule.getNodes().stream().map(CheckedNode::getHtml).toList())
			.as(page.url())
			.isEmpty();
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
