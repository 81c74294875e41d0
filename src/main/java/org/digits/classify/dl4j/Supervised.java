package org.digits.classify.dl4j;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.digits.classify.UnusableModel;

/**
 * Work on a file that may be made to do harm: what asks for too much memory, or goes
 * round in circles, ends with a sentence.
 */
final class Supervised {

	private Supervised() {
	}

	/**
	 * Has work done, on a thread of its own.
	 * @throws UnusableModel if it says so, takes longer, or doesn't find the memory
	 */
	static <T> T call(Duration patience, Supplier<T> work) {
		FutureTask<T> task = new FutureTask<>(work::get);
		Thread thread = new Thread(task, "model");
		thread.setDaemon(true);
		thread.start();
		try {
			return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			task.cancel(true);
			throw new UnusableModel("It can't be read in %d seconds.".formatted(patience.toSeconds()), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new UnusableModel("It was not read to its end.", ex);
		}
		catch (ExecutionException ex) {
			Throwable cause = ex.getCause();
			throw told((cause != null) ? cause : ex);
		}
	}

	private static RuntimeException told(Throwable cause) {
		if (cause instanceof OutOfMemoryError || cause instanceof StackOverflowError) {
			return new UnusableModel("Reading it takes more memory than there is.", cause);
		}
		if (cause instanceof UnusableModel unusable) {
			return unusable;
		}
		if (cause instanceof Error error) {
			throw error;
		}
		return new UnusableModel("It can't be read: " + cause.getMessage(), cause);
	}

}
