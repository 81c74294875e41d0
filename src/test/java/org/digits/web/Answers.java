package org.digits.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

import static org.assertj.core.api.Assertions.assertThat;

/** Asks a server, and holds whatever it answers to what every answer has to be. */
public final class Answers {

	private static final Map<String, String> HEADERS = Map.of("X-Content-Type-Options", "nosniff", "X-Frame-Options",
			"DENY", "Referrer-Policy", "no-referrer", "Cross-Origin-Opener-Policy", "same-origin",
			"Cross-Origin-Resource-Policy", "same-origin");

	/** What would tell how the program is built, or where it lies. */
	private static final Pattern TELLTALE = Pattern.compile("Exception|\\bat [a-z]+\\.[a-z]+\\.|org\\.(spring|apache|"
			+ "digits)|java\\.(lang|io|util)|jakarta\\.|Tomcat|Coyote|Jetty|Whitelabel|/BOOT-INF|/home/|/root/|/app/|"
			+ "\\.jar\\b|\"trace\"|\\bSpring Boot\\b", Pattern.CASE_INSENSITIVE);

	private static final HttpClient CLIENT = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

	private final int port;

	public Answers(int port) {
		this.port = port;
	}

	/** The answer, which is as every answer should be. */
	public HttpResponse<String> to(String method, String path, String accept) {
		String what = method + " " + path + " for " + accept;
		HttpResponse<String> answer = ask(method, path, accept);
		holdsToTheRules(what, answer);
		return answer;
	}

	private HttpResponse<String> ask(String method, String path, String accept) {
		try {
			return CLIENT.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
				.method(method, BodyPublishers.noBody())
				.header("Accept", accept)
				.build(), BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new AssertionError(method + " " + path, ex);
		}
	}

	private static void holdsToTheRules(String what, HttpResponse<String> answer) {
		HEADERS.forEach((name, value) -> assertThat(answer.headers().allValues(name)).as("%s of %s", name, what)
			.containsExactly(value));
		assertThat(answer.headers().firstValue("Permissions-Policy").orElse("")).as(what)
			.contains("camera=(self)", "geolocation=()");
		String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
		assertThat(policy).as(what)
			.contains("default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'",
					"frame-ancestors 'none'")
			.doesNotContain("unsafe", "*", "http:", "https:");
		assertThat(answer.headers().map()).as(what)
			.doesNotContainKeys("server", "x-powered-by", "x-application-context");
		assertThat(answer.statusCode()).as(what).isNotEqualTo(500);
		String type = answer.headers().firstValue("Content-Type").orElse("");
		if (!answer.body().isEmpty()) {
			assertThat(type).as(what).isNotEmpty();
		}
		if (type.startsWith("text/html")) {
			hasNothingInline(what, Jsoup.parse(answer.body()));
		}
		if (answer.statusCode() >= 400) {
			assertThat(answer.body()).as(what).doesNotContainPattern(TELLTALE);
		}
	}

	private static void hasNothingInline(String what, Document page) {
		assertThat(page.select("style, script:not([src]), [style], a[href^=javascript], iframe, object, embed"))
			.as(what)
			.isEmpty();
		assertThat(page.getAllElements()).as(what)
			.allSatisfy((element) -> assertThat(element.attributes())
				.noneMatch((attribute) -> attribute.getKey().startsWith("on")));
	}

}
