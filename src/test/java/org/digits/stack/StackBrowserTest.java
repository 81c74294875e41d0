package org.digits.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import org.digits.Chromium;
import org.digits.classify.Classifier;
import org.digits.drawn.Sheet;
import org.digits.reading.NumberReader;
import org.digits.web.Traces;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.digits.Chromium.assertFits;
import static org.digits.Chromium.assertNoBarriers;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

/**
 * What a person does with a stack, in a real browser at a real server. Skipped where no
 * Chromium is installed; the variable {@code CHROMIUM} says where one is.
 */
@DirtiesContext // or it still reads pages while its folder is deleted
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class StackBrowserTest {

	private static final byte[] PICTURE = Sheet.of(400, 120).write("94305", 20, 20, 70).png();

	private static @Nullable Chromium chromium;

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
		chromium = Chromium.launch();
	}

	@AfterAll
	static void close() {
		if (chromium != null) {
			chromium.close();
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
			page.waitForURL(Pattern.compile("order=page"));
			page.locator("#page-50 .field").focus();
			page.keyboard().press("Enter");
			assertThat(page.locator("#page-51 .field")).isFocused();
			assertThat(page.locator("#rows .row")).hasCount(3);
			assertThat(page.locator("[data-count=confirmed]")).hasText("1");
			page.keyboard().press("ArrowUp");
			assertThat(page.locator("#page-50 .field")).isFocused();

			page.locator("[href*='order=doubt']").first().click();
			page.waitForURL(Pattern.compile("order=doubt"));
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
		assertFits(page);
		assertNoBarriers(page);
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

	private void visit(NewContextOptions options, Consumer<Page> visit) {
		Objects.requireNonNull(chromium)
			.visit(options.setLocale("en").setReducedMotion(ReducedMotion.REDUCE), (page) -> {
				page.navigate("http://localhost:" + this.port + "/stacks");
				visit.accept(page);
			});
	}

}
