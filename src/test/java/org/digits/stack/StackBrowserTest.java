package org.digits.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import org.digits.classify.Classifier;
import org.digits.drawn.Sheet;
import org.digits.reading.NumberReader;
import org.digits.web.Traces;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

/**
 * What a person does with a stack, in a real browser at a real server. Skipped where no
 * Chromium is installed; the variable {@code CHROMIUM} says where one is.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class StackBrowserTest {

	/** In milliseconds: busy machines are slow. */
	private static final double PATIENCE = 60_000;

	private static final byte[] PICTURE = Sheet.of(400, 120).write("94305", 20, 20, 70).png();

	private static @Nullable Playwright playwright;

	private static @Nullable Browser browser;

	@TempDir
	private static Path folder;

	@MockitoBean
	private Classifier classifier;

	@MockitoBean
	private NumberReader reader;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void keepStacksApart(DynamicPropertyRegistry properties) {
		properties.add("digits.stacks.directory", folder::toString);
	}

	@BeforeAll
	static void launch() {
		Stream<Path> named = Stream.ofNullable(System.getenv("CHROMIUM")).map(Path::of);
		Stream<Path> onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
			.flatMap((place) -> Stream.of("chromium", "chromium-browser", "google-chrome")
				.map((name) -> Path.of(place, name)));
		Optional<Path> chromium = Stream.concat(named, onPath).filter(Files::isExecutable).findFirst();
		Assumptions.assumeTrue(chromium.isPresent(), "No Chromium is installed, so nothing is tried in a browser.");
		PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
		playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		browser = playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(chromium.get())
				.setArgs(List.of("--no-sandbox", "--disable-background-networking")));
	}

	@AfterAll
	static void close() {
		if (playwright != null) {
			playwright.close();
		}
	}

	@BeforeEach
	void readEveryPicture() {
		given(this.reader.read(any(), any())).willReturn(Traces.unsure("94305", .62), Traces.unsure("17", .3),
				Traces.read("8", .9999));
	}

	@Test
	void aStackIsCorrectedByKeyboardAlone() {
		visit(new NewContextOptions(), (page) -> {
			send(page, 3);
			assertThat(page.locator("#rows .row")).hasCount(3);
			assertThat(page.locator("[data-count=done]")).hasText("3");
			assertThat(page.locator("#rows .row").first().locator(".field")).hasValue("17");

			page.locator("#rows .field").first().focus();
			page.keyboard().type("18");
			page.keyboard().press("Enter");
			assertThat(page.locator("#rows .row").nth(1).locator(".field")).isFocused();
			assertThat(page.locator("#rows .row").first()).hasClass("row corrected");
			page.keyboard().press("Enter");
			assertThat(page.locator("#rows .row").nth(1)).hasClass("row confirmed");
			assertThat(page.locator("#rows .row").nth(2).locator(".field")).isFocused();
			assertThat(page.locator("[data-count=confirmed]")).hasText("2");

			page.keyboard().type("77");
			page.keyboard().press("Escape");
			assertThat(page.locator("#rows .row").nth(2).locator(".field")).hasValue("8");
			page.keyboard().press("ArrowUp");
			page.keyboard().press("Escape");
			assertThat(page.locator("#rows .row").nth(1)).hasClass("row unsure");

			page.reload();
			assertThat(page.locator("#rows .row.corrected .field")).hasValue("18");
			assertThat(page.locator("#rows .row").last().locator(".field")).hasValue("18");
		});
	}

	@Test
	void correctingByKeyboardGoesOnAcrossThePartsOfTheTable() {
		given(this.reader.read(any(), any())).willReturn(Traces.read("8", .9999));
		visit(new NewContextOptions(), (page) -> {
			sendArchive(page, Leaf.MOST + 3);
			assertThat(page.locator("[data-count=done]")).hasText("53");
			assertThat(page.locator("#rows .row")).hasCount(Leaf.MOST);
			page.locator("[href*='order=page']").first().click();
			page.locator("#page-50 .field").focus();
			page.keyboard().press("Enter");
			assertThat(page.locator("#page-51 .field")).isFocused();
			assertThat(page.locator("#rows .row")).hasCount(3);
			assertThat(page.locator("[data-count=confirmed]")).hasText("1");
			page.keyboard().press("ArrowUp");
			assertThat(page.locator("#page-50 .field")).isFocused();

			page.locator("[href*='order=doubt']").first().click();
			page.locator("#rows .row").nth(48).locator(".field").focus();
			page.keyboard().press("Enter");
			page.keyboard().press("Enter");
			assertThat(page.locator("#leaves [aria-current]")).hasText("49–53");
			assertThat(page.locator("#rows .row").first().locator(".field")).isFocused();
			assertThat(page.locator("#rows .row.read")).hasCount(2);
			assertThat(page.locator("#rows .row.confirmed")).hasCount(3);
		});
	}

	@Test
	void aStackIsCorrectedWithoutScripts() {
		visit(new NewContextOptions().setJavaScriptEnabled(false), (page) -> {
			send(page, 2);
			assertThat(page.locator("#rows .row")).hasCount(2);
			page.locator("#rows .field").first().fill("18");
			page.locator("#rows .confirm").first().click();
			assertThat(page.locator("#rows .row.corrected .field")).hasValue("18");
			page.locator("form[action$=delete] button").click();
			assertThat(page.locator("[role=status]").first()).containsText("deleted");
		});
	}

	@Test
	void sendingNothingAsksForAFile() {
		visit(new NewContextOptions(), (page) -> {
			page.locator("#predict").click();
			assertThat(page.locator("#status")).containsText("Choose");
		});
	}

	/** The pictures are in {@code target/screenshots}, to be looked at. */
	@ParameterizedTest
	@CsvSource({ "320,LIGHT", "360,LIGHT", "360,DARK", "1280,LIGHT", "1280,DARK" })
	void pagesFitAndHaveNoBarriers(int width, ColorScheme scheme) {
		visit(new NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme), (page) -> {
			check(page, "stacks", width, scheme);
			page.setInputFiles("#file", new FilePayload[] { file("a.png", PICTURE), file("b.txt", new byte[] { 1 }),
					file("c.png", PICTURE) });
			page.locator("#predict").click();
			assertThat(page.locator("#rows .row")).hasCount(3);
			page.locator("#rows .field").first().focus();
			page.keyboard().press("Enter");
			assertThat(page.locator("#rows .row.confirmed")).hasCount(1);
			check(page, "stack", width, scheme);
		});
	}

	private static void check(Page page, String name, int width, ColorScheme scheme) {
		assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth")).isEqualTo(0);
		assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
			.extracting((rule) -> rule.getId() + " " + rule.getNodes().stream().map(CheckedNode::getHtml).toList())
			.isEmpty();
		page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
			.setPath(Path.of("target", "screenshots", "%s-%d-%s.png".formatted(name, width, scheme))));
	}

	private static void sendArchive(Page page, int pictures) {
		try {
			page.setInputFiles("#file",
					new FilePayload("pile.zip", "application/zip", StackPagesTests.archive(pictures).getBytes()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		page.locator("#predict").click();
	}

	private static void send(Page page, int pictures) {
		page.setInputFiles("#file",
				Stream.generate(() -> file("a.png", PICTURE)).limit(pictures).toArray(FilePayload[]::new));
		page.locator("#predict").click();
	}

	private static FilePayload file(String name, byte[] content) {
		return new FilePayload(name, "image/png", content);
	}

	private void visit(NewContextOptions options, java.util.function.Consumer<Page> visit) {
		Browser opened = java.util.Objects.requireNonNull(browser);
		try (BrowserContext context = opened
			.newContext(options.setLocale("en").setReducedMotion(ReducedMotion.REDUCE))) {
			context.setDefaultTimeout(PATIENCE);
			Page page = context.newPage();
			page.navigate("http://localhost:" + this.port + "/stacks");
			visit.accept(page);
		}
	}

}
