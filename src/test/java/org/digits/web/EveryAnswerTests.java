package org.digits.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.digits.classify.Calibration;
import org.digits.classify.Classifier;
import org.digits.classify.ModelCard;
import org.digits.reading.NumberReader;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * Goes everywhere, with every method: each address that any controller or Actuator has,
 * whatever can be reached from the home page and from the page of the API, and where
 * there is nothing.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class EveryAnswerTests {

	private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
			"TRACE", "PROPFIND");

	private static final List<String> ACCEPTED = List.of("text/html,*/*;q=0.8", "application/json", "*/*",
			"image/avif");

	@MockitoBean
	private Classifier classifier;

	@MockitoBean
	private NumberReader reader;

	@Autowired
	private ApplicationContext context;

	@LocalServerPort
	private int port;

	private Answers answers;

	@BeforeEach
	void meet() {
		this.answers = new Answers(this.port);
		given(this.classifier.card())
			.willReturn(new ModelCard("mine", "abc", List.of(), 1, Map.of(), Calibration.UNKNOWN, List.of()));
	}

	@Test
	void everyAddressThatAControllerHas() {
		Set<String> paths = mapped();
		assertThat(paths).contains("/", "/predict", "/guide", "/limits", "/problems/busy", "/api/v1/readings", "/error",
				"/v3/api-docs", "/actuator/health", "/actuator/prometheus", "/actuator/health/liveness");
		for (String path : paths) {
			for (String method : METHODS) {
				for (String accept : ACCEPTED) {
					this.answers.to(method, path, accept);
				}
			}
		}
	}

	@Test
	void everythingThatCanBeReachedFromThePages() {
		Set<String> seen = new LinkedHashSet<>();
		Deque<String> next = new ArrayDeque<>(List.of("/", "/swagger-ui.html", "/swagger-ui/index.html",
				"/swagger-ui/swagger-initializer.js", "/v3/api-docs", "/v3/api-docs/swagger-config", "/nowhere"));
		while (!next.isEmpty()) {
			String path = next.pop();
			if (seen.add(path)) {
				HttpResponse<String> answer = this.answers.to("GET", path, "text/html,*/*;q=0.8");
				assertThat(answer.statusCode()).as(path).isIn(200, 302, path.startsWith("/nowhere") ? 404 : 200);
				next.addAll(links(answer));
			}
		}
		assertThat(seen).contains("/guide", "/limits", "/swagger-ui/swagger-ui.css")
			.anyMatch((path) -> path.startsWith("/assets/digits"))
			.anyMatch((path) -> path.matches("/assets/favicon.*\\.svg"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nowhere", "/nowhere.jsp", "/api/v1/readings/1", "/api/", "/assets/",
			"/assets/nothing.css", "/assets/../application.properties", "/assets/%2e%2e/application.properties",
			"/WEB-INF/web.xml", "/META-INF/MANIFEST.MF", "/webjars/", "/static/assets/digits.css",
			"/models/CNN-MNIST.h5", "/uploads/", "/uploads/a.png", "/problems/none", "/guide?x=%00",
			"/?lang=..%2f..%2fetc%2fpasswd", "/swagger-ui/nothing", "/actuator/env", "/actuator/heapdump",
			"/actuator/shutdown", "/actuator/loggers", "/actuator/health/nothing", "/error?trace=true&message=true",
			"/actuator/health/../info" })
	void whereNothingIs(String path) {
		for (String accept : ACCEPTED) {
			HttpResponse<String> answer = this.answers.to("GET", path, accept);
			assertThat(answer.body()).doesNotContain("springdoc", "\"levels\"", "root:");
		}
	}

	/** Some of them the container answers before any of our filters sees them. */
	@ParameterizedTest
	@ValueSource(strings = { "GET /%% HTTP/1.1\r\nHost: a\r\n", "GET /a\\b HTTP/1.1\r\nHost: a\r\n",
			"GET /%2e%2e/%00 HTTP/1.1\r\nHost: a\r\n", "GET /%ff HTTP/1.1\r\nHost: a\r\n", "GET / HTTP/1.1\r\n",
			"GET / HTTP/1.1\r\nHost: a b\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n",
			"GET / HTTP/9.9\r\nHost: a\r\n", "GET /<script> HTTP/1.1\r\nHost: a\r\n", "G<T / HTTP/1.1\r\nHost: a\r\n",
			"GET http://evil.example/ HTTP/1.1\r\n" + "Host: a\r\n", "CONNECT evil.example:80 HTTP/1.1\r\nHost: a\r\n",
			"GET /..;/..;/x HTTP/1.1\r\nHost: a\r\n", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n",
			"GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: what\r\n",
			"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n",
			"GET / HTTP/1.1\r\nHost: a\r\nNo colon\r\n", "GET / HTTP/1.1\r\nHost: a\r\n: nothing\r\n" })
	void requestsThatAreNone(String head) throws IOException {
		String answer = raw(head);
		assertThat(answer).startsWith("HTTP/1.1 ")
			.doesNotContain("500", "Exception", "Tomcat", "Coyote", "org.apache", "evil.example");
		if (answer.indexOf("\r\n\r\n") < answer.length() - 4) {
			assertThat(answer).as(head).contains("Content-Security-Policy: default-src 'self'", "nosniff");
		}
	}

	private Set<String> mapped() {
		Set<String> paths = new TreeSet<>();
		this.context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
			.values()
			.forEach((mapping) -> mapping.getHandlerMethods()
				.keySet()
				.forEach((info) -> paths.addAll(info.getPatternValues())));
		return new TreeSet<>(paths.stream()
			.map((path) -> path.replace("{name}", "busy").replaceAll("/?\\{\\*?path}|/\\*\\*", "/liveness"))
			.map((path) -> path.replaceAll("\\{(?:[^{}]|\\{[^}]*})*}", "1"))
			.toList());
	}

	private static List<String> links(HttpResponse<String> answer) {
		if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
			return List.of();
		}
		return Jsoup.parse(answer.body(), answer.uri().toString())
			.select("[href], [src], form[action]")
			.stream()
			.map(EveryAnswerTests::target)
			.filter((target) -> target.startsWith(answer.uri().resolve("/").toString()))
			.map((target) -> target.replaceFirst("^http://[^/]*", "").replaceFirst("#.*", ""))
			.toList();
	}

	private static String target(Element element) {
		return element.absUrl(element.hasAttr("href") ? "href" : element.hasAttr("src") ? "src" : "action");
	}

	private String raw(String head) throws IOException {
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.setSoTimeout(30_000);
			socket.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
			InputStream in = socket.getInputStream();
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
