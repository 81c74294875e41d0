package org.digits.web;

import java.time.Duration;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.function.Consumer;

import org.digits.decode.Decoding;
import org.digits.decode.Decoding.Reason;
import org.digits.decode.Pictures;
import org.digits.image.Photo;
import org.digits.reading.NumberReader;
import org.digits.uploads.Uploads;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

@WebSlice
@WebMvcTest(ReadingsController.class)
class ReadingsControllerTests {

	private static final Photo PHOTO = new Photo(1, 1, new byte[1], 1);

	@MockitoBean
	private Pictures pictures;

	@MockitoBean
	private NumberReader reader;

	@MockitoBean
	private Uploads uploads;

	private final MockMvcTester mvc;

	ReadingsControllerTests(@Autowired MockMvcTester mvc) {
		this.mvc = mvc;
	}

	@BeforeEach
	void readEveryPicture() {
		given(this.uploads.retention()).willReturn(Duration.ZERO);
		given(this.pictures.decode(any())).willReturn(new Decoding.Decoded(PHOTO));
		given(this.reader.read(any(), any())).willReturn(Traces.read("94305", 0.99871234));
	}

	@Test
	void readsANumber() {
		MvcTestResult answer = send("picture");
		assertThat(answer).hasStatusOk().hasContentType(MediaType.APPLICATION_JSON);
		assertThat(answer).bodyJson().isLenientlyEqualTo("""
				{"outcome": "read", "number": "94305", "confidence": 0.998712, "reason": null,
				 "model": "CNN-MNIST@3f9c0a1b2c3d",
				 "lines": [{"number": "94305", "confidence": 0.998712, "digits": [
				   {"digit": "9", "confidence": 0.9995, "box": {"x": 50, "y": 90, "width": 200, "height": 290},
				    "slant": -9.5, "strokeWidth": 20.0},
				   {"digit": "4"}, {"digit": "3"}, {"digit": "0"}, {"digit": "5"}]}]}
				""");
	}

	@Test
	void givesAllCandidatesOfADigit() {
		assertThat(send("picture")).bodyJson()
			.extractingPath("$.lines[0].digits[0].candidates[*].digit")
			.asArray()
			.containsExactly("9", "0", "1", "2", "3", "4", "5", "6", "7", "8");
	}

	@Test
	void writesItsFieldsInTheOrderOfTheContract() {
		assertThat(send("picture")).bodyText()
			.containsSubsequence("\"outcome\"", "\"number\"", "\"confidence\"", "\"lines\"", "\"number\"",
					"\"confidence\"", "\"digits\"", "\"digit\"", "\"confidence\"", "\"candidates\"", "\"box\"",
					"\"slant\"", "\"strokeWidth\"", "\"reason\"", "\"model\"", "\"turned\"");
	}

	@Test
	void givesABestGuessWhereItIsUnsure() {
		given(this.reader.read(any(), any())).willReturn(Traces.unsure("1 482\n59036", 0.62));
		assertThat(send("picture")).bodyJson().isLenientlyEqualTo("""
				{"outcome": "unsure", "number": "1 482\\n59036", "reason": "The second digit may also be a 9.",
				 "lines": [{"number": "1 482"}, {"number": "59036"}]}
				""");
	}

	@Test
	void saysHowFarAPictureWasTurned() {
		given(this.reader.read(any(), any())).willReturn(Traces.turned("482", 0.62));
		assertThat(send("picture")).bodyJson().extractingPath("$.turned").isEqualTo(90);
	}

	@Test
	void givesNoNumberWhereNothingIsWritten() {
		given(this.reader.read(any(), any())).willReturn(Traces.blank());
		assertThat(send("picture")).bodyJson().isLenientlyEqualTo("""
				{"outcome": "blank", "number": null, "lines": [], "reason": "Nothing is written here."}
				""");
	}

	@Test
	void givesNoNumberWhereNoDigitsAreWritten() {
		given(this.reader.read(any(), any())).willReturn(Traces.notANumber());
		assertThat(send("picture")).bodyJson().isLenientlyEqualTo("""
				{"outcome": "not-a-number", "number": null}
				""");
	}

