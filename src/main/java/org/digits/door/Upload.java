package org.digits.door;

import java.io.IOException;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import org.digits.door.Clients.Client;
import org.jspecify.annotations.Nullable;

/**
 * A request with a body on its way in. The container calls as bytes come, so that nobody
 * waits for them; it never calls from two threads at once.
 */
final class Upload implements ReadListener, AsyncListener {

	private static final int MOST_AT_ONCE = 8192;

	private final Body body;

	private final Client client;

	private final IntakeSettings settings;

	private final byte[] buffer = new byte[MOST_AT_ONCE];

	private @Nullable Refusal refusal;

	private @Nullable ServletInputStream in;

	private @Nullable AsyncContext context;

	private boolean over;

	private boolean late;

	private boolean released;

	Upload(Body body, Client client, IntakeSettings settings) {
		this.body = body;
		this.client = client;
		this.settings = settings;
	}

	/** Listens to its end, but for nothing. */
	void refuse(Refusal refusal) {
		this.refusal = refusal;
		this.body.drop();
	}

	@Nullable Refusal refusal() {
		return (this.refusal == null && this.body.isStarved() && !this.body.isTooLarge()) ? new Refusal(503, 1)
				: this.refusal;
	}

	/** Whether the rest of it was not waited for. */
	boolean isLate() {
		return this.late;
	}

	Body body() {
		return this.body;
	}

	/** Takes all of it, if that is already here. */
	boolean isHere(HttpServletRequest request) throws IOException {
		long length = request.getContentLengthLong();
		ServletInputStream here = request.getInputStream();
		if (length < 0 || here.available() < length) {
			return false;
		}
		for (int count = here.read(this.buffer); count >= 0; count = here.read(this.buffer)) {
			this.body.add(this.buffer, count);
		}
		return true;
	}

	/** Takes it as it comes; then the request is dispatched again. */
	void collect(HttpServletRequest request) throws IOException {
		AsyncContext begun = request.startAsync();
		begun.setTimeout(this.settings.patience(0));
		begun.addListener(this);
		this.context = begun;
		this.in = request.getInputStream();
		this.in.setReadListener(this);
	}

	@Override
	public void onDataAvailable() throws IOException {
		ServletInputStream stream = this.in;
		AsyncContext waiting = this.context;
		if (stream == null || waiting == null || this.over) {
			return;
		}
		long before = this.body.arrived();
		while (stream.isReady() && !stream.isFinished()) {
			int count = stream.read(this.buffer);
			if (count < 0) {
				break;
			}
			this.body.add(this.buffer, count);
		}
		if (this.body.arrived() > before && !stream.isFinished()) {
			waiting.setTimeout(this.settings.patience(this.body.arrived()));
		}
	}

	@Override
	public void onAllDataRead() {
		AsyncContext waiting = this.context;
		if (waiting != null && !this.over) {
			this.over = true;
			waiting.setTimeout(0);
			waiting.dispatch();
		}
	}

	/** The connection broke, or nothing has come of it for long. */
	@Override
	public void onError(Throwable failure) {
		AsyncContext waiting = this.context;
		if (waiting != null && !this.over) {
			this.over = true;
			waiting.complete();
		}
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		if (!this.over) {
			this.over = true;
			this.late = true;
			refuse(new Refusal(408, 0));
			event.getAsyncContext().dispatch();
		}
	}

	@Override
	public void onComplete(AsyncEvent event) {
		release();
	}

	@Override
	public void onError(AsyncEvent event) {
		onError(event.getThrowable());
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		// Nobody else does.
	}

	/** It was answered. */
	void release() {
		if (!this.released) {
			this.released = true;
			this.body.release();
			this.client.leave();
		}
	}

}
