package org.digits.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.Cookie;
import org.digits.classify.Calibration;
import org.digits.classify.Classifier;
import org.digits.classify.Guess;
import org.digits.classify.ModelCard;
import org.digits.decode.Decoding;
import org.digits.decode.Pictures;
import org.digits.glyph.Glyph;
import org.digits.image.Photo;
import org.digits.reading.NumberReader;
import org.digits.uploads.Uploads;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

/** Arabic has no bundle: it stands for languages that are written from the right. */
@WebSlice
@WebMvcTest({ PagesController.class, ReadingsController.class })
@TestPropertySource(properties = "digits.languages.offered=en,en-IN,hi,ta,te,bn,es,de,fr,ar")
class LanguagesTests {

	@MockitoBean
	private Pictures pictures;

	@MockitoBean
	private NumberReader reader;

	@MockitoBean
	private Uploads uploads;

	@MockitoBean
	private Classifier classifier;

	private final MockMvcTester mvc;

	LanguagesTests(@Autowired MockMvcTester mvc) {
		this.mvc = mvc;
	}

	@BeforeEach
	void readEveryPicture() {
		given(this.uploads.retention()).willReturn(Duration.ZERO);
		given(this.pictures.decode(any())).willReturn(new Decoding.Decoded(new Photo(1, 1, new byte[1], 1)));
		given(this.reader.read(any(), any())).willReturn(Traces.read("1234567", 0.9987));
		given(this.classifier.classify(any())).willAnswer(
				(call) -> Collections.nCopies(call.<List<Glyph>>getArgument(0).size(), new Guess(new double[10], 0)));
		given(this.classifier.card()).willReturn(new ModelCard("CNN-MNIST", "3f9c0a1b2c3d", List.of(), 1, Map.of(),
				new Calibration(1, List.of()), List.of()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "de | de", "de-CH, en;q=0.5 | de", "en-IN | en-IN", "en-GB | en",
			"hi-IN,hi;q=0.9,en;q=0.8 | hi", "pt, fr;q=0.3 | fr", "xx | en", "* | en", ";;q=garbage | en" })
	void speaksTheLanguageThatABrowserAsksFor(String accepted, String spoken) {
		MvcTestResult answer = this.mvc.get()
			.uri("/")
			.accept(MediaType.TEXT_HTML)
			.header(HttpHeaders.ACCEPT_LANGUAGE, accepted)
			.exchange();
		assertThat(answer).hasHeader(HttpHeaders.CONTENT_LANGUAGE, spoken);
		assertThat(answer.getResponse().getHeaders(HttpHeaders.VARY)).contains("Accept-Language", "Cookie");
		assertThat(page(answer).select("html").attr("lang")).isEqualTo(spoken);
		assertThat(page(answer).select("html").attr("dir")).isEqualTo("ltr");
	}

	@Test
	void remembersTheLanguageThatWasChosen() {
		MvcTestResult chosen = get("/guide?lang=ta");
		assertThat(page(chosen).select("html").attr("lang")).isEqualTo("ta");
		Cookie cookie = Objects.requireNonNull(chosen.getResponse().getCookie("lang"));
		assertThat(cookie.getValue()).isEqualTo("ta");
		assertThat(cookie.isHttpOnly()).isTrue();
		assertThat(page(this.mvc.get()
			.uri("/limits")
			.accept(MediaType.TEXT_HTML)
			.header(HttpHeaders.ACCEPT_LANGUAGE, "de")
			.cookie(cookie)
			.exchange()).select("html").attr("lang")).isEqualTo("ta");
	}

	@ParameterizedTest
	@ValueSource(strings = { "xx", "", "en_US", "<script>", "de\r\nX: y" })
	void knowsNoOtherLanguages(String language) {
		MvcTestResult answer = this.mvc.get().uri("/").param("lang", language).accept(MediaType.TEXT_HTML).exchange();
		assertThat(page(answer).select("html").attr("lang")).isEqualTo("en");
		assertThat(answer.getResponse().getCookie("lang")).isNull();
	}

	@Test
	void offersEveryLanguageInItsOwnNameOnThePageThatIsShown() {
		Document page = page(get("/guide?lang=de"));
		assertThat(page.select("footer a[hreflang]").eachText()).contains("English", "हिन्दी", "தமிழ்", "తెలుగు",
				"বাংলা", "Español", "Deutsch", "Français");
		assertThat(page.expectFirst("footer a[aria-current=true]").attr("href")).isEqualTo("/guide?lang=de");
	}

	@Test
	void leadsToNoOtherHost() {
		assertThat(page(this.mvc.get()
			.uri(URI.create("http://localhost//elsewhere.example/x"))
			.accept(MediaType.TEXT_HTML)
			.exchange()).select("footer a[hreflang]")).isNotEmpty()
			.allSatisfy((link) -> assertThat(link.attr("href")).startsWith("/elsewhere.example/"));
	}

	@Test
	void writesFromTheRightWhereTheLanguageDoes() {
		assertThat(page(get("/?lang=ar")).select("html").attr("dir")).isEqualTo("rtl");
	}

	@Test
	void writesOwnDigitsWhereTheReaderPrefersThem() {
		MvcTestResult chosen = get("/guide?lang=hi&numerals=own");
		assertThat(chosen).hasHeader(HttpHeaders.CONTENT_LANGUAGE, "hi-u-nu-deva");
		Document result = page(predict("hi", Objects.requireNonNull(chosen.getResponse().getCookie("numerals"))));
		assertThat(result.expectFirst(".spelled strong").text()).isEqualTo("१२,३४,५६७");
		assertThat(result.expectFirst("#number").text()).as("what is copied").isEqualTo("1234567");
		assertThat(page(get("/?lang=hi")).select("footer a[href*=numerals]").eachText()).containsExactly("123", "१२३");
		assertThat(page(get("/?lang=de")).select("footer a[href*=numerals]")).isEmpty();
	}

	@Test
	void saysTheNumberInWords() {
		assertThat(page(predict("en-IN")).expectFirst(".spelled").text())
			.isEqualTo("12,34,567 In words: twelve lakh thirty-four thousand five hundred sixty-seven");
		given(this.reader.read(any(), any())).willReturn(Traces.unsure("1 482\n59036", 0.62));
		assertThat(page(predict("en")).select(".spelled")).isEmpty();
	}

	@Test
	void tellsProgramsWhatIsWrongInTheirLanguageAndKeepsItsType() {
		given(this.pictures.decode(any()))
			.willReturn(new Decoding.Refused(Decoding.Reason.EMPTY, "The file is empty. Choose a picture."));
		assertThat(read("de")).hasHeader(HttpHeaders.CONTENT_LANGUAGE, "de").bodyJson().isLenientlyEqualTo("""
				{"type": "/problems/empty-picture", "title": "Das Bild ist leer", "status": 400,
				 "detail": "Die Datei ist leer. Wählen Sie ein Bild."}
				""");
		assertThat(read("xx")).hasHeader(HttpHeaders.CONTENT_LANGUAGE, "en").bodyJson().isLenientlyEqualTo("""
				{"type": "/problems/empty-picture", "title": "The picture is empty",
				 "detail": "The file is empty. Choose a picture."}
				""");
	}

	@Test
	void tellsProgramsTheReasonInTheirLanguage() {
		given(this.reader.read(any(), any())).willReturn(Traces.blank());
		assertThat(read("es")).bodyJson().extractingPath("$.reason").isEqualTo("Aquí no hay nada escrito.");
		given(this.reader.read(any(), any())).willReturn(Traces.read("42", 0.9999));
		assertThat(read("hi")).bodyJson().extractingPath("$.number").isEqualTo("42");
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "hi", "ta", "te", "bn", "es", "de", "fr" })
	void captionsTheVideoInEveryLanguage(String language) {
		MvcTestResult answer = this.mvc.get()
			.uri("/guide/captions.vtt")
			.header(HttpHeaders.ACCEPT_LANGUAGE, language)
			.exchange();
		assertThat(answer).hasContentTypeCompatibleWith("text/vtt").hasHeader(HttpHeaders.CONTENT_LANGUAGE, language);
		assertThat(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
			.startsWith("WEBVTT\n\n00:0")
			.doesNotContain("guide.video.cue");
		Document guide = page(get("/guide?lang=" + language));
		assertThat(guide.select("video track[kind=captions]").attr("srclang")).isEqualTo(language);
		assertThat(guide.select(".transcript li")).isNotEmpty();
	}

	private MvcTestResult get(String address) {
		return this.mvc.get().uri(address).accept(MediaType.TEXT_HTML).exchange();
	}

	private MvcTestResult read(String language) {
		return this.mvc.post()
			.uri("/api/v1/readings")
			.multipart()
			.file(new MockMultipartFile("image", "number.png", "image/png", new byte[] { 1 }))
			.header(HttpHeaders.ACCEPT_LANGUAGE, language)
			.exchange();
	}

	private MvcTestResult predict(String language) {
		return predict(language, new Cookie("other", "x"));
	}

	private MvcTestResult predict(String language, Cookie cookie) {
		return this.mvc.post()
			.uri("/predict")
			.multipart()
			.file(new MockMultipartFile("image", "number.png", "image/png", new byte[] { 1 }))
			.accept(MediaType.TEXT_HTML)
			.header(HttpHeaders.ACCEPT_LANGUAGE, language)
			.cookie(cookie)
			.exchange();
	}

	private static Document page(MvcTestResult answer) {
		return Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
	}

}