	@Test
	void neverRoundsUpToCertainty() {
		given(this.reader.read(any(), any())).willReturn(Traces.read("7", 0.99999999));
		assertThat(send("picture")).bodyJson().extractingPath("$.confidence").isEqualTo(0.999999);
	}

	@Test
	void tellsTheReaderHowManyDigitsToExpect() {
		assertThat(this.mvc.post().uri("/api/v1/readings?digits=5").multipart().file(image("picture"))).hasStatusOk();
		verify(this.reader).read(PHOTO, OptionalInt.of(5));
	}

	@Test
	void expectsAnyNumberOfDigitsUnlessTold() {
		assertThat(send("picture")).hasStatusOk();
		verify(this.reader).read(PHOTO, OptionalInt.empty());
	}

	@Test
	void readsAStackInItsOrderWithProblemsInTheirPlace() {
		given(this.pictures.decode("two".getBytes()))
			.willReturn(new Decoding.Refused(Reason.DAMAGED, "It ends in the middle."));
		given(this.reader.read(any(), any())).willReturn(Traces.read("1", 0.9999), Traces.read("3", 0.9999));
		MvcTestResult answer = this.mvc.post()
			.uri("/api/v1/readings")
			.multipart()
			.file(image("one"))
			.file(image("two"))
			.file(image("three"))
			.exchange();
		assertThat(answer).hasStatusOk().bodyJson().isLenientlyEqualTo("""
				{"readings": [{"outcome": "read", "number": "1"},
				  {"type": "/problems/damaged-picture", "title": "The picture is damaged", "status": 400,
				   "detail": "It ends in the middle."},
				  {"outcome": "read", "number": "3"}]}
				""");
	}

	@ParameterizedTest
	@CsvSource({ "EMPTY, 400, empty-picture", "DAMAGED, 400, damaged-picture", "TOO_MANY_BYTES, 413, too-many-bytes",
			"TOO_MANY_PIXELS, 413, too-many-pixels", "UNSUPPORTED, 415, not-a-picture", "BUSY, 503, busy" })
	void refusesAPictureWithAProblem(Reason reason, int status, String type) {
		given(this.pictures.decode(any())).willReturn(new Decoding.Refused(reason, "A sentence that helps."));
		assertThat(send("picture")).satisfies(problem(status, type))
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("A sentence that helps.");
	}

	@Test
	void saysWhenToTryAgainIfBusy() {
		given(this.pictures.decode(any())).willReturn(new Decoding.Refused(Reason.BUSY, "Too many."));
		assertThat(send("picture")).hasHeader(HttpHeaders.RETRY_AFTER, "1");
	}

	@Test
	void asksForThePictureThatIsMissing() {
		assertThat(this.mvc.post()
			.uri("/api/v1/readings")
			.multipart()
			.file(new MockMultipartFile("photo", "a.png", "image/png", new byte[1]))
			.exchange()).satisfies(problem(400, "missing-picture"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "101", "five", "1.5", "99999999999" })
	void refusesANumberOfDigitsThatCannotBe(String digits) {
		assertThat(this.mvc.post().uri("/api/v1/readings?digits=" + digits).multipart().file(image("x")).exchange())
			.satisfies(problem(400, "bad-digits"));
	}

	@Test
	void refusesWhatIsNoForm() {
		assertThat(this.mvc.post().uri("/api/v1/readings").contentType(MediaType.TEXT_PLAIN).content("7").exchange())
			.satisfies(problem(415, "not-a-form"));
	}

	@Test
	void readsStrokes() {
		given(this.reader.read(any(), any(), any(), any())).willReturn(Traces.read("7", 0.9987));
		assertThat(strokes(ApiExamples.STROKES)).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("{\"outcome\": \"read\", \"number\": \"7\"}");
		verify(this.pictures, never()).decode(any());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "{", "{}", "{\"width\": 300, \"height\": 200}",
			"{\"width\": 0, \"height\": 200, \"strokes\": []}", "{\"width\": 1e99, \"height\": 2, \"strokes\": []}",
			"{\"width\": 3, \"height\": 2, \"pen\": -1, \"strokes\": []}",
			"{\"width\": 300, \"height\": 200, \"strokes\": [null]}",
			"{\"width\": 300, \"height\": 200, \"strokes\": [{}]}",
			"{\"width\": 300, \"height\": 200, \"strokes\": [{\"points\": []}]}",
			"{\"width\": 300, \"height\": 200, \"strokes\": [{\"points\": [null]}]}",
			"{\"width\": 300, \"height\": 200, \"strokes\": [{\"points\": [[1]]}]}",
			"{\"width\": 300, \"height\": 200, \"strokes\": [{\"points\": [[1, 2, 3, 4]]}]}",
			"{\"width\": 300, \"height\": 200, \"strokes\": [{\"points\": [[1e30, 2, 3]]}]}",
			"{\"width\": 300, \"height\": 200, \"strokes\": [{\"points\": [[\"NaN\", 2, 3]]}]}" })
	void refusesStrokesThatAreNone(String drawing) {
		assertThat(strokes(drawing)).satisfies(problem(400, "bad-strokes"));
	}

