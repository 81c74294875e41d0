package org.digits.keep;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * A chore that is done once the server has started, and a minute after it was done last.
 * For two chores, Spring would look through the methods of every bean at every start.
 */
public final class EveryMinute implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(EveryMinute.class);

	private final String name;

	private final Runnable chore;

	private @Nullable ScheduledExecutorService thread;

	/**
	 * A chore.
	 * @param name what its thread is called
	 * @param chore may fail, and is done again all the same
	 */
	public EveryMinute(String name, Runnable chore) {
		this.name = name;
		this.chore = chore;
	}

	@Override
	public synchronized void start() {
		this.thread = Executors.newSingleThreadScheduledExecutor((work) -> {
			Thread made = new Thread(work, this.name);
			made.setDaemon(true);
			return made;
		});
		this.thread.scheduleWithFixedDelay(this::once, 0, 1, TimeUnit.MINUTES);
	}

	private void once() {
		try {
			this.chore.run();
		}
		catch (RuntimeException | Error ex) {
			// Nobody would hear of it, and it would never be done again.
			log.error("What is to be done every minute failed: {}", this.name, ex);
		}
	}

	@Override
	public synchronized void stop() {
		if (this.thread != null) {
			this.thread.shutdown();
			this.thread = null;
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.thread != null;
	}

}
