package org.digits.serve;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.digits.classify.UnusableModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** What is done once the server has started. */
class AfterwardsTest {

	private final BlockingQueue<Exit> exits = new LinkedBlockingQueue<>();

	@Test
	void beginsWhenTheServerHasStartedAndKeepsTheOrder() throws InterruptedException {
		List<String> done = new CopyOnWriteArrayList<>();
		BlockingQueue<Boolean> last = new LinkedBlockingQueue<>();
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			Afterwards afterwards = afterwards(context);
			afterwards.execute(() -> done.add("lanes"));
			afterwards.execute(() -> done.add("experts"));
			afterwards.execute(() -> last.add(true));
			assertThat(last.poll(100, TimeUnit.MILLISECONDS)).isNull();
			assertThat(done).isEmpty();
			context.refresh();
			assertThat(last.poll(30, TimeUnit.SECONDS)).isTrue();
			assertThat(done).containsExactly("lanes", "experts");
		}
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void theServerEndsWithASentenceIfAPartOfTheModelIsOfNoUse(CapturedOutput output) throws InterruptedException {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			afterwards(context).execute(() -> {
				throw new UnusableModel("The model noise.h5 can't be used.");
			});
			context.refresh();
			assertThat(this.exits.poll(30, TimeUnit.SECONDS)).isEqualTo(new Exit(1, false));
			assertThat(output).contains("The model noise.h5 can't be used. The server ends.");
		}
	}

	@Test
	void theServerEndsAsWellWhereNobodyExpectedAFailure() throws InterruptedException {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			afterwards(context).execute(() -> {
				throw new OutOfMemoryError("a test's own");
			});
			context.refresh();
			assertThat(this.exits.poll(30, TimeUnit.SECONDS)).isEqualTo(new Exit(1, false));
		}
	}

	@Test
	void whatHasNotBegunWhenTheServerEndsIsLeft() throws InterruptedException {
		BlockingQueue<Boolean> done = new LinkedBlockingQueue<>();
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			Afterwards afterwards = afterwards(context);
			afterwards.execute(() -> done.add(true));
			afterwards.destroy();
		}
		assertThat(done.poll(100, TimeUnit.MILLISECONDS)).isNull();
	}

	private Afterwards afterwards(GenericApplicationContext context) {
		Afterwards afterwards = new Afterwards(context,
				(status) -> this.exits.add(new Exit(status, Thread.currentThread().isDaemon())));
		context.addApplicationListener(afterwards);
		return afterwards;
	}

	private record Exit(int status, boolean byDaemon) {
	}

}
