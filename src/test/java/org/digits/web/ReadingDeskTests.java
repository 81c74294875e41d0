package org.digits.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import javax.imageio.ImageIO;

import org.digits.decode.Decoding;
import org.digits.decode.Decoding.Reason;
import org.digits.decode.Pictures;
import org.digits.image.Photo;
import org.digits.reading.NumberReader;
import org.digits.reading.Trace;
import org.digits.repair.Repairs;
import org.digits.uploads.Uploads;
import org.digits.web.Answer.Answered;
import org.digits.web.Answer.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

class ReadingDeskTests {

	private static final byte[] PICTURE = { 1 };

	private final Pictures pictures = mock();

	private final NumberReader reader = mock();

	private final Uploads uploads = mock();

	private final ReadingDesk desk = new ReadingDesk(this.pictures, this.reader, this.uploads,
			new RequestSettings(1, Duration.ZERO, Duration.ZERO, Duration.ZERO));

	@BeforeEach
	void decodeEveryPicture() {
		given(this.pictures.decode(any())).willReturn(new Decoding.Decoded(new Photo(1, 1, new byte[1], 1)));
		given(this.reader.read(any(), any())).willReturn(Traces.blank());
	}

	@Test
	void sendsAwayWhoFindsNoSeat() throws Exception {
		CountDownLatch seated = new CountDownLatch(1);
		CountDownLatch done = new CountDownLatch(1);
		given(this.reader.read(any(), any())).willAnswer((call) -> {
			seated.countDown();
			done.await();
			return Traces.blank();
		});
		CompletableFuture<Answer> first = CompletableFuture.supplyAsync(this::read);
		seated.await();
		assertThat(read()).isInstanceOfSatisfying(Refused.class,
				(refused) -> assertThat(refused.problem()).isEqualTo(Problem.BUSY));
		done.countDown();
		assertThat(first.get()).isInstanceOf(Answered.class);
		assertThat(read()).isInstanceOf(Answered.class);
	}

	@Test
	void freesTheSeatWhenReadingFails() {
		given(this.reader.read(any(), any())).willThrow(new IllegalStateException()).willReturn(Traces.blank());
		assertThatIllegalStateException().isThrownBy(this::read);
		assertThat(read()).isInstanceOf(Answered.class);
	}

	@Test
	void keepsPicturesAndNothingElse() {
		read();
		verify(this.uploads).keep(PICTURE);
	}

	@Test
	void keepsNothingThatIsNoPicture() {
		given(this.pictures.decode(any())).willReturn(new Decoding.Refused(Reason.UNSUPPORTED, "No."));
		read();
		verify(this.uploads, never()).keep(any());
	}

	@Test
	void givesALargePictureBackAsItLay() throws IOException {
		Trace turned = Traces.turned("482", .62);
		Sent.File large = Sent.File.fresh(new byte[Sent.LARGE + 1]);
		byte[] travels = Base64.getDecoder().decode(large.value(turned));
		assertThat(ImageIO.read(new ByteArrayInputStream(travels)).getWidth()).isEqualTo(turned.photo().height());
		assertThat(new Sent.File(travels, 2, true).value(turned)).isEqualTo(large.value(turned));
	}

	@Test
	void turnsNothingThatSomebodyHasSeen() {
		given(this.reader.readAsItLies(any(), any())).willReturn(Traces.read("7", .99));
		Answer answer = this.desk.mend(new Sent.File(PICTURE, 1, true), OptionalInt.empty(), Repairs.NONE);
		assertThat(((Answered) answer).trace().reading().number()).isEqualTo("7");
		verify(this.reader, never()).read(any(), any());
		verify(this.uploads, never()).keep(any());
	}

	private Answer read() {
		return this.desk.read(PICTURE, OptionalInt.empty());
	}

}
