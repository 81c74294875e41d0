package org.digits.classify.dl4j;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.digits.classify.Network;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A network that is run one way until a faster one is there. */
class RelayTest {

	private static final float[] PICTURE = new float[784];

	@Test
	void isRunTheFirstWayUntilThereIsAnother() {
		Relay relay = new Relay(saying(1));
		assertThat(relay.run(PICTURE, 1)).containsExactly(1);
		assertThat(relay.settled()).isSameAs(relay);
		Network second = saying(2);
		relay.handTo(second);
		assertThat(relay.run(PICTURE, 1)).containsExactly(2);
		assertThat(relay.settled()).isSameAs(second);
	}

	@Test
	void theFirstIsNotInUseAnyMoreOnceItIsHandedOver() throws Exception {
		CountDownLatch running = new CountDownLatch(1);
		CountDownLatch go = new CountDownLatch(1);
		Relay relay = new Relay(network(() -> {
			running.countDown();
			await(go);
			return 1;
		}));
		ExecutorService threads = Executors.newCachedThreadPool();
		try {
			Future<float[]> run = threads.submit(() -> relay.run(PICTURE, 1));
			await(running);
			Future<?> hand = threads.submit(() -> relay.handTo(saying(2)));
			assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> hand.get(100, TimeUnit.MILLISECONDS));
			go.countDown();
			assertThat(run.get()).containsExactly(1);
			hand.get();
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Network saying(float value) {
		return network(() -> value);
	}

	private static Network network(Answer answer) {
		return new Network() {

			@Override
			public int outputs() {
				return 1;
			}

			@Override
			public float[] run(float[] pictures, int count) {
				return new float[] { answer.value() };
			}

		};
	}

	private interface Answer {

		float value();

	}

}