	@Test
	void saysWhichPointIsWrong() {
		assertThat(strokes("""
				{"width": 300, "height": 200, "strokes": [{"points": [[1, 2]]}, {"points": [[1, 2], [3]]}]}
				""")).bodyJson().extractingPath("$.detail").asString().startsWith("Point 2 of stroke 2 ");
	}

	@Test
	void refusesMoreStrokesOrPointsThanAnybodyWrites() {
		String stroke = "{\"points\": [[1, 2, 3]]}";
		assertThat(strokes(drawing(String.join(",", Collections.nCopies(501, stroke)))))
			.satisfies(problem(400, "bad-strokes"));
		String points = "{\"points\": [" + String.join(",", Collections.nCopies(20_001, "[1, 2, 3]")) + "]}";
		assertThat(strokes(drawing(points))).satisfies(problem(400, "bad-strokes"));
		assertThat(strokes(drawing(stroke + " ".repeat(1 << 20)))).satisfies(problem(413, "too-many-bytes"));
	}

	private static String drawing(String strokes) {
		return "{\"width\": 300, \"height\": 200, \"strokes\": [" + strokes + "]}";
	}

	private MvcTestResult strokes(String drawing) {
		return this.mvc.post()
			.uri("/api/v1/readings")
			.contentType(MediaType.APPLICATION_JSON)
			.content(drawing)
			.exchange();
	}

	@Test
	void answersToPostOnlyAndSaysSo() {
		assertThat(this.mvc.get().uri("/api/v1/readings").accept(MediaType.TEXT_HTML).exchange())
			.satisfies(problem(405, "method-not-allowed"))
			.hasHeader(HttpHeaders.ALLOW, "POST");
	}

	@Test
	void answersWithJsonOnly() {
		assertThat(this.mvc.post()
			.uri("/api/v1/readings")
			.multipart()
			.file(image("x"))
			.accept(MediaType.IMAGE_PNG)
			.exchange()).satisfies(problem(406, "not-acceptable"));
	}

	@Test
	void knowsNoOtherAddress() {
		assertThat(this.mvc.get().uri("/api/v1/readings/7").accept(MediaType.TEXT_HTML).exchange())
			.satisfies(problem(404, "not-found"));
	}

	@Test
	void keepsItsOwnFaultsToItself() {
		given(this.reader.read(any(), any())).willThrow(new IllegalStateException("secret"));
		MvcTestResult answer = send("picture");
		assertThat(answer).satisfies(problem(500, "server-error"));
		assertThat(answer).bodyText().doesNotContain("secret", "Exception");
	}

	private MvcTestResult send(String picture) {
		return this.mvc.post().uri("/api/v1/readings").multipart().file(image(picture)).exchange();
	}

	private static MockMultipartFile image(String content) {
		return new MockMultipartFile("image", "number.png", "image/png", content.getBytes());
	}

	private static Consumer<MvcTestResult> problem(int status, String type) {
		return (answer) -> {
			assertThat(answer).hasStatus(HttpStatus.valueOf(status)).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
			assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("/problems/" + type);
			assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo(status);
			assertThat(answer).bodyJson()
				.hasPathSatisfying("$.title", (title) -> assertThat(title).asString().isNotBlank());
			assertThat(answer).bodyJson()
				.hasPathSatisfying("$.detail", (detail) -> assertThat(detail).asString().isNotBlank());
		};
	}

}
