package org.digits;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import javax.imageio.ImageIO;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digits.Chromium.assertFits;
import static org.digits.Chromium.assertNoBarriers;
import static org.digits.Chromium.send;

/**
 * Every page in every state: nothing that axe knows stands in anybody's way, nothing is
 * wider than the screen, all can be reached by keyboard. Pictures of the states are left
 * in {@code target/pages}, to be looked at. Arabic stands for languages that are written
 * from the right; its words are English.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "digits.languages.offered=en,en-IN,hi,ta,te,bn,es,de,fr,ar")
class QualityTest {

	private static final Path PICTURES = Path.of("target", "pages");

	private static @Nullable Chromium chromium;

	@LocalServerPort
	private int port;

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

	@ParameterizedTest
	@CsvSource({ "1280, LIGHT, en", "1280, DARK, en", "320, LIGHT, en", "320, DARK, en", "1280, LIGHT, ar",
			"320, DARK, hi" })
	void noStateOfAnyPageHasABarrierOrIsTooWide(int width, ColorScheme theme, String language) {
		NewContextOptions options = new NewContextOptions().setViewportSize(width, 800).setColorScheme(theme);
		visit(options, (page) -> {
			String suffix = "%d-%s-%s".formatted(width, theme.name().toLowerCase(Locale.ROOT), language);
			page.navigate(address("/?lang=" + language));
			check(page, "home-" + suffix);
			page.locator("[data-mode=draw]").click();
			check(page, "draw-" + suffix);
			page.locator("[data-mode=picture]").click();
			page.setInputFiles("#image", picture("Text, no picture".getBytes(StandardCharsets.UTF_8)));
			send(page, "[role=alert]");
			check(page, "refused-" + suffix);
			page.navigate(address("/"));
			page.setInputFiles("#image", picture(written(true)));
			page.locator("#preview").waitFor();
			check(page, "chosen-" + suffix);
			send(page, ".answer");
			check(page, "answer-" + suffix);
			page.locator("#rub summary").click();
			check(page, "rub-" + suffix);
			page.navigate(address("/"));
			page.setInputFiles("#image", picture(written(false)));
			send(page, ".answer");
			check(page, "blank-" + suffix);
			page.navigate(address("/guide"));
			page.locator(".transcript summary").click();
			check(page, "guide-" + suffix);
			page.navigate(address("/limits"));
			check(page, "limits-" + suffix);
			page.navigate(address("/problems/damaged-picture"));
			check(page, "problem-" + suffix);
			page.navigate(address("/nowhere"));
			check(page, "nowhere-" + suffix);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "hi", "ta", "te", "bn", "es", "de", "fr", "ar" })
	void noLanguageIsTooWideForTheSmallestPhone(String language) {
		visit(new NewContextOptions().setViewportSize(320, 640), (page) -> {
			for (String path : List.of("/", "/guide", "/limits", "/problems/not-a-picture", "/nowhere")) {
				page.navigate(address(path + "?lang=" + language));
				assertFits(page);
			}
			page.navigate(address("/"));
			page.setInputFiles("#image", picture(written(true)));
			send(page, ".answer");
			assertFits(page);
			picture(page, "answer-320-" + language);
		});
	}

	@Test
	void everythingCanBeReachedByKeyboardAndIsSeenWhereItIs() {
		visit(new NewContextOptions().setViewportSize(1280, 800), (page) -> {
			for (String path : List.of("/", "/guide", "/limits", "/nowhere")) {
				page.navigate(address(path));
				int controls = ((Number) page.evaluate(
						"""
								[...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')].filter((part) =>
									!part.disabled && part.tabIndex >= 0 && part.checkVisibility({visibilityProperty: true})).length
								"""))
					.intValue();
				Set<Object> reached = new LinkedHashSet<>();
				for (int press = 0; press < controls + 5; press++) {
					page.keyboard().press("Tab");
					reached.add(page.evaluate("""
							(() => {
								const part = document.activeElement;
								if (part === document.body) return 'end';
								part.dataset.walked ||= String(document.querySelectorAll('[data-walked]').length + 1);
								return part.dataset.walked;
							})()
							"""));
				}
				reached.remove("end");
				assertThat(reached).as(path).hasSizeGreaterThanOrEqualTo(controls);
			}
		});
	}

	@Test
	void theLanguageCanBeChosenByKeyboardWithoutScripts() {
		visit(new NewContextOptions().setJavaScriptEnabled(false), (page) -> {
			page.navigate(address("/guide"));
			page.locator("a[hreflang=fr]").focus();
			page.keyboard().press("Enter");
			page.waitForURL("**/guide?lang=fr");
			page.navigate(address("/"));
			assertThat(page.locator("html").getAttribute("lang")).isEqualTo("fr");
		});
	}

	@Test
	void nothingMovesWhereSomebodyWantsItStill() {
		visit(new NewContextOptions().setReducedMotion(ReducedMotion.REDUCE), (page) -> {
			for (String path : List.of("/", "/guide")) {
				page.navigate(address(path));
				assertThat(page.evaluate("""
						[...document.querySelectorAll('*')].filter((part) => {
							const style = getComputedStyle(part);
							return parseFloat(style.transitionDuration) > 0 || parseFloat(style.animationDuration) > 0;
						}).length
						""")).isEqualTo(0);
				assertThat(page.evaluate("document.getAnimations().length")).isEqualTo(0);
			}
		});
	}

	private void visit(NewContextOptions options, Consumer<Page> visit) {
		Objects.requireNonNull(chromium).visit(options.setLocale("en"), (page) -> {
			page.onPageError((error) -> assertThat(error).as("error in a script").isNull());
			visit.accept(page);
		});
	}

	private static void check(Page page, String name) {
		picture(page, name);
		assertNoBarriers(page);
		assertFits(page);
	}

	private static void picture(Page page, String name) {
		page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
	}

	private String address(String path) {
		return "http://localhost:" + this.port + path;
	}

	private static FilePayload picture(byte[] content) {
		return new FilePayload("number.png", "image/png", content);
	}

	/** A sheet with “147” on it, or with nothing. */
	private static byte[] written(boolean number) {
		BufferedImage paper = new BufferedImage(420, 220, BufferedImage.TYPE_BYTE_GRAY);
		Graphics2D pen = paper.createGraphics();
		pen.setColor(Color.WHITE);
		pen.fillRect(0, 0, 420, 220);
		pen.setColor(Color.DARK_GRAY);
		pen.setStroke(new BasicStroke(9, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		if (number) {
			pen.drawLine(80, 50, 76, 170);
			pen.drawPolyline(new int[] { 190, 150, 224 }, new int[] { 48, 126, 124 }, 3);
			pen.drawLine(204, 90, 200, 172);
			pen.drawPolyline(new int[] { 280, 350, 304 }, new int[] { 54, 50, 172 }, 3);
		}
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		try {
			ImageIO.write(paper, "png", png);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return png.toByteArray();
	}

}
