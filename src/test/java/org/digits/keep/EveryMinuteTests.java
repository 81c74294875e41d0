package org.digits.keep;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

class EveryMinuteTests {

	@Test
	void doesItOnceTheServerHasStarted() throws InterruptedException {
		CountDownLatch done = new CountDownLatch(1);
		EveryMinute chore = new EveryMinute("chore", () -> {
			done.countDown();
			throw new AssertionError("it fails, and nobody minds");
		});
		assertThat(chore.isRunning()).isFalse();
		chore.start();
		assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(chore.isRunning()).isTrue();
		chore.stop();
		assertThat(chore.isRunning()).isFalse();
		assertThatNoException().isThrownBy(chore::stop);
	}

}
