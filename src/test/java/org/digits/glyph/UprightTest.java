package org.digits.glyph;

import java.io.InputStream;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

import org.digits.image.Box;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The server and the training must show the network the same pictures. The golden file is
 * made by {@code training/golden.py}.
 */
class UprightTest {

	@Test
	void makesTheSamePicturesAsTheTraining() throws Exception {
		JsonNode golden;
		try (InputStream in = new GZIPInputStream(getClass().getResourceAsStream("upright-golden.json.gz"))) {
			golden = JsonMapper.shared().readTree(in);
		}
		assertThat(golden.get("pictures")).hasSizeGreaterThan(40);
		for (JsonNode picture : golden.get("pictures")) {
			byte[] source = bytes(picture.get("source"));
			Box box = new Box(0, 0, picture.get("width").asInt(), picture.get("height").asInt());
			byte[] upright = Upright.picture(new Patch(box, source));
			assertThat(farthest(upright, bytes(picture.get("upright")))).as(picture.get("name").asString())
				.isLessThanOrEqualTo(1);
		}
	}

	@Test
	void leavesAnMnistPictureAsItIs() {
		byte[] picture = new byte[28 * 28];
		for (int y = 4; y < 24; y++) {
			for (int x = 12; x < 17; x++) {
				picture[y * 28 + x] = (byte) ((y < 6) ? 100 : 255);
			}
		}
		assertThat(farthest(Upright.picture(new Patch(new Box(0, 0, 28, 28), picture)), picture)).isZero();
	}

	@Test
	void makesAnEmptyPictureOfNoInk() {
		assertThat(Upright.picture(new Patch(new Box(0, 0, 5, 9), new byte[45]))).containsOnly(0);
	}

	private static byte[] bytes(JsonNode base64) {
		return Base64.getDecoder().decode(base64.asString());
	}

	private static int farthest(byte[] a, byte[] b) {
		int farthest = 0;
		for (int i = 0; i < a.length; i++) {
			farthest = Math.max(farthest, Math.abs((a[i] & 0xff) - (b[i] & 0xff)));
		}
		return farthest;
	}

}
