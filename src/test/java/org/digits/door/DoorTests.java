package org.digits.door;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;

import org.digits.classify.Classifier;
import org.digits.reading.NumberReader;
import org.digits.web.Traces;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

/**
 * Who comes to the door, byte by byte. The server has few threads, little memory and
 * little patience, so that what would take many clients elsewhere takes a few here.
 */
@Timeout(60)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "server.tomcat.threads.max=4", "server.tomcat.threads.min-spare=4", "digits.intake.memory=1MB",
				"digits.intake.grace=1s", "digits.intake.slowest=1MB", "spring.servlet.multipart.max-request-size=3MB",
				"digits.clients.per-minute=3", "digits.clients.at-once=2" })
class DoorTests {

	private static final String API = "/api/v1/readings";

	private static final String EDGE = "edge";

	@MockitoBean
	private Classifier classifier;

	@MockitoBean
	private NumberReader reader;

	@LocalServerPort
	private int port;

	@BeforeEach
	void readEveryPicture() {
		given(this.reader.read(any(), any())).willReturn(Traces.blank());
	}

	@Test
	void servesOthersWhileManyClientsSendNothingMore() throws IOException {
		List<Connection> slow = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			slow.add(connect().send(head(API, 100_000, "")).send("--" + EDGE));
		}
		assertThat(upload("")).startsWith("HTTP/1.1 200").contains("\"outcome\":\"blank\"");
		for (Connection connection : slow) {
			connection.close();
		}
	}

	@Test
	void endsAnUploadThatIsTooSlow() throws IOException {
		try (Connection connection = connect().send(head(API, 100_000, "")).send("--" + EDGE)) {
			assertThat(connection.answer()).startsWith("HTTP/1.1 408")
				.contains("application/problem+json", "/problems/too-slow", "Connection: close");
		}
	}

	@Test
	void endsASlowUploadToAnAddressThatDoesNotExist() throws IOException {
		try (Connection connection = connect().send(head("/nowhere", 100_000, ""))) {
			assertThat(connection.answer()).startsWith("HTTP/1.1 408");
		}
	}

	@Test
	void endsAGetWithABodyThatNeverComes() throws IOException {
		String head = head("/guide", 100_000, "").replace("POST", "GET");
		try (Connection connection = connect().send(head)) {
			assertThat(connection.answer()).startsWith("HTTP/1.1 408");
		}
	}

	@Test
	void letsGoOfAConnectionThatIsHalfClosedBeforeTheEnd() throws IOException {
		try (Connection connection = connect().send(head(API, 100_000, "")).send("--" + EDGE)) {
			connection.socket.shutdownOutput();
			assertThat(connection.answer()).doesNotContain("HTTP/1.1 200");
		}
	}

	@Test
	void answersAConnectionThatIsHalfClosedAtTheEnd() throws IOException {
		byte[] body = form(picture());
		try (Connection connection = connect().send(head(API, body.length, "")).send(body)) {
			connection.socket.shutdownOutput();
			assertThat(connection.answer()).startsWith("HTTP/1.1 200");
		}
	}

	@Test
	void sendsAwayWhatThereIsNoMemoryFor() throws IOException {
		byte[] body = form(new byte[2_000_000]);
		try (Connection connection = connect().send(head(API, body.length, "")).send(body)) {
			assertThat(connection.answer()).startsWith("HTTP/1.1 503")
				.contains("Retry-After: 1\r\n", "/problems/busy", "application/problem+json");
		}
		assertThat(upload("")).as("the memory is given back").startsWith("HTTP/1.1 200");
	}

	@Test
	void hearsTooLargeUploadsToTheEndAndKeepsNothingOfThem() throws IOException {
		byte[] body = form(new byte[4_000_000]);
		try (Connection connection = connect().send(head(API, body.length, "Expect: 100-continue\r\n")).send(body)) {
			assertThat(connection.answer()).contains("HTTP/1.1 413", "too-many-bytes");
		}
		assertThat(upload("")).startsWith("HTTP/1.1 200");
	}

	@Test
	void takesAnUploadInChunks() throws IOException {
		String head = head(API, 0, "Transfer-Encoding: chunked\r\n").replace("Content-Length: 0\r\n", "");
		byte[] body = form(picture());
		try (Connection connection = connect().send(head)) {
			for (int at = 0; at < body.length; at += 100) {
				byte[] chunk = Arrays.copyOfRange(body, at, Math.min(body.length, at + 100));
				connection.send(Integer.toHexString(chunk.length) + "\r\n").send(chunk).send("\r\n");
			}
			connection.send("0\r\n\r\n");
			assertThat(connection.answer()).startsWith("HTTP/1.1 200");
		}
	}

	@Test
	void cutsAnEndlessUploadOff() throws IOException {
		String head = head(API, 0, "Transfer-Encoding: chunked\r\n").replace("Content-Length: 0\r\n", "");
		try (Connection connection = connect().send(head)) {
			byte[] chunk = new byte[1000];
			Thread sender = new Thread(() -> {
				try {
					while (true) {
						connection.send("3e8\r\n").send(chunk).send("\r\n");
						Thread.sleep(20);
					}
				}
				catch (IOException | InterruptedException ex) {
					// It was cut off.
				}
			});
			sender.setDaemon(true);
			sender.start();
			assertThat(connection.answer()).contains("HTTP/1.1 408");
			sender.interrupt();
		}
	}

	@Test
	void limitsWhatOneClientSendsAndSaysWhenThereIsRoomAgain() throws IOException {
		String client = "X-Forwarded-For: 203.0.113.7\r\n";
		for (int i = 0; i < 3; i++) {
			assertThat(upload(client)).startsWith("HTTP/1.1 200");
		}
		assertThat(upload(client)).startsWith("HTTP/1.1 429")
			.containsPattern("Retry-After: [1-9][0-9]?\r\n")
			.contains("application/problem+json", "/problems/too-many-requests");
		assertThat(upload("X-Forwarded-For: 203.0.113.8\r\n")).as("another client").startsWith("HTTP/1.1 200");
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "de", "hi" })
	void theShortAnswerIsTheSameAsTheUsualOne(String language) throws IOException {
		String headers = "Sec-Fetch-Site: cross-site\r\nAccept-Language: " + language + "\r\n";
		String brief = answer(API, headers);
		String usual = answer("/api/v1/other", headers);
		assertThat(brief).contains("\"instance\":\"/api/v1/readings\"", "Content-Language: " + language,
				"Vary: Accept-Language", "Vary: Cookie");
		assertThat(lines(brief)).containsExactlyInAnyOrderElementsOf(lines(usual.replace("/api/v1/other", API)));
	}

	private String answer(String path, String headers) throws IOException {
		byte[] body = form(picture());
		try (Connection connection = connect().send(head(path, body.length, headers)).send(body)) {
			return connection.answer();
		}
	}

	/** Of an answer, whatever its frame. */
	private static List<String> lines(String answer) {
		return answer.lines()
			.filter((line) -> !line.matches("(Date|Content-Length|Transfer-Encoding|Vary):.*|[0-9a-f]{0,4}"))
			.toList();
	}

	@Test
	void countsANetworkOfIpv6AsOneClient() throws IOException {
		for (int i = 0; i < 3; i++) {
			assertThat(upload("X-Forwarded-For: 2001:db8:1:2::%x\r\n".formatted(i))).startsWith("HTTP/1.1 200");
		}
		assertThat(upload("X-Forwarded-For: 2001:db8:1:2:3:4:5:6\r\n")).startsWith("HTTP/1.1 429");
		assertThat(upload("X-Forwarded-For: 2001:db8:1:3::1\r\n")).startsWith("HTTP/1.1 200");
	}

	@Test
	void limitsHowMuchAClientSendsAtOnce() throws IOException {
		String client = "X-Forwarded-For: 203.0.113.9\r\n";
		List<Connection> others = List.of(connect().send(head(API, 1000, client)).send("--"),
				connect().send(head(API, 1000, client)).send("--"));
		// The two may have been ended before, on a slow machine.
		assertThat(upload(client)).containsAnyOf("HTTP/1.1 429", "HTTP/1.1 200");
		for (Connection connection : others) {
			connection.close();
		}
	}

	@Test
	void doesNotLimitTheMachineItself() throws IOException {
		for (int i = 0; i < 8; i++) {
			assertThat(upload("")).startsWith("HTTP/1.1 200");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Origin: https://evil.example",
			"Origin: null", "Origin: http://localhost:1", "Origin: http://localhost.evil.example" })
	void refusesFormsOfOtherSites(String header) throws IOException {
		for (String path : List.of(API, "/predict", "/predict?digits=1", "/")) {
			byte[] body = form(picture());
			try (Connection connection = connect().send(head(path, body.length, header + "\r\n")).send(body)) {
				assertThat(connection.answer()).as(path).startsWith("HTTP/1.1 403").contains("/problems/other-site");
			}
		}
	}

	@Test
	void takesFormsOfItsOwn() throws IOException {
		assertThat(upload("Origin: http://localhost:%d\r\n".formatted(this.port))).startsWith("HTTP/1.1 200");
		assertThat(upload("Sec-Fetch-Site: same-origin\r\n")).startsWith("HTTP/1.1 200");
		assertThat(upload("Sec-Fetch-Site: none\r\n")).startsWith("HTTP/1.1 200");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/", "/actuator/prometheus", "/actuator/info", "/actuator/sbom",
			"/actuator/sbom/application", "/actuator//prometheus", "/actuator/./prometheus",
			"/actuator/health/../prometheus", "/actuator/%70rometheus", "/actuator;a=b/prometheus",
			"/actuator/health/..;/prometheus", "/%61ctuator/prometheus", "/x/../actuator/prometheus" })
	void showsWhatIsForTheOwnerToNobodyElse(String path) throws IOException {
		for (String header : List.of("X-Forwarded-For: 203.0.113.7", "X-Forwarded-For: 127.0.0.1", "Via: 1.1 proxy",
				"Forwarded: for=127.0.0.1")) {
			assertThat(get(path, "localhost", header + "\r\n")).as(header)
				.containsPattern("^HTTP/1.1 40[04] ")
				.doesNotContain("jvm_", "\"java\"", "_links");
		}
		assertThat(get(path, "rebound.example", "")).containsPattern("^HTTP/1.1 40[04] ").doesNotContain("jvm_");
	}

	@Test
	void showsItToWhoSitsAtTheMachine() throws IOException {
		assertThat(get("/actuator/prometheus", "localhost", "")).startsWith("HTTP/1.1 200").contains("jvm_");
		assertThat(get("/actuator/prometheus", "127.0.0.1:" + this.port, "")).startsWith("HTTP/1.1 200");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health/liveness", "/actuator/health/liveness/" })
	void showsHealthToAllWithoutDetails(String path) throws IOException {
		assertThat(get(path, "digits.example", "X-Forwarded-For: 203.0.113.7\r\n")).doesNotContain("details", "disk",
				"model", "org.");
	}

	private String upload(String headers) throws IOException {
		byte[] body = form(picture());
		try (Connection connection = connect().send(head(API, body.length, headers)).send(body)) {
			return connection.answer();
		}
	}

	private String get(String path, String host, String headers) throws IOException {
		String head = "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n".formatted(path, host, headers);
		try (Connection connection = connect().send(head)) {
			return connection.answer();
		}
	}

	private String head(String path, int length, String headers) {
		return ("POST %s HTTP/1.1\r\nHost: localhost:%d\r\nAccept: application/json\r\nConnection: close\r\n"
				+ "Content-Type: multipart/form-data; boundary=%s\r\nContent-Length: %d\r\n%s\r\n")
			.formatted(path, this.port, EDGE, length, headers);
	}

	private static byte[] form(byte[] picture) throws IOException {
		ByteArrayOutputStream form = new ByteArrayOutputStream();
		form.write(("--" + EDGE + "\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII));
		form.write(picture);
		form.write(("\r\n--" + EDGE + "--\r\n").getBytes(StandardCharsets.US_ASCII));
		return form.toByteArray();
	}

	private static byte[] picture() throws IOException {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY), "png", file);
		return file.toByteArray();
	}

	private Connection connect() throws IOException {
		return new Connection(new Socket("localhost", this.port));
	}

	private static final class Connection implements AutoCloseable {

		private final Socket socket;

		Connection(Socket socket) {
			this.socket = socket;
		}

		Connection send(String text) throws IOException {
			return send(text.getBytes(StandardCharsets.ISO_8859_1));
		}

		Connection send(byte[] bytes) throws IOException {
			this.socket.getOutputStream().write(bytes);
			this.socket.getOutputStream().flush();
			return this;
		}

		/** All that comes until the other side closes the connection. */
		String answer() throws IOException {
			ByteArrayOutputStream answer = new ByteArrayOutputStream();
			try {
				InputStream in = this.socket.getInputStream();
				in.transferTo(answer);
			}
			catch (IOException ex) {
				// Closed while we still sent: what had come before counts.
			}
			return answer.toString(StandardCharsets.UTF_8);
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

}
