package org.digits.stack;

import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.digits.tongue.Wording;
import org.digits.tongue.Words;
import org.digits.web.Stated;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells browsers of pages as they are read. Each listener has a thread of its own, so
 * that a slow one keeps nobody waiting, and there are only so many.
 */
class StackEvents {

	/** A sign of life for proxies, and to find out who has gone, in milliseconds. */
	private static final long HEARTBEAT = 15_000;

	private final JsonMapper json;

	private final ThreadPoolExecutor threads;

	StackEvents(JsonMapper json, StackSettings settings) {
		this.json = json;
		this.threads = new ThreadPoolExecutor(0, Math.max(1, settings.listeners()), 10, TimeUnit.SECONDS,
				new SynchronousQueue<>(), (work) -> {
					Thread thread = new Thread(work, "stack-events");
					thread.setDaemon(true);
					return thread;
				});
	}

	/** Tells of all that happened to a stack since a revision of it, and will happen. */
	SseEmitter follow(Stack stack, long since, Wording wording) {
		SseEmitter emitter = new SseEmitter(0L);
		try {
			this.threads.execute(() -> tell(stack, since, emitter, wording));
			return emitter;
		}
		catch (RejectedExecutionException ex) {
			throw new Stated(HttpStatus.SERVICE_UNAVAILABLE, Words.of("stack.no-listener"));
		}
	}

	private void tell(Stack stack, long since, SseEmitter emitter, Wording wording) {
		try {
			long told = since;
			boolean done = false;
			while (!done && !stack.isGone()) {
				done = stack.isDone();
				Changes changes = stack.changes(told, done ? 0 : HEARTBEAT);
				for (Page page : changes.pages()) {
					emitter
						.send(event("page", PageDocument.of(stack.id(), page, null, wording)).id("" + page.revision()));
				}
				told = Math.max(told, changes.revision());
				emitter.send(event("progress", StackDocument.of(stack.progress())));
			}
			emitter.send(event(stack.isGone() ? "gone" : "done", StackDocument.of(stack.progress())));
			emitter.complete();
		}
		catch (IOException | IllegalStateException ex) {
			emitter.completeWithError(ex); // nobody listens any more
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			emitter.complete();
		}
	}

	private SseEmitter.SseEventBuilder event(String name, Object content) {
		return SseEmitter.event().name(name).data(this.json.writeValueAsString(content), MediaType.TEXT_PLAIN);
	}

	/** Before the server waits for its last answers. */
	@EventListener(ContextClosedEvent.class)
	void close() {
		this.threads.shutdownNow();
	}

}
