package org.digits.serve;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

import org.digits.classify.Classifier;
import org.digits.classify.UnusableModel;
import org.digits.classify.dl4j.KerasModels;
import org.jspecify.annotations.Nullable;

/** A model that is being loaded, by a thread of its own. */
final class Loading {

	private final ModelSettings settings;

	private final FutureTask<Classifier> model;

	private final Deferred later = new Deferred();

	private Loading(ModelSettings settings) {
		this.settings = settings;
		this.model = new FutureTask<>(() -> KerasModels.loadWithExperts(settings.path(), settings.card(), this.later));
	}

	/** Begins to load a model. */
	static Loading of(ModelSettings settings) {
		Loading loading = new Loading(settings);
		Thread thread = new Thread(loading.model, "loading");
		thread.setDaemon(true);
		thread.start();
		return loading;
	}

	/** Whether it is this model that is being loaded. */
	boolean isOf(ModelSettings others) {
		return this.settings.equals(others);
	}

	/**
	 * The model, once it is loaded.
	 * @param afterwards does what was left for later
	 * @throws UnusableModel if it can't be used
	 */
	Classifier model(Executor afterwards) {
		try {
			Classifier loaded = this.model.get();
			this.later.handTo(afterwards);
			return loaded;
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RuntimeException failure) {
				throw failure;
			}
			if (ex.getCause() instanceof Error failure) {
				throw failure;
			}
			throw new IllegalStateException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while the model was loaded", ex);
		}
	}

	/** Keeps work until somebody is there who does it. */
	private static final class Deferred implements Executor {

		private final Queue<Runnable> kept = new ArrayDeque<>();

		private @Nullable Executor worker;

		@Override
		public synchronized void execute(Runnable work) {
			if (this.worker != null) {
				this.worker.execute(work);
			}
			else {
				this.kept.add(work);
			}
		}

		synchronized void handTo(Executor other) {
			this.worker = other;
			this.kept.forEach(other::execute);
			this.kept.clear();
		}

	}

}
