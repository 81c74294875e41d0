package org.digits.web;

import java.util.List;
import java.util.Map;

import org.digits.classify.Calibration;
import org.digits.classify.Classifier;
import org.digits.classify.ModelCard;
import org.digits.reading.NumberReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/** Actuator on a port of its own. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
class ManagementPortTests {

	@MockitoBean
	private Classifier classifier;

	@MockitoBean
	private NumberReader reader;

	@LocalServerPort
	private int port;

	@LocalManagementPort
	private int managementPort;

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/health/liveness", "/actuator/info", "/actuator/prometheus" })
	void showsWhatIsForTheOwner(String path) {
		assertThat(new Answers(this.managementPort).to("GET", path, "*/*").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/guide", "/nowhere", "/actuator/env", "/actuator/health/../info",
			"/error?trace=true", "/actuator/%2e%2e/nowhere", "/api/v1/readings", "/actuator/sbom/nothing" })
	void answersEverythingAsTheOtherPortDoes(String path) {
		for (String method : List.of("GET", "HEAD", "POST", "DELETE", "OPTIONS", "TRACE")) {
			for (String accept : List.of("text/html,*/*;q=0.8", "application/json")) {
				new Answers(this.managementPort).to(method, path, accept);
			}
		}
	}

	@Test
	void hidesAllOfItOnTheOtherPort() {
		Answers answers = new Answers(this.port);
		assertThat(answers.to("GET", "/actuator/prometheus", "*/*").statusCode()).isEqualTo(404);
		assertThat(answers.to("GET", "/", "text/html").statusCode()).isEqualTo(200);
	}

	/** For those who look after it from outside: they need not see the other port. */
	@ParameterizedTest
	@ValueSource(strings = { "/livez", "/readyz" })
	void tellsOfItsHealthOnBoth(String path) {
		given(this.classifier.card())
			.willReturn(new ModelCard("mine", "abc", List.of(), 1, Map.of(), Calibration.UNKNOWN, List.of()));
		assertThat(new Answers(this.port).to("GET", path, "*/*").body()).contains("\"status\":");
	}

}
