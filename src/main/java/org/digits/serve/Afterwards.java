package org.digits.serve;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

import org.digits.classify.UnusableModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * Does what the first answers can do without, one thing after the other, once the server
 * has started and had a moment for the first answers. If any of it fails, as where a part
 * of the model turns out to be of no use, the server ends, as it does when it can't
 * start.
 */
class Afterwards implements Executor, ApplicationListener<ContextRefreshedEvent>, DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(Afterwards.class);

	/**
	 * What follows keeps the compilers at work, for whom the first answers would wait.
	 */
	private static final Duration MOMENT = Duration.ofSeconds(1);

	private final ConfigurableApplicationContext context;

	private final IntConsumer exit;

	private final ExecutorService thread = Executors.newSingleThreadExecutor((work) -> {
		Thread thread = new Thread(work, "afterwards");
		thread.setDaemon(true);
		return thread;
	});

	private final CountDownLatch started = new CountDownLatch(1);

	private final CountDownLatch ended = new CountDownLatch(1);

	/**
	 * Something to do afterwards.
	 * @param context the server
	 * @param exit ends the process with a status
	 */
	Afterwards(ConfigurableApplicationContext context, IntConsumer exit) {
		this.context = context;
		this.exit = exit;
		this.thread.execute(this::waitForFirstAnswers);
	}

	private void waitForFirstAnswers() {
		try {
			this.started.await();
			this.ended.await(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void execute(Runnable work) {
		this.thread.execute(() -> {
			try {
				if (this.ended.getCount() > 0) {
					work.run();
				}
			}
			catch (UnusableModel ex) {
				log.error("{} The server ends.", ex.getMessage());
				end();
			}
			catch (RuntimeException | Error ex) {
				log.error("What was left for after the start failed. The server ends.", ex);
				end();
			}
		});
	}

	/** No daemon: the process must not be over before its status is known. */
	private void end() {
		AvailabilityChangeEvent.publish(this.context, LivenessState.BROKEN);
		Thread end = new Thread(() -> this.exit.accept(SpringApplication.exit(this.context, () -> 1)), "end");
		end.setDaemon(false);
		end.start();
	}

	@Override
	public void onApplicationEvent(ContextRefreshedEvent event) {
		this.started.countDown();
	}

	@Override
	public void destroy() {
		this.ended.countDown();
		this.started.countDown();
		this.thread.shutdown();
	}

}
