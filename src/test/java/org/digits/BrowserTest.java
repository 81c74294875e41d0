package org.digits;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import javax.imageio.ImageIO;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import org.digits.classify.KnownDigits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.digits.Chromium.assertFits;
import static org.digits.Chromium.assertNoBarriers;
import static org.digits.Chromium.send;

/**
 * What a person does, in a real browser at a real server. Skipped where no Chromium is
 * installed; the variable {@code CHROMIUM} says where one is.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class BrowserTest {

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

	@Test
	void readsAnUploadedDigit() {
		visit(new NewContextOptions(), (page) -> {
			page.setInputFiles("#image", seven());
			assertThat(page.locator("#preview")).isVisible();
			page.locator("#digits").fill("1");
			page.locator("#predict").click();
			assertThat(page.locator("#number")).hasText("7");
			assertThat(page.locator(".card")).hasCount(1);
			assertThat(page).hasTitle(Pattern.compile("^7 "));
		});
	}

	@Test
	void readsAnUploadedDigitWithoutScripts() {
		visit(new NewContextOptions().setJavaScriptEnabled(false), (page) -> {
			assertThat(page.locator("[data-mode]").first()).isHidden();
			page.setInputFiles("#image", seven());
			page.locator("#predict").click();
			assertThat(page.locator("#number")).hasText("7");
		});
	}

	@Test
	void readsADrawing() {
		visit(new NewContextOptions(), (page) -> {
			writeSeven(page);
			page.locator("#predict").click();
			assertThat(page.locator("#number")).hasText("7");
		});
	}

	@Test
	void guessesWhileSomebodyWrites() {
		visit(new NewContextOptions(), (page) -> {
			writeSeven(page);
			assertThat(page.locator("[data-guess]")).hasText("Looks like a 7");
			assertThat(page.locator(".tens .best")).hasText("7");
			page.locator("[data-undo]").click();
			assertThat(page.locator("[data-guess]")).isEmpty();
			assertThat(page.locator("[data-undo]")).isDisabled();
			page.locator("#predict").click();
			assertThat(page.locator("#status")).hasText("Write a number on the pad first.");
		});
	}

	@Test
	void writesByKeyboard() {
		visit(new NewContextOptions(), (page) -> {
			page.locator("[data-mode=draw]").focus();
			page.keyboard().press("Enter");
			page.keyboard().press("Tab");
			page.keyboard().press("Tab");
			assertThat(page.locator("#pad")).isFocused();
			page.keyboard().press(" ");
			for (int i = 0; i < 12; i++) {
				page.keyboard().press("ArrowDown");
			}
			page.keyboard().press(" ");
			assertThat(page.locator("[data-guess]")).hasText("Looks like a 1");
			page.keyboard().press("Enter");
			assertThat(page.locator("#number")).hasText("1");
		});
	}

	/** Who switches to the pad and writes before the browser has laid it out. */
	@Test
	void writesByKeyboardAtOnce() {
		visit(new NewContextOptions(), (page) -> {
			page.evaluate(
					"""
							() => {
								document.querySelector("[data-mode=draw]").click();
								const pad = document.getElementById("pad");
								const press = (key) => ["keydown", "keyup"].forEach((kind) => pad.dispatchEvent(new KeyboardEvent(kind, { key })));
								[" ", ...Array(12).fill("ArrowDown"), " "].forEach(press);
							}""");
			assertThat(page.locator("[data-guess]")).hasText("Looks like a 1");
		});
	}

	@Test
	void writesByFingerWithoutMovingThePage() {
		visit(new NewContextOptions().setViewportSize(360, 740).setHasTouch(true).setIsMobile(true), (page) -> {
			page.locator("[data-mode=draw]").click();
			assertThat(page.locator("#pad")).hasCSS("touch-action", "none");
			page.locator("#pad").tap();
			assertThat(page.locator("[data-undo]")).isEnabled();
			assertFits(page);
		});
	}

	@Test
	void keepsWhatWasWrittenForTheWayBack() {
		visit(new NewContextOptions(), (page) -> {
			writeSeven(page);
			page.locator("#predict").click();
			assertThat(page.locator("#number")).hasText("7");
			page.goBack();
			assertThat(page.locator("[data-undo]")).isEnabled();
		});
	}

	@Test
	void takesAPictureOfWhatTheCameraSees() {
		visit(new NewContextOptions().setPermissions(List.of("camera")), (page) -> {
			page.locator("[data-mode=camera]").click();
			assertThat(page.locator("[data-take]")).isEnabled();
			page.locator("[data-take]").click();
			assertThat(page.locator("#preview")).isVisible();
			assertThat(page.locator("#preview-caption")).containsText("photograph.jpg");
		});
	}

	@Test
	void saysThatThereIsNoCamera() {
		visit(new NewContextOptions(), (page) -> {
			page.evaluate("() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error()); }");
			page.locator("[data-mode=camera]").click();
			assertThat(page.locator("[data-note]")).containsText("Choose a picture instead");
		});
	}

	@Test
	void takesADroppedAndAPastedPicture() {
		for (String kind : List.of("drop", "paste")) {
			visit(new NewContextOptions(), (page) -> {
				page.evaluate("""
						([kind, bytes]) => {
							const box = new DataTransfer();
							box.items.add(new File([new Uint8Array(bytes)], "seven.png", { type: "image/png" }));
							document.body.dispatchEvent(kind === "drop"
								? new DragEvent("drop", { dataTransfer: box, bubbles: true, cancelable: true })
								: new ClipboardEvent("paste", { clipboardData: box, bubbles: true, cancelable: true }));
						}""", List.of(kind, bytes(seven().buffer)));
				assertThat(page.locator("#preview-caption")).containsText("seven.png");
				page.locator("#predict").click();
				assertThat(page.locator("#number")).hasText("7");
			});
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void mendsAnAnswer(boolean scripts) {
		visit(new NewContextOptions().setJavaScriptEnabled(scripts), (page) -> {
			page.setInputFiles("#image", seven());
			send(page, ".answer");
			assertThat(page.locator("#number")).hasText("7");
			page.locator(".card .type input").fill("1");
			page.locator(".card .type input").press("Enter");
			assertThat(page.locator("#number")).hasText("1");
			page.locator("#undo").click();
			assertThat(page.locator("#number")).hasText("7");
			page.locator("#right-number").fill("94305");
			page.locator("#right-number").press("Enter");
			assertThat(page.locator("#number")).hasText("94305");
			assertThat(page.locator(".sure")).hasText("Checked by you.");
			page.locator("#turn-left").click();
			assertThat(page.locator(".sure")).not().hasText("Checked by you.");
			page.locator("#turn-right").click();
			assertThat(page.locator("#number")).hasText("7");
			page.locator("#invert").click();
			assertThat(page.locator("h1 .words")).hasText("Blank");
			page.locator("#undo").click();
			assertThat(page.locator("#number")).hasText("7");
			page.locator(".card button[value^=erase]").click();
			assertThat(page.locator("h1 .words")).hasText("Blank");
			page.locator("#undo").click();
			assertThat(page.locator("#number")).hasText("7");
			page.locator(".card button[value^=split]").click();
			assertThat(page.locator(".card")).hasCount(2);
			page.locator(".card button[value^=join]").click();
			assertThat(page.locator(".card")).hasCount(1);
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void erasesASpeckThatSomebodyPointsAt(boolean scripts) {
		visit(new NewContextOptions().setJavaScriptEnabled(scripts), (page) -> {
			page.setInputFiles("#image", specked());
			send(page, ".answer");
			page.locator("#rub summary").click();
			assertThat(page.locator(".loose button")).hasCount(1);
			page.locator("#surface").scrollIntoViewIfNeeded();
			BoundingBox picture = page.locator("#surface").boundingBox();
			page.mouse().click(picture.x + picture.width * 250 / 300, picture.y + picture.height * 50 / 200);
			assertThat(page.locator(".loose button")).hasCount(0);
			assertThat(page.locator("#number")).hasText("1");
			page.locator("#undo").click();
			page.locator("#rub:not([open]) summary").click();
			page.locator(".loose button").click();
			assertThat(page.locator(".loose button")).hasCount(0);
		});
	}

	@Test
	void rubsOutWhatIsInAFrame() {
		visit(new NewContextOptions(), (page) -> {
			page.setInputFiles("#image", specked());
			send(page, ".answer");
			page.locator("#rub summary").click();
			page.locator("#surface").scrollIntoViewIfNeeded();
			BoundingBox picture = page.locator("#surface").boundingBox();
			page.mouse().move(picture.x + picture.width * .7, picture.y + 4);
			page.mouse().down();
			page.mouse().move(picture.x + picture.width * .95, picture.y + picture.height - 4);
			page.mouse().up();
			assertThat(page.locator(".loose button")).hasCount(0);
			assertThat(page.locator("#surface")).isFocused();
		});
	}

	@Test
	void rubsOutByKeyboard() {
		visit(new NewContextOptions(), (page) -> {
			page.setInputFiles("#image", specked());
			send(page, ".answer");
			page.locator("#rub summary").press("Enter");
			page.locator("#surface").press("ArrowUp");
			page.keyboard().press("Escape");
			page.keyboard().press("Space");
			for (int i = 0; i < 29; i++) {
				page.keyboard().press("ArrowRight");
			}
			for (int i = 0; i < 19; i++) {
				page.keyboard().press("ArrowUp");
			}
			page.keyboard().press("Space");
			assertThat(page.locator(".loose button")).hasCount(0);
			assertThat(page.locator("#number")).hasText("1");
		});
	}

	/** A sheet of 300 by 200 with a 1, and a speck at (250, 50). */
	private static FilePayload specked() {
		BufferedImage paper = new BufferedImage(300, 200, BufferedImage.TYPE_BYTE_GRAY);
		Graphics2D pen = paper.createGraphics();
		pen.setColor(Color.WHITE);
		pen.fillRect(0, 0, 300, 200);
		pen.setColor(Color.BLACK);
		pen.fillRect(96, 40, 10, 120);
		pen.fillRect(240, 40, 20, 20);
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		try {
			ImageIO.write(paper, "png", png);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new FilePayload("speck.png", "image/png", png.toByteArray());
	}

	@Test
	void mendsWhatWasWrittenOnThePad() {
		visit(new NewContextOptions(), (page) -> {
			writeSeven(page);
			send(page, ".answer");
			page.locator(".card .say").first().click();
			assertThat(page.locator(".why").first()).hasText("Named by you.");
			assertThat(page.locator("#number")).not().hasText("7");
			assertThat(page.locator("#invert")).hasCount(0);
		});
	}

	@Test
	void givesTheAnswerAsFiles() {
		visit(new NewContextOptions(), (page) -> {
			page.setInputFiles("#image", seven());
			send(page, ".answer");
			Download text = page.waitForDownload(() -> page.locator("a[download='number.txt']").click());
			assertThat(content(text)).isEqualTo("7\n");
			Download json = page.waitForDownload(() -> page.locator("a[download='number.json']").click());
			assertThat(content(json)).contains("\"number\" : \"7\"");
			Download csv = page.waitForDownload(() -> page.locator("a[download='number.csv']").click());
			assertThat(content(csv)).startsWith("line,place,digit,confidence").contains("1,1,7,");
		});
	}

	private static void writeSeven(Page page) {
		page.locator("[data-mode=draw]").click();
		BoundingBox pad = page.locator("#pad").boundingBox();
		page.mouse().move(pad.x + 100, pad.y + 50);
		page.mouse().down();
		page.mouse().move(pad.x + 210, pad.y + 46);
		page.mouse().move(pad.x + 140, pad.y + 210);
		page.mouse().up();
	}

	private static List<Integer> bytes(byte[] bytes) {
		return IntStream.range(0, bytes.length).mapToObj((i) -> bytes[i] & 0xff).toList();
	}

	private static String content(Download download) {
		try {
			return Files.readString(download.path());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void worksByKeyboard() {
		visit(new NewContextOptions(), (page) -> {
			page.keyboard().press("Tab");
			assertThat(page.locator(".skip")).isFocused();
			page.setInputFiles("#image", seven());
			page.locator("#digits").focus();
			page.keyboard().type("1");
			page.keyboard().press("Enter");
			assertThat(page.locator("#number")).hasText("7");
		});
	}

	@Test
	void clearsThePicture() {
		visit(new NewContextOptions(), (page) -> {
			page.setInputFiles("#image", seven());
			assertThat(page.locator("#preview")).isVisible();
			page.locator("#clear").click();
			assertThat(page.locator("#preview")).isHidden();
			page.locator("#predict").click();
			assertThat(page.locator("#status")).hasText("Choose a picture first.");
		});
	}

	@Test
	void saysWhatIsWrongWithAFile() {
		visit(new NewContextOptions(), (page) -> {
			page.setInputFiles("#image", new FilePayload("number.png", "image/png", "no picture".getBytes()));
			page.locator("#predict").click();
			assertThat(page.locator("[role=alert]")).containsText("Not a picture that can be read here");
			assertThat(page.locator("#reader")).isVisible();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/guide", "/limits", "/problems/damaged-picture", "/nowhere" })
	void fitsTheSmallestPhone(String address) {
		visit(new NewContextOptions().setViewportSize(320, 640).setColorScheme(ColorScheme.DARK), (page) -> {
			page.navigate(address(address));
			assertFits(page);
		});
	}

	@Test
	void fitsItsAnswerOnTheSmallestPhone() {
		visit(new NewContextOptions().setViewportSize(320, 640), (page) -> {
			page.setInputFiles("#image", seven());
			send(page, ".answer");
			assertFits(page);
		});
	}

	@ParameterizedTest
	@EnumSource(value = ColorScheme.class, names = { "LIGHT", "DARK" })
	void hasNoBarrierThatAxeKnows(ColorScheme scheme) {
		visit(new NewContextOptions().setColorScheme(scheme), (page) -> {
			assertNoBarriers(page);
			page.locator("[data-mode=draw]").click();
			assertNoBarriers(page);
			page.locator("[data-mode=camera]").click();
			assertNoBarriers(page);
			page.navigate(address("/guide"));
			assertNoBarriers(page);
			page.navigate(address("/limits"));
			assertNoBarriers(page);
			page.navigate(address("/nowhere"));
			assertNoBarriers(page);
			page.navigate(address("/"));
			page.setInputFiles("#image", seven());
			assertNoBarriers(page);
			send(page, ".answer");
			assertNoBarriers(page);
		});
	}

	@Test
	void offersItsApiToTry() {
		visit(new NewContextOptions(), (page) -> {
			page.navigate(address("/swagger-ui/index.html"));
			assertThat(page.locator(".opblock-summary-path[data-path='/api/v1/readings']")).isVisible();
		});
	}

	/**
	 * Opens the home page, and holds every page then shown to asking nobody else and to
	 * its own policy.
	 */
	private void visit(NewContextOptions options, Consumer<Page> visit) {
		Objects.requireNonNull(chromium).visit(options, (page) -> {
			page.onRequest((request) -> assertThat(request.url())
				.matches("(http://localhost:" + this.port + "/|data:|blob:).*"));
			page.onConsoleMessage(
					(message) -> assertThat(message.text()).doesNotContain("Content Security Policy", "violates"));
			page.onPageError((error) -> assertThat(error).as("error in a script").isNull());
			page.navigate(address("/"));
			visit.accept(page);
		});
	}

	private String address(String path) {
		return "http://localhost:" + this.port + path;
	}

	/**
	 * A seven of the digits that the model is checked with, as black ink on white paper.
	 */
	private static FilePayload seven() {
		BufferedImage paper = new BufferedImage(120, 120, BufferedImage.TYPE_BYTE_GRAY);
		Graphics2D pen = paper.createGraphics();
		pen.setColor(Color.WHITE);
		pen.fillRect(0, 0, 120, 120);
		pen.drawImage(knownSeven(), 4, 4, 112, 112, null);
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		try {
			ImageIO.write(paper, "png", png);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new FilePayload("seven.png", "image/png", png.toByteArray());
	}

	private static BufferedImage knownSeven() {
		byte[] labels = unzipped("known-digits-labels.idx1.gz");
		byte[] pixels = unzipped("known-digits.idx3.gz");
		int seven = 8;
		while (labels[seven] != 7) {
			seven++;
		}
		BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
		for (int i = 0; i < 28 * 28; i++) {
			image.getRaster().setSample(i % 28, i / 28, 0, 255 - (pixels[16 + (seven - 8) * 28 * 28 + i] & 0xff));
		}
		return image;
	}

	private static byte[] unzipped(String name) {
		try (InputStream in = new GZIPInputStream(
				Objects.requireNonNull(KnownDigits.class.getResourceAsStream(name)))) {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
