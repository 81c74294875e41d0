package org.digits.web;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.digits.classify.Classifier;
import org.digits.reading.NumberReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

/** What people and programs send by mistake or on purpose, through a real server. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class BadInputTests {

	private static final String EDGE = "edge-of-a-part";

	@TempDir
	private static Path folder;

	@MockitoBean
	private Classifier classifier;

	@MockitoBean
	private NumberReader reader;

	@LocalServerPort
	private int port;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@DynamicPropertySource
	static void keepPicturesToSeeWhereTheyGo(DynamicPropertyRegistry properties) {
		properties.add("digits.uploads.directory", () -> folder.resolve("uploads"));
		properties.add("digits.uploads.retention", () -> "1h");
	}

	@BeforeEach
	void readEveryPicture() {
		given(this.reader.read(any(), any())).willReturn(Traces.read("7", 0.9999));
	}

	static List<Arguments> files() {
		return List.of(arguments("an empty file", new byte[0], 400, "empty-picture"),
				arguments("a text file", "not a picture".getBytes(StandardCharsets.UTF_8), 415, "not-a-picture"),
				arguments("half a JPEG", half(picture("jpg")), 400, "damaged-picture"),
				arguments("30,000 × 30,000 pixels in 100 KB", png(30_000, 30_000), 413, "too-many-pixels"),
				arguments("a byte too many", new byte[20 * 1024 * 1024 + 1], 413, "too-many-bytes"),
				arguments("21 MB", new byte[21 * 1024 * 1024], 413, "too-many-bytes"),
				arguments("a PDF", "%PDF-1.7\n%\u00e2\u00e3".getBytes(StandardCharsets.ISO_8859_1), 415,
						"not-a-picture"),
				arguments("an SVG", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8), 415,
						"not-a-picture"),
				arguments("0 × 0 pixels", png(0, 0), 400, "damaged-picture"),
				arguments("a zip", zip(), 415, "not-a-picture"),
				arguments("a HEIC", "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1), 415,
						"not-a-picture"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("files")
	void isRefusedWithAProblemThatHelps(String name, byte[] file, int status, String type) throws Exception {
		HttpResponse<String> answer = send("/api/v1/readings", "application/json", part("image", "number.png", file));
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(answer.body()).contains("\"type\":\"/problems/" + type + "\"").doesNotContain("Exception", "org.");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("files")
	void leadsBackToTheFormOnThePage(String name, byte[] file, int status, String type) throws Exception {
		HttpResponse<String> answer = send("/predict", "text/html", part("image", "number.png", file));
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.body()).contains("role=\"alert\"", "id=\"reader\"").doesNotContain("Exception");
	}

	@Test
	void asksForTheMissingField() throws Exception {
		HttpResponse<String> answer = send("/api/v1/readings", "application/json",
				part("photo", "number.png", picture("png")));
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("/problems/missing-picture");
	}

	@ParameterizedTest
	@MethodSource
	void readsAFileWhateverItIsCalled(String name) throws Exception {
		HttpResponse<String> answer = send("/api/v1/readings", "application/json", part("image", name, picture("png")));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains("\"number\":\"7\"");
		assertThat(folder.toFile().list()).containsExactly("uploads");
		assertThat(folder.resolve("uploads").toFile().listFiles()).extracting(File::getName)
			.isNotEmpty()
			.allMatch((file) -> file.matches("[0-9a-f-]{36}\\.\\w+"));
	}

	static List<String> readsAFileWhateverItIsCalled() {
		return List.of("../../outside.png", "..\\..\\outside.png", "/etc/outside.png", "a".repeat(300) + ".png",
				"七".repeat(300) + ".png", "con.png", "a;b.png", " ", "%00.png");
	}

	@ParameterizedTest
	@ValueSource(strings = { "gif", "png", "jpg", "bmp" })
	void readsPictures(String format) throws Exception {
		assertThat(send("/api/v1/readings", "application/json", part("image", "a", picture(format))).statusCode())
			.isEqualTo(200);
	}

	@Test
	void readsTheFirstPictureOfAnAnimation() throws Exception {
		HttpResponse<String> answer = send("/api/v1/readings", "application/json", part("image", "a.gif", animation()));
		assertThat(answer.statusCode()).isEqualTo(200);
	}

	@Test
	void readsAStackAndTellsOfTheDamagedOneInItsPlace() throws Exception {
		HttpResponse<String> answer = send("/api/v1/readings", "application/json", part("image", "a", picture("png")),
				part("image", "b", half(picture("jpg"))), part("image", "c", picture("gif")));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).startsWith("{\"readings\":[{\"outcome\":\"read\"")
			.containsOnlyOnce("/problems/damaged-picture")
			.endsWith("\"model\":\"" + Traces.MODEL + "\",\"turned\":0}]}");
	}

	@Test
	void refusesMorePartsThanASaneFormHas() throws Exception {
		byte[][] parts = IntStream.range(0, 300)
			.mapToObj((i) -> part("image", "a", new byte[1]))
			.toArray(byte[][]::new);
		assertThat(send("/api/v1/readings", "application/json", parts).statusCode()).isEqualTo(413);
	}

	@ParameterizedTest
	@ValueSource(strings = { "multipart/form-data", "multipart/form-data; boundary=" + EDGE,
			"multipart/form-data; boundary=\"", "multipart/form-data; boundary=" })
	void refusesABrokenForm(String type) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(address("/api/v1/readings"))
			.header("Content-Type", type)
			.POST(BodyPublishers.ofString("--" + EDGE + "\r\nContent-Disposition: form-data; name=\"im"))
			.build();
		HttpResponse<String> answer = this.client.send(request, BodyHandlers.ofString());
		assertThat(answer.statusCode()).isIn(400, 415);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
	}

	@Test
	void refusesAnotherKindOfBody() throws Exception {
		HttpRequest request = HttpRequest.newBuilder(address("/api/v1/readings"))
			.header("Content-Type", "image/png")
			.POST(BodyPublishers.ofByteArray(picture("png")))
			.build();
		HttpResponse<String> answer = this.client.send(request, BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(415);
		assertThat(answer.body()).contains("/problems/not-a-form");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/nothing", "/api/v1/readings/%2e%2e/x", "/nothing", "/uploads/", "/error" })
	void knowsNoOtherAddress(String path) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(address(path)).build();
		HttpResponse<String> answer = this.client.send(request, BodyHandlers.ofString());
		assertThat(answer.statusCode()).isIn(400, 404);
		assertThat(answer.body()).doesNotContain("Exception", "Tomcat");
	}

	/** Found by Schemathesis: it was our fault then. */
	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/readings?=", "/api/v1/readings?digits=1&=x", "/predict?=" })
	void refusesParametersWithoutAName(String path) throws Exception {
		HttpResponse<String> answer = send(path, "application/json", part("image", "a.png", new byte[] { 1 }));
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("/problems/bad-request");
	}

	@Test
	void namesTheAddressThatFailed() throws Exception {
		HttpRequest request = HttpRequest.newBuilder(address("/guide"))
			.method("TRACE", BodyPublishers.noBody())
			.build();
		HttpResponse<String> answer = this.client.send(request, BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(405);
		assertThat(answer.body()).contains("\"instance\":\"/guide\"");
	}

	@Test
	void tellsNothingOfHowItIsBuilt() throws Exception {
		HttpResponse<String> answer = this.client.send(HttpRequest.newBuilder(address("/")).build(),
				BodyHandlers.ofString());
		assertThat(answer.headers().map()).doesNotContainKeys("Server", "X-Powered-By", "server");
	}

	@Test
	void describesItsApiToProgramsAndPeople() throws Exception {
		HttpResponse<String> description = this.client.send(HttpRequest.newBuilder(address("/v3/api-docs")).build(),
				BodyHandlers.ofString());
		assertThat(description.statusCode()).isEqualTo(200);
		assertThat(description.body()).contains("/api/v1/readings", "application/problem+json", "not-a-number")
			.doesNotContain("/predict", "/actuator");
		assertThat(this.client
			.send(HttpRequest.newBuilder(address("/swagger-ui/index.html")).build(), BodyHandlers.ofString())
			.statusCode()).isEqualTo(200);
	}

	private HttpResponse<String> send(String path, String accept, byte[]... parts) throws Exception {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			body.write(part);
		}
		body.write(("--" + EDGE + "--\r\n").getBytes(StandardCharsets.UTF_8));
		HttpRequest request = HttpRequest.newBuilder(address(path))
			.header("Content-Type", "multipart/form-data; boundary=" + EDGE)
			.header("Accept", accept)
			.POST(BodyPublishers.ofByteArray(body.toByteArray()))
			.build();
		return this.client.send(request, BodyHandlers.ofString());
	}

	private URI address(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	private static byte[] part(String field, String name, byte[] content) {
		return written((out) -> {
			out.write(("--" + EDGE + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
					+ "\"\r\nContent-Type: image/png\r\n\r\n")
				.getBytes(StandardCharsets.UTF_8));
			out.write(content);
			out.write("\r\n".getBytes(StandardCharsets.UTF_8));
		});
	}

	private static byte[] picture(String format) {
		return written((out) -> ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), format, out));
	}

	private static byte[] animation() {
		return written((out) -> {
			ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
			try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
				writer.setOutput(stream);
				writer.prepareWriteSequence(null);
				for (int i = 0; i < 3; i++) {
					writer.writeToSequence(
							new IIOImage(new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_GRAY), null, null), null);
				}
				writer.endWriteSequence();
			}
		});
	}

	private static byte[] half(byte[] file) {
		return Arrays.copyOf(file, file.length / 2);
	}

	private static byte[] zip() {
		return written((out) -> {
			try (ZipOutputStream zip = new ZipOutputStream(out)) {
				zip.putNextEntry(new ZipEntry("number.png"));
				zip.write(picture("png"));
			}
		});
	}

	/** A PNG of one bit a pixel, all black. */
	private static byte[] png(int width, int height) {
		return written((out) -> {
			out.write("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
			chunk(out, "IHDR", written((header) -> {
				header.writeInt(width);
				header.writeInt(height);
				header.write(new byte[] { 1, 0, 0, 0, 0 });
			}));
			chunk(out, "IDAT", written((data) -> {
				try (DeflaterOutputStream deflater = new DeflaterOutputStream(data)) {
					byte[] row = new byte[1 + (width + 7) / 8];
					for (int y = 0; y < height; y++) {
						deflater.write(row);
					}
				}
			}));
			chunk(out, "IEND", new byte[0]);
		});
	}

	private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
		byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
		CRC32 sum = new CRC32();
		sum.update(name);
		sum.update(data);
		out.writeInt(data.length);
		out.write(name);
		out.write(data);
		out.writeInt((int) sum.getValue());
	}

	private static byte[] written(Writing writing) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			writing.to(new DataOutputStream(bytes));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private interface Writing {

		void to(DataOutputStream out) throws IOException;

	}

}
