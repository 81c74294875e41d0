package org.digits.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import org.digits.classify.Calibration;
import org.digits.classify.Classifier;
import org.digits.classify.Guess;
import org.digits.classify.ModelCard;
import org.digits.decode.Decoding;
import org.digits.decode.Pictures;
import org.digits.glyph.Glyph;
import org.digits.image.Photo;
import org.digits.reading.NumberReader;
import org.digits.reading.Reading;
import org.digits.reading.Trace;
import org.digits.tongue.Spoken;
import org.digits.uploads.Uploads;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

@WebSlice
@WebMvcTest(PagesController.class)
class PagesTests {

	@MockitoBean
	private Pictures pictures;

	@MockitoBean
	private NumberReader reader;

	@MockitoBean
	private Uploads uploads;

	@MockitoBean
	private Classifier classifier;

	private final MockMvcTester mvc;

	PagesTests(@Autowired MockMvcTester mvc) {
		this.mvc = mvc;
	}

	@BeforeEach
	void readEveryPicture() {
		given(this.uploads.retention()).willReturn(Duration.ZERO);
		given(this.pictures.decode(any())).willReturn(new Decoding.Decoded(new Photo(1, 1, new byte[1], 1)));
		given(this.reader.read(any(), any())).willReturn(Traces.read("94305", 0.9987));
		given(this.reader.readAsItLies(any(), any())).willReturn(Traces.read("94305", 0.9987));
		given(this.classifier.classify(any()))
			.willAnswer((call) -> call.<List<Glyph>>getArgument(0).stream().map((glyph) -> anyDigit()).toList());
		given(this.classifier.card()).willReturn(new ModelCard("CNN-MNIST", "3f9c0a1b2c3d", List.of(), 1, Map.of(),
				new Calibration(1, List.of()), List.of("Its input is 0 to 255.")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/guide", "/limits", "/problems/damaged-picture", "/nowhere" })
	void pagesBringAllThatTheyNeed(String address) {
		assertBringsAllThatItNeeds(page(get(address)));
	}

	@Test
	void resultsBringAllThatTheyNeed() {
		for (Trace trace : List.of(Traces.read("7", 0.99999), Traces.unsure("1 482\n59036", 0.62), Traces.blank(),
				Traces.notANumber())) {
			given(this.reader.read(any(), any())).willReturn(trace);
			assertBringsAllThatItNeeds(page(predict("5")));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/guide", "/limits", "/problems/busy", "/nowhere" })
	void pagesHaveOneHeadingAndLandmarks(String address) {
		Document page = page(get(address));
		assertThat(page.select("h1")).hasSize(1);
		assertThat(page.select("main#main")).hasSize(1);
		assertThat(page.select("header, nav[aria-label], footer")).hasSizeGreaterThanOrEqualTo(3);
		assertThat(page.select("html").attr("lang")).isEqualTo("en");
		assertThat(page.select("a.skip").attr("href")).isEqualTo("#main");
		assertThat(page.title()).contains("digits");
	}

	@Test
	void homeOffersEveryWayToGiveAPicture() {
		Document home = page(get("/"));
		Element form = home.expectFirst("form[method=post][enctype=multipart/form-data]");
		assertThat(form.attr("action")).isEqualTo("/predict");
		assertThat(form.select("input[type=file][name=image]")).hasSize(2);
		assertThat(form.select("input[capture=environment], input[name=digits], button[type=reset], canvas"))
			.hasSize(4);
		assertThat(form.expectFirst("button[type=submit]").text()).isEqualTo("Predict");
	}

	@Test
	void homeHidesWhatNeedsAScript() {
		assertThat(page(get("/")).select("[data-script]")).isNotEmpty()
			.allSatisfy((part) -> assertThat(part.hasAttr("hidden")).isTrue());
	}

	@Test
	void resultSaysTheNumberAndHowSureItIs() {
		Document page = page(predict("5"));
		assertThat(page.expectFirst("#number").text()).isEqualTo("94305");
		assertThat(page.title()).startsWith("94305");
		assertThat(page.expectFirst(".sure").text()).contains("Sure.", "about 1 in 770 is wrong");
		assertThat(page.select(".card")).hasSize(5);
		assertThat(page.select("svg rect.box")).hasSize(5);
		assertThat(page.text()).contains("CNN-MNIST@3f9c0a1b2c3d", "Its input is 0 to 255.");
	}

	@Test
	void resultAsksWhereItIsUnsure() {
		given(this.reader.read(any(), any())).willReturn(Traces.unsure("1 482\n59036", 0.62));
		Document page = page(predict(""));
		assertThat(page.expectFirst("h1").text()).isEqualTo("Is it 59036 or 50036 in line 2?");
		assertThat(page.expectFirst(".lines").wholeText()).contains("\n59036");
		assertThat(page.select(".option").eachText()).containsExactly("59036", "50036");
		assertThat(page.select(".option").eachAttr("value")).last().isEqualTo("number 1%20482%0A50036");
		assertThat(page.expectFirst(".reason").text()).isEqualTo("The second digit may also be a 9.");
	}

	@Test
	void resultThatAsksGivesNoReasonButOneThatSaysMore() {
		Trace trace = Traces.unsure("5", 0.62);
		Reading reading = trace.reading();
		given(this.reader.read(any(), any())).willReturn(
				new Trace(trace.photo(), trace.ink(), trace.glyphs(), new Reading(reading.outcome(), reading.number(),
						reading.confidence(), reading.lines(), Reading.NOT_SURE_ENOUGH, reading.model())));
		Document page = page(predict(""));
		assertThat(page.select(".option")).isNotEmpty();
		assertThat(page.select(".reason")).isEmpty();
	}

	@Test
	void resultSaysThatThereIsNoNumber() {
		given(this.reader.read(any(), any())).willReturn(Traces.blank());
		assertThat(page(predict("")).expectFirst("h1").text()).contains("Blank");
		given(this.reader.read(any(), any())).willReturn(Traces.notANumber());
		assertThat(page(predict("")).expectFirst("h1").text()).contains("Not a number");
	}

	@Test
	void aRefusedPictureLeadsBackToTheFormWithTheReason() {
		given(this.pictures.decode(any()))
			.willReturn(new Decoding.Refused(Decoding.Reason.UNSUPPORTED, "This is a PDF. <b>"));
		MvcTestResult answer = predict("");
		assertThat(answer).hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
		Document page = page(answer);
		assertThat(page.expectFirst("[role=alert]").text()).contains("This is a PDF. <b>");
		assertThat(page.select("form#reader")).hasSize(1);
	}

	@Test
	void aFormWithoutAPictureAsksForOne() {
		MvcTestResult answer = this.mvc.post()
			.uri("/predict")
			.multipart()
			.file(new MockMultipartFile("image", "", "application/octet-stream", new byte[0]))
			.accept(MediaType.TEXT_HTML)
			.exchange();
		assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(page(answer).expectFirst("[role=alert]").text()).contains("Choose a picture first");
	}

	@Test
	void takesThePictureOfWhicheverFieldWasUsed() {
		assertThat(this.mvc.post()
			.uri("/predict")
			.multipart()
			.file(new MockMultipartFile("image", "", "application/octet-stream", new byte[0]))
			.file(new MockMultipartFile("image", "photo.jpg", "image/jpeg", new byte[] { 1 }))
			.exchange()).hasStatusOk();
	}

	@Test
	void aNumberOfDigitsThatCannotBeLeadsBackToTheForm() {
		MvcTestResult answer = predict("0");
		assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(page(answer).select("form#reader, [role=alert]")).hasSize(2);
	}

	@Test
	void aReloadedResultLeadsHome() {
		assertThat(get("/predict")).hasStatus3xxRedirection().hasRedirectedUrl("/");
	}

	@ParameterizedTest
	@EnumSource(Problem.class)
	void everyProblemHasAPageThatExplainsIt(Problem problem) {
		MvcTestResult answer = get(problem.type().toString());
		assertThat(answer).hasStatusOk();
		assertThat(page(answer).text()).contains(Spoken.english().say(problem.titleKey()),
				Spoken.english().say(problem.adviceKey()), problem.type().toString());
	}

	@Test
	void browsersGetAFriendlyPageAndProgramsAProblem() {
		assertThat(get("/nowhere")).hasStatus(HttpStatus.NOT_FOUND).hasContentTypeCompatibleWith(MediaType.TEXT_HTML);
		assertThat(this.mvc.get().uri("/nowhere").accept(MediaType.APPLICATION_JSON)).hasStatus(HttpStatus.NOT_FOUND)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(this.mvc.delete().uri("/guide").accept(MediaType.TEXT_HTML)).hasStatus(HttpStatus.METHOD_NOT_ALLOWED)
			.hasContentTypeCompatibleWith(MediaType.TEXT_HTML);
		assertThat(get("/problems/unheard-of")).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void theAnswerCarriesWhatWasSentAndKeepsNothing() {
		Document page = page(predict("5"));
		Element form = page.expectFirst("form#repair[method=post][enctype=multipart/form-data]");
		assertThat(form.expectFirst("[name=picture]").val()).isEqualTo("AQ==");
		assertThat(form.expectFirst("[name=repairs]").val()).isEmpty();
		assertThat(page.select("button[form=repair][name=do]").eachAttr("value")).contains("turn 3", "turn 1", "turn 2",
				"invert", "one", "typed");
		assertThat(page.select("#undo")).isEmpty();
	}

	@Test
	void aPictureThatWasTurnedCanBeTurnedBack() {
		given(this.reader.read(any(), any())).willReturn(Traces.turned("482", 0.62));
		Document page = page(predict("3"));
		assertThat(page.expectFirst(".said").text()).contains("seems to lie on its side");
		assertThat(page.expectFirst("[name=repairs]").val()).isEqualTo("turn 1");
		assertThat(page.expectFirst("#undo").val()).isEqualTo("undo");
	}

	@Test
	void whatAPersonTypesIsTheAnswer() {
		Document page = page(mend("number", "47 11"));
		assertThat(page.expectFirst("#number").text()).isEqualTo("47 11");
		assertThat(page.expectFirst("h1").text()).startsWith("You say it is");
		assertThat(page.select("#undo")).hasSize(1);
		assertThat(page.expectFirst("[name=repairs]").val()).isEqualTo("number 47+11");
	}

	@Test
	void aClickIntoThePictureOfTheInkIsARepair() {
		String field = page(predict("5")).expectFirst("input[type=image][form=repair]").attr("name");
		assertThat(field).matches("spot [0-9]+ [0-9]+");
		given(this.reader.read(any(), any(), any(OptionalInt.class))).willReturn(Traces.read("9430", 0.9987));
		MvcTestResult answer = this.mvc.post()
			.uri("/predict")
			.multipart()
			.param("picture", "AQ==")
			.param("spot 480 960.x", "7")
			.param("spot 480 960.y", "20")
			.accept(MediaType.TEXT_HTML)
			.exchange();
		assertThat(page(answer).expectFirst("[name=repairs]").val()).isEqualTo("spot 15 41");
		assertThat(page(answer).select("details#rub[open]")).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "repairs, dance", "number, <b>", "say 1 2 3 4, x", "picture, *", "scale, 0", "scale, x",
			"strokes, []" })
	void aRepairThatMakesNoSenseLeadsBackToTheForm(String field, String value) {
		MvcTestResult answer = mend(field, value);
		assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(page(answer).select("form#reader, [role=alert]")).hasSize(2);
	}

	private MvcTestResult mend(String field, String value) {
		Map<String, String> fields = new LinkedHashMap<>(Map.of("picture", "AQ==", "scale", "1", "do", "typed"));
		fields.put(field, value);
		MockMvcTester.MockMultipartMvcRequestBuilder request = this.mvc.post().uri("/predict").multipart();
		fields.forEach((name, text) -> request.param(name, text));
		return request.accept(MediaType.TEXT_HTML).exchange();
	}

	private static Guess anyDigit() {
		double[] digits = new double[10];
		Arrays.fill(digits, .1);
		return new Guess(digits, 0);
	}

	private MvcTestResult get(String address) {
		return this.mvc.get().uri(address).accept(MediaType.TEXT_HTML).exchange();
	}

	private MvcTestResult predict(String digits) {
		return this.mvc.post()
			.uri("/predict")
			.multipart()
			.file(new MockMultipartFile("image", "number.png", "image/png", new byte[] { 1 }))
			.param("digits", digits)
			.accept(MediaType.TEXT_HTML)
			.exchange();
	}

	private static Document page(MvcTestResult answer) {
		assertThat(answer).hasContentTypeCompatibleWith(MediaType.TEXT_HTML);
		return Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
	}

	private static void assertBringsAllThatItNeeds(Document page) {
		assertThat(page.select("style, script:not([src]), [style]")).isEmpty();
		assertThat(page.select("img:not([alt]), svg:not([role]):not([aria-hidden])")).isEmpty();
		for (Element element : page.getAllElements()) {
			for (Attribute attribute : element.attributes()) {
				assertThat(attribute.getKey()).as("event handler").doesNotStartWith("on");
				if (List.of("src", "href", "action", "srcset").contains(attribute.getKey())) {
					assertThat(attribute.getValue())
						.matches("(/(?!/)|#|data:(image/png|text/plain|text/csv|application/json);).*");
				}
			}
		}
	}

}
