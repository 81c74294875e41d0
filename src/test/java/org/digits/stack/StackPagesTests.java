package org.digits.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.digits.classify.Classifier;
import org.digits.drawn.Sheet;
import org.digits.reading.NumberReader;
import org.digits.web.Traces;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

/** The pages and the API of stacks, with all that is behind them but the network. */
@Timeout(120)
@DirtiesContext // or it still reads pages while its folder is deleted
@SpringBootTest(properties = "digits.stacks.max-stacks=1000")
@AutoConfigureMockMvc
class StackPagesTests {

	private static final byte[] PICTURE = Sheet.of(200, 80).write("42", 20, 10, 60).png();

	/** How long events may take to come. */
	private static final Duration PATIENCE = Duration.ofMinutes(1);

	@TempDir
	private static Path folder;

	@MockitoBean
	private Classifier classifier;

	@MockitoBean
	private NumberReader reader;

	@Autowired
	private JsonMapper json;

	private final MockMvcTester mvc;

	StackPagesTests(@Autowired MockMvcTester mvc) {
		this.mvc = mvc;
	}

	@DynamicPropertySource
	static void keepStacksApart(DynamicPropertyRegistry properties) {
		properties.add("digits.stacks.directory", folder::toString);
	}

	@BeforeEach
	void readEveryPicture() {
		given(this.reader.read(any(), any())).willReturn(Traces.unsure("94305", .62));
	}

	@Test
	void thePageForStacksSaysWhatBecomesOfThem() {
		Document page = page(get("/stacks"));
		assertBringsAllThatItNeeds(page);
		assertThat(page.expectFirst("#kept").text()).contains("kept on this server for 24 hours", "deletes it sooner");
		assertThat(page.expectFirst("form#send").attr("enctype")).isEqualTo("multipart/form-data");
		assertThat(page.select("form#send input[type=file][multiple][name=file]")).hasSize(1);
		assertThat(page.expectFirst("footer").text()).doesNotContain("not kept");
		assertThat(page(get("/")).select("a[href=/stacks]")).hasSizeGreaterThanOrEqualTo(2);
	}

	@Test
	void aStackIsSentWithoutScriptsAndRefreshesItselfUntilItIsDone() throws Exception {
		MvcTestResult answer = this.mvc.post()
			.uri("/stacks")
			.multipart()
			.file(picture("b.png"))
			.accept(MediaType.TEXT_HTML)
			.exchange();
		assertThat(answer).hasStatus(HttpStatus.SEE_OTHER);
		String address = String.valueOf(answer.getResponse().getHeader("Location"));
		assertThat(address).matches("/stacks/[0-9a-f]{40}\\?refresh=1");
		String id = address.substring(8, 48);
		await(id);
		assertThat(get(address).getResponse().getHeader("Refresh")).isNull();
		assertThat(get(address).getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
	}

	@Test
	void aStackThatIsBeingReadRefreshesItself() throws Exception {
		java.util.concurrent.CountDownLatch latch = new java.util.concurrent.CountDownLatch(1);
		given(this.reader.read(any(), any())).willAnswer((question) -> {
			latch.await();
			return Traces.blank();
		});
		String id = send(picture("a.png"));
		assertThat(get("/stacks/" + id + "?refresh=1").getResponse().getHeader("Refresh")).isEqualTo("5");
		assertThat(get("/stacks/" + id).getResponse().getHeader("Refresh")).isNull();
		latch.countDown();
		await(id);
	}

	@Test
	void theTableShowsWhatWasReadTheLeastSureFirst() throws Exception {
		given(this.reader.read(any(), any())).willReturn(Traces.read("1", .9999), Traces.unsure("94305", .62),
				Traces.blank());
		String id = send(picture("a.png"), picture("b.png"), picture("c.png"),
				new MockMultipartFile("file", "<i>d.txt", "text/plain", "no".getBytes(StandardCharsets.UTF_8)));
		await(id);
		Document page = page(get("/stacks/" + id));
		assertBringsAllThatItNeeds(page);
		assertThat(page.select("h1")).hasSize(1);
		assertThat(page.select("tbody tr.row .words").eachText()).startsWith("Not sure", "Can’t be read").hasSize(4);
		assertThat(page.select("tr.unsure .percent").text()).isEqualTo("62 %");
		assertThat(page.select("tr.unsure input[name=number]").attr("value")).isEqualTo("94305");
		assertThat(page.select("tr.refused .name").text()).isEqualTo("<i>d.txt");
		assertThat(page.select("#rows tr.row img")).hasSize(3);
		assertThat(page.select("#rows input.field:not([aria-label])")).isEmpty();
		assertThat(page(get("/stacks/" + id + "?order=page")).select("tr.row .index").eachText()).containsExactly("1",
				"2", "3", "4");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/pages?order=size", "/pages?order=", "/events?since=9223372036854775808",
			"/events?since=", "/events?since=-1" })
	void whatAStackIsNotAskedForIsABadRequest(String asked) {
		MvcTestResult answer = get("/api/v1/stacks/" + send(picture("a.png")) + asked);
		assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(json(answer).get("type").asString()).isEqualTo("/problems/bad-request");
	}

