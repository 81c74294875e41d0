package org.digits.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

import org.digits.classify.Calibration;
import org.digits.classify.Calibration.Acceptance;
import org.digits.classify.Classifier;
import org.digits.classify.ModelCard;
import org.digits.classify.Provenance;
import org.digits.classify.Provenance.Measurement;
import org.digits.classify.Provenance.TrainingSet;
import org.digits.decode.Pictures;
import org.digits.image.Ground;
import org.digits.reading.NumberReader;
import org.digits.uploads.Uploads;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

@WebSlice
@WebMvcTest(PagesController.class)
class LimitsTests {

	private static final Calibration CALIBRATION = new Calibration(1.5, List.of(),
			Map.of(Ground.EVEN, new Calibration(1.2, List.of(new Acceptance(.002, .8765))), Ground.NOISE,
					new Calibration(1.1, List.of(new Acceptance(.002, .9876)))),
			null);

	private static final Provenance PROVENANCE = new Provenance("2031-05-06T07:08:09Z", OptionalLong.of(43),
			OptionalLong.of(449_115), OptionalDouble.of(24.1), "Trained on one machine.",
			List.of(new TrainingSet("HWD", "all", OptionalLong.of(7869), "MIT", "pen drawings")),
			List.of(new Measurement("pen", "Pen on paper", true, 6451, 81.49, .19, 18.18, .14, 98.39),
					new Measurement("clothes", "Pictures of clothes", false, 2345, 0, .34, 59.94, 39.72, 0)));

	@MockitoBean
	private Pictures pictures;

	@MockitoBean
	private NumberReader reader;

	@MockitoBean
	private Uploads uploads;

	@MockitoBean
	private Classifier classifier;

	private final MockMvcTester mvc;

	LimitsTests(@Autowired MockMvcTester mvc) {
		this.mvc = mvc;
	}

	@BeforeEach
	void acceptTwoErrorsInAThousand() {
		given(this.uploads.retention()).willReturn(Duration.ZERO);
		given(this.reader.acceptedError()).willReturn(.002);
	}

	@Test
	void showsTheFiguresOfTheCard() {
		given(this.classifier.card()).willReturn(card(CALIBRATION, PROVENANCE));
		Document page = page();
		assertThat(page.select("#figures tbody tr").eachText())
			.containsExactly("Pen on paper 6,451 81.5 18.2 0.19 98.39", "Pictures of clothes 2,345 39.7 59.9 0.34");
		assertThat(page.select("#sure dt").eachText()).containsExactly("from 87.65 %", "from 98.76 %");
		assertThat(page.select("#sure strong").text()).isEqualTo("0.2 %");
		assertThat(page.expectFirst("#model").text()).contains("CNN-MNIST", "3f9c0a1b2c3d", "43", "449,115",
				"24.1 million operations", "HWD, all", "7,869", "pen drawings; MIT", "Trained on one machine.",
				"Its input is 0 to 255.");
		assertThat(page.select(".reason")).isEmpty();
	}

	@Test
	void showsNoNumberThatIsNotOnTheCard() {
		given(this.classifier.card())
			.willReturn(new ModelCard("mine", "abc", List.of(), 1, Map.of(), Calibration.UNKNOWN, List.of()));
		Document page = page();
		page.select("#sure strong").remove();
		assertThat(page.select("#figures, #sure, #model").text()).doesNotContainPattern("[0-9]");
		assertThat(page.select(".reason").eachText()).hasSize(3)
			.anyMatch((sentence) -> sentence.contains("Nobody measured how well"))
			.anyMatch((sentence) -> sentence.contains("a hope, not a promise"))
			.anyMatch((sentence) -> sentence.contains("isn’t known what this model learned from"));
	}

	@Test
	void pagesLeadToIt() {
		given(this.classifier.card()).willReturn(card(CALIBRATION, PROVENANCE));
		for (String address : List.of("/", "/guide")) {
			assertThat(page(address).select("main a[href=/limits]")).isNotEmpty();
			assertThat(page(address).select("footer a[href=/limits]")).hasSize(1);
		}
	}

	private static ModelCard card(Calibration calibration, Provenance provenance) {
		return new ModelCard("CNN-MNIST", "3f9c0a1b2c3d", List.of(), 1, Map.of(), calibration,
				List.of("Its input is 0 to 255."), provenance, List.of(), ModelCard.Beside.NONE);
	}

	private Document page() {
		return page("/limits");
	}

	private Document page(String address) {
		MvcTestResult answer = this.mvc.get().uri(address).accept(MediaType.TEXT_HTML).exchange();
		assertThat(answer).hasStatusOk();
		return Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
	}

}
