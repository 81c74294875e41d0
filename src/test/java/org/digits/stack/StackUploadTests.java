package org.digits.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.apache.commons.io.FileUtils;
import org.digits.classify.Classifier;
import org.digits.drawn.Sheet;
import org.digits.reading.NumberReader;
import org.digits.web.Traces;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

/** Stacks on their way in, through a real server with little room. */
@Timeout(120)
@DirtiesContext // or it still reads pages while its folder is deleted
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "digits.intake.memory=1MB", "spring.servlet.multipart.max-file-size=100KB",
				"spring.servlet.multipart.max-request-size=300KB", "digits.stacks.max-upload=3MB",
				"digits.stacks.max-pages=20" })
class StackUploadTests {

	private static final String EDGE = "edge";

	private static final byte[] PICTURE = Sheet.of(200, 80).write("42", 20, 10, 60).png();

	@TempDir
	private static Path folder;

	@MockitoBean
	private Classifier classifier;

	@MockitoBean
	private NumberReader reader;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void keepStacksApart(DynamicPropertyRegistry properties) {
		properties.add("digits.stacks.directory", folder::toString);
	}

	@BeforeEach
	void readEveryPicture() {
		given(this.reader.read(any(), any())).willReturn(Traces.unsure("94305", .62));
	}

	@Test
	void aStackMayBeLargerThanAPictureAndThanTheMemoryForUploads() throws Exception {
		HttpResponse<String> answer = send("/api/v1/stacks", "file", noise(2_000_000), PICTURE);
		assertThat(answer.statusCode()).isEqualTo(201);
		assertThat(events(answer).split("event:page", -1)).hasSize(3);
		assertThat(send("/api/v1/readings", "image", noise(150_000)).statusCode()).as("a picture may not")
			.isEqualTo(413);
		assertThat(underWay()).isEmpty();
	}

	@Test
	void aStackThatIsTooLargeIsRefusedAndNothingOfItIsKept() throws Exception {
		HttpResponse<String> answer = send("/api/v1/stacks", "file", noise(4_000_000));
		assertThat(answer.statusCode()).isEqualTo(413);
		assertThat(answer.body()).contains("too many or too large together", "/problems/too-many-bytes");
		assertThat(underWay()).isEmpty();
	}

	@Test
	void aFormOfVeryManyPartsIsRefused() throws Exception {
		byte[][] files = new byte[40][];
		java.util.Arrays.fill(files, PICTURE);
		assertThat(send("/api/v1/stacks", "file", files).statusCode()).isEqualTo(413);
		assertThat(underWay()).isEmpty();
	}

	@Test
	void onlyTheAddressOfStacksTakesThem() throws Exception {
		for (String path : List.of("/stacks/0123456789012345678901234567890123456789/pages/1", "/predict", "/")) {
			assertThat(send(path, "file", noise(400_000)).statusCode()).as(path).isIn(404, 405, 413);
		}
	}

	@Test
	void aDiskThatCantBeWrittenToIsToldAndPicturesAreReadAllTheSame() throws Exception {
		Path underWay = folder.resolve("under-way");
		FileUtils.deleteDirectory(underWay.toFile());
		Files.createFile(underWay);
		try {
			HttpResponse<String> answer = send("/api/v1/stacks", "file", PICTURE);
			assertThat(answer.statusCode()).isEqualTo(503);
			assertThat(answer.body()).contains("The disk of this server");
			assertThat(answer.headers().firstValue("Retry-After")).isPresent();
			assertThat(send("/api/v1/readings", "image", PICTURE).statusCode()).isEqualTo(200);
		}
		finally {
			Files.delete(underWay);
		}
		assertThat(send("/api/v1/stacks", "file", PICTURE).statusCode()).isEqualTo(201);
	}

	@Test
	void eventsComeWhileTheStackIsRead() throws Exception {
		HttpResponse<String> answer = send("/api/v1/stacks", "file", PICTURE, PICTURE, PICTURE);
		assertThat(events(answer)).contains("event:page", "event:progress", "event:done");
	}

	/** All events until the server says that it is done. */
	private String events(HttpResponse<String> stack) throws IOException, InterruptedException {
		String address = stack.headers().firstValue("Location").orElseThrow();
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri(address + "/events")).build(), HttpResponse.BodyHandlers.ofString())
			.body();
	}

	private HttpResponse<String> send(String path, String field, byte[]... files)
			throws IOException, InterruptedException {
		ByteArrayOutputStream form = new ByteArrayOutputStream();
		for (byte[] file : files) {
			form.write(("--" + EDGE + "\r\nContent-Disposition: form-data; name=\"" + field
					+ "\"; filename=\"a.png\"\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
			form.write(file);
			form.write("\r\n".getBytes(StandardCharsets.US_ASCII));
		}
		form.write(("--" + EDGE + "--\r\n").getBytes(StandardCharsets.US_ASCII));
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri(path))
				.header("Content-Type", "multipart/form-data; boundary=" + EDGE)
				.POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray()))
				.build(), HttpResponse.BodyHandlers.ofString());
	}

	private URI uri(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	private static byte[] noise(int length) {
		byte[] bytes = new byte[length];
		new Random(1).nextBytes(bytes);
		return bytes;
	}

	/** What lies where uploads are collected, once the last answer is out. */
	private static List<Path> underWay() throws IOException, InterruptedException {
		Path place = folder.resolve("under-way");
		List<Path> left = List.of();
		for (int i = 0; i < 100; i++) {
			if (Files.exists(place)) {
				try (Stream<Path> files = Files.list(place)) {
					left = files.toList();
				}
			}
			if (left.isEmpty()) {
				break;
			}
			Thread.sleep(50);
		}
		return left;
	}

}
