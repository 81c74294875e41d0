package org.digits.web;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GreyPictureTests {

	@Test
	void isAPngThatOthersRead() throws IOException {
		byte[] noise = new byte[37 * 23];
		new Random(1).nextBytes(noise);
		BufferedImage read = ImageIO.read(new ByteArrayInputStream(new GreyPicture(37, 23, noise).png()));
		assertThat(read.getWidth()).isEqualTo(37);
		assertThat(((DataBufferByte) read.getRaster().getDataBuffer()).getData()).isEqualTo(noise);
	}

	@Test
	void isShrunkToTheMeanOfItsPixels() {
		GreyPicture picture = new GreyPicture(4, 2, new byte[] { 0, 10, (byte) 200, (byte) 200, 20, 30, 100, 100 });
		GreyPicture shrunk = picture.within(2);
		assertThat(shrunk.width()).isEqualTo(2);
		assertThat(shrunk.grey()).containsExactly(15, 150);
	}

	@Test
	void keepsARowHoweverFlatItIs() {
		assertThat(new GreyPicture(5000, 1, new byte[5000]).within(480)).satisfies((picture) -> {
			assertThat(picture.width()).isEqualTo(480);
			assertThat(picture.height()).isEqualTo(1);
		});
	}

	@Test
	void isLeftAloneIfItFits() {
		GreyPicture picture = new GreyPicture(480, 2, new byte[960]);
		assertThat(picture.within(480)).isSameAs(picture);
	}

	@Test
	void hasANegative() {
		assertThat(new GreyPicture(3, 1, new byte[] { 0, 1, (byte) 255 }).inverted().grey()).containsExactly((byte) 255,
				(byte) 254, 0);
	}

}