	@Test
	void aCorrectionWithoutScriptsIsKeptAndLeadsToTheNextPage() throws Exception {
		String id = send(picture("a.png"), picture("b.png"));
		await(id);
		MvcTestResult answer = correct(id, 1, "123", "page");
		assertThat(answer).hasStatus(HttpStatus.SEE_OTHER)
			.hasHeader("Location", "/stacks/" + id + "?order=page&at=2#page-2");
		Document page = page(get("/stacks/" + id + "?order=page&at=2"));
		assertThat(page.select("#page-1 input[name=number]").attr("value")).isEqualTo("123");
		assertThat(page.select("#page-1 .words").text()).isEqualTo("Corrected");
		assertThat(page.select("#page-2 input[autofocus]")).hasSize(1);
		this.mvc.post()
			.uri("/stacks/" + id + "/pages/1")
			.multipart()
			.param("number", "9")
			.param("restore", "1")
			.exchange();
		assertThat(page(get("/stacks/" + id)).select("#page-1 input[name=number]").attr("value")).isEqualTo("94305");
		assertThat(correct(id, 1, "12a", "page")).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(correct(id, 3, "12", "page")).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void aLargeStackIsShownInPartsThatAreSmallEach() throws Exception {
		String id = send(archive(Leaf.MOST + 20));
		await(id);
		MvcTestResult first = get("/stacks/" + id + "?order=page");
		assertThat(text(first).length()).isLessThan(110_000);
		assertBringsAllThatItNeeds(page(first));
		assertThat(page(first).select("tr.row .index").eachText()).hasSize(50).startsWith("1").endsWith("50");
		assertThat(page(first).select("#leaves a").eachText()).containsExactly("1–50", "51–70");
		assertThat(page(first).select("#leaves a[aria-current=page]").text()).isEqualTo("1–50");
		String next = page(first).expectFirst("#leaves a[rel=next]").attr("href");
		assertThat(page(get(next)).select("tr.row .index").eachText()).hasSize(20).startsWith("51").endsWith("70");
		assertThat(page(get(next + "&at=last")).select("#page-70 [autofocus]")).hasSize(1);
		assertThat(page(get(next + "&at=first")).select("#page-51 [autofocus]")).hasSize(1);
		assertThat(page(get("/stacks/" + id + "?order=page&from=5000")).select("#page-51")).hasSize(1);
		assertThat(page(get("/stacks/" + id + "?order=page&at=60")).select("#page-60 [autofocus]")).hasSize(1);
		assertThat(get("/stacks/" + id + "?from=-1")).hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void theLeastSureOfTheWholeStackComeInItsFirstPart() throws Exception {
		given(this.reader.read(any(), any())).willReturn(Traces.read("1", .9999));
		String id = send(archive(Leaf.MOST + 2));
		await(id);
		put("/api/v1/stacks/" + id, 1, "{\"number\": \"7\"}");
		Document first = page(get("/stacks/" + id));
		assertThat(first.select("#page-1")).as("what is confirmed comes last").isEmpty();
		Document last = page(get("/stacks/" + id + "?from=51"));
		assertThat(last.select("tr.row .index").eachText()).containsExactly("52", "1");
		assertThat(correct(id, 50, "8", "page")).hasHeader("Location", "/stacks/" + id + "?order=page&at=51#page-51");
		assertThat(page(get("/stacks/" + id + "?order=page&at=51")).select("#page-51 [autofocus]"))
			.as("the next is on the next part")
			.hasSize(1);
	}

	@Test
	void theApiTakesReadsCorrectsAndDeletesAStack() throws Exception {
		MvcTestResult sent = this.mvc.post().uri("/api/v1/stacks").multipart().file(picture("a.png")).exchange();
		assertThat(sent).hasStatus(HttpStatus.CREATED);
		JsonNode stack = json(sent);
		String address = stack.get("address").asString();
		assertThat(sent).hasHeader("Location", address);
		await(stack.get("id").asString());
		assertThat(json(get(address)).get("state").asString()).isEqualTo("done");
		JsonNode page = json(get(address + "/pages")).get(0);
		assertThat(page.get("number").asString()).isEqualTo("94305");
		assertThat(page.get("confidence").asDouble()).isEqualTo(.62);
		assertThat(get(page.get("picture").asString())).hasStatusOk().hasContentType(MediaType.IMAGE_JPEG);
		assertThat(get(page.get("thumbnail").asString())).hasStatusOk().hasContentType(MediaType.IMAGE_JPEG);

		JsonNode corrected = json(put(address, 1, "{\"number\": \"94306\"}"));
		assertThat(corrected.get("number").asString()).isEqualTo("94306");
		assertThat(corrected.get("read").asString()).isEqualTo("94305");
		assertThat(corrected.get("confirmed").asBoolean()).isTrue();
		assertThat(put(address, 1, "{\"number\": \"=1+1\"}")).hasStatus(HttpStatus.BAD_REQUEST)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(put(address, 1, "{")).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(json(this.mvc.delete().uri(address + "/pages/1/correction").exchange()).get("confirmed").asBoolean())
			.isFalse();

		assertThat(this.mvc.delete().uri(address)).hasStatus(HttpStatus.NO_CONTENT);
		for (String gone : List.of("", "/pages", "/pages/1/picture", "/events", "/results.csv", "/results.pdf")) {
			assertThat(get(address + gone)).as(gone)
				.hasStatus(HttpStatus.NOT_FOUND)
				.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		}
	}

	@Test
	void eventsTellOfEveryPageAndOfTheEnd() throws Exception {
		String id = send(picture("a.png"), picture("b.png"));
		await(id);
		MvcTestResult all = get("/api/v1/stacks/" + id + "/events");
		assertThat(all).hasContentTypeCompatibleWith(MediaType.TEXT_EVENT_STREAM);
		assertThat(text(all).split("event:page", -1)).hasSize(3);
		assertThat(text(all)).contains("event:progress", "event:done", "\"page\":2");
		MvcTestResult rest = this.mvc.get()
			.uri("/api/v1/stacks/" + id + "/events")
			.header("Last-Event-ID", "2")
			.exchange(PATIENCE);
		assertThat(text(rest).split("event:page", -1)).as("who comes back is told the rest").hasSize(2);
	}

	@Test
	void resultsComeAsATableThatNoSpreadsheetTakesForAFormula() throws Exception {
		String id = send(picture("=HYPERLINK(\"http://a\",\"b\").png"), picture("b,c.png"));
		await(id);
		put("/api/v1/stacks/" + id, 2, "{\"number\": \"-12\"}");
		MvcTestResult csv = get("/api/v1/stacks/" + id + "/results.csv");
		assertThat(csv).hasHeader("Content-Disposition", "attachment; filename=\"numbers.csv\"");
		assertThat(text(csv).split("\r\n", -1)).containsExactly(
				"page,file,number,confidence,outcome,read,confirmed,reason",
				"1,\"'=HYPERLINK(\"\"http://a\"\",\"\"b\"\").png\",94305,0.62,unsure,94305,false,The second digit may also be a 9.",
				"2,\"b,c.png\",-12,0.62,unsure,94305,true,The second digit may also be a 9.", "");
		assertThat(text(get("/api/v1/stacks/" + id + "/results.txt"))).isEqualTo("94305\n-12\n");
		JsonNode results = json(get("/api/v1/stacks/" + id + "/results.json"));
		assertThat(results.at("/stack/pages").asInt()).isEqualTo(2);
		assertThat(results.at("/pages/0/reading/lines/0/digits")).hasSize(5);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "12|12", "-12.5|-12.5", "=1|'=1", "+1|'+1", "@a|'@a",
			"-a|'-a", "-1+2|'-1+2", "1,5|\"1,5\"", "a\"b|\"a\"\"b\"", "~1\n2~|~\"1\n2\"~" })
	void aCellIsNeverAFormula(String text, String cell) {
		assertThat(Results.cell(text)).isEqualTo(cell);
	}

	@Test
	void theDocumentCanBeSearched() throws Exception {
		given(this.reader.read(any(), any())).willReturn(Traces.unsure("1 482\n59036", .62));
		String id = send(picture("a.png"), picture("b.png"),
				new MockMultipartFile("file", "c.txt", "text/plain", "no".getBytes(StandardCharsets.UTF_8)));
		await(id);
		put("/api/v1/stacks/" + id, 2, "{\"number\": \"777\"}");
		MvcTestResult pdf = get("/api/v1/stacks/" + id + "/results.pdf");
		assertThat(pdf).hasStatusOk().hasContentType(MediaType.APPLICATION_PDF);
		try (PDDocument document = Loader.loadPDF(pdf.getResponse().getContentAsByteArray())) {
			assertThat(document.getNumberOfPages()).isEqualTo(3);
			String text = new PDFTextStripper().getText(document);
			assertThat(text).contains("1 482", "59036", "777", "Page 3, c.txt");
			assertThat(document.getPage(0).getResources().getXObjectNames()).hasSize(1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/stacks/0123456789012345678901234567890123456789", "/api/v1/stacks/..",
			"/stacks/0123456789012345678901234567890123456789", "/api/v1/stacks/x/pages/1/picture" })
	void aStackThatIsNotThereIsNotFound(String address) {
		assertThat(this.mvc.get().uri(address)).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void aFormWithoutFilesAsksForOne() {
		MockMultipartFile nothing = new MockMultipartFile("file", "", "application/octet-stream", new byte[0]);
		MvcTestResult page = this.mvc.post()
			.uri("/stacks")
			.multipart()
			.file(nothing)
			.accept(MediaType.TEXT_HTML)
			.exchange();
		assertThat(page).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(page(page).expectFirst("[role=alert]").text()).contains("Choose one file");
		assertThat(page(page).select("form#send")).hasSize(1);
		assertThat(this.mvc.post().uri("/api/v1/stacks").multipart().file(nothing)).hasStatus(HttpStatus.BAD_REQUEST)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void aButtonDeletesAStack() throws Exception {
		String id = send(picture("a.png"));
		await(id);
		assertThat(page(get("/stacks/" + id)).select("form[action=/stacks/" + id + "/delete] button")).hasSize(1);
		MvcTestResult answer = this.mvc.post().uri("/stacks/" + id + "/delete").exchange();
		assertThat(answer).hasStatus(HttpStatus.SEE_OTHER).hasHeader("Location", "/stacks?deleted=1");
		assertThat(page(get("/stacks?deleted=1")).expectFirst("[role=status]").text()).contains("deleted");
		assertThat(folder.resolve(id)).doesNotExist();
	}

	@Test
	void theApiIsDescribed() {
		JsonNode description = json(get("/v3/api-docs"));
		for (String path : List.of("", "/{id}", "/{id}/pages", "/{id}/events", "/{id}/pages/{page}/correction",
				"/{id}/pages/{page}/picture", "/{id}/results.{format}")) {
			assertThat(description.get("paths").propertyNames()).contains("/api/v1/stacks" + path);
		}
		assertThat(description.at("/components/schemas").propertyNames()).contains("Stack", "StackPage", "Correction");
	}

	private MvcTestResult get(String address) {
		return this.mvc.get().uri(java.net.URI.create(address)).exchange(PATIENCE);
	}

	private MvcTestResult put(String stack, int page, String body) {
		return this.mvc.put()
			.uri(stack + "/pages/" + page + "/correction")
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

	private MvcTestResult correct(String id, int page, String number, String order) {
		return this.mvc.post()
			.uri("/stacks/" + id + "/pages/" + page)
			.multipart()
			.param("number", number)
			.param("order", order)
			.accept(MediaType.TEXT_HTML)
			.exchange();
	}

	private String send(MockMultipartFile... files) {
		var request = this.mvc.post().uri("/api/v1/stacks").multipart();
		for (MockMultipartFile file : files) {
			request = request.file(file);
		}
		return json(request.exchange()).get("id").asString();
	}

	private void await(String id) throws InterruptedException {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		String state = "";
		while (!state.equals("done") && System.nanoTime() < end) {
			state = json(get("/api/v1/stacks/" + id)).get("state").asString();
			Thread.sleep(20);
		}
		assertThat(state).isEqualTo("done");
	}

	/** A ZIP archive of so many pictures. */
	static MockMultipartFile archive(int pictures) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (int i = 1; i <= pictures; i++) {
				zip.putNextEntry(new ZipEntry("page%d.png".formatted(i)));
				zip.write(PICTURE);
			}
		}
		return new MockMultipartFile("file", "pile.zip", "application/zip", bytes.toByteArray());
	}

	private static MockMultipartFile picture(String name) {
		return new MockMultipartFile("file", name, "image/png", PICTURE);
	}

	private JsonNode json(MvcTestResult answer) {
		return this.json.readTree(text(answer));
	}

	private static String text(MvcTestResult answer) {
		return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private static Document page(MvcTestResult answer) {
		assertThat(answer).hasContentTypeCompatibleWith(MediaType.TEXT_HTML);
		return Jsoup.parse(text(answer));
	}

	private static void assertBringsAllThatItNeeds(Document page) {
		assertThat(page.select("style, script:not([src]), [style]")).isEmpty();
		assertThat(page.select("img:not([alt]), svg:not([role]):not([aria-hidden])")).isEmpty();
		for (Element element : page.getAllElements()) {
			for (Attribute attribute : element.attributes()) {
				assertThat(attribute.getKey()).as("event handler").doesNotStartWith("on");
				if (List.of("src", "href", "action", "srcset").contains(attribute.getKey())) {
					assertThat(attribute.getValue()).matches("(/(?!/)|#|data:image/png;).*");
				}
			}
		}
	}

}
