package org.digits.door;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.digits.door.Clients.Client;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * Collects every body before the request goes on, so that a slow client holds a
 * connection and what it has sent, but no thread. Whoever is sent away is heard to the
 * end nevertheless, within the same time, since the answer would be lost otherwise.
 */
class Intake implements Filter {

	private static final String UPLOAD = Intake.class.getName();

	private final IntakeSettings settings;

	private final Clients clients;

	private final Crowding crowding;

	private final Farewell farewell;

	private final Budget budget;

	private final long mostBytes;

	private final @Nullable Freight freight;

	private final Budget room;

	Intake(IntakeSettings settings, Clients clients, Crowding crowding, Farewell farewell, long mostBytes,
			@Nullable Freight freight) {
		this.settings = settings;
		this.clients = clients;
		this.crowding = crowding;
		this.farewell = farewell;
		this.budget = new Budget(settings.memory().toBytes());
		this.mostBytes = mostBytes;
		this.freight = freight;
		this.room = new Budget((freight != null) ? freight.room() : 0);
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		doFilter((HttpServletRequest) request, (HttpServletResponse) response, chain);
	}

	private void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (request.getDispatcherType() == DispatcherType.ASYNC) {
			if (request.getAttribute(UPLOAD) instanceof Upload upload) {
				goOn(upload, request, response, chain);
			}
			else {
				chain.doFilter(request, response);
			}
			return;
		}
		boolean body = hasBody(request);
		if (!body && !HttpMethod.POST.matches(request.getMethod()) || !request.isAsyncSupported()) {
			chain.doFilter(request, response);
			return;
		}
		Upload upload = begin(request);
		if (!body || upload.isHere(request)) {
			try {
				goOn(upload, request, response, chain);
			}
			finally {
				upload.release();
			}
		}
		else {
			request.setAttribute(UPLOAD, upload);
			upload.collect(request);
		}
	}

	private Upload begin(HttpServletRequest request) {
		Client client = this.clients.of(request);
		Upload upload = new Upload(body(request), client, this.settings);
		Refusal refusal = refusal(request, client);
		if (refusal != null) {
			upload.refuse(refusal);
		}
		return upload;
	}

	private Body body(HttpServletRequest request) {
		return (this.freight != null && this.freight.carries(request.getServletPath()))
				? new FiledBody(this.room, this.freight.mostBytes(), this.freight.folder())
				: new Body(this.budget, this.mostBytes);
	}

	private @Nullable Refusal refusal(HttpServletRequest request, Client client) {
		long wait = client.enter();
		if (OtherSites.sent(request)) {
			return new Refusal(HttpServletResponse.SC_FORBIDDEN, 0);
		}
		if (wait > 0) {
			return new Refusal(429, wait);
		}
		boolean read = this.freight == null || !this.freight.keepsNobodyWaiting(request.getServletPath());
		return (read && this.crowding.isFull()) ? new Refusal(HttpServletResponse.SC_SERVICE_UNAVAILABLE, 1) : null;
	}

	private void goOn(Upload upload, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		Refusal refusal = upload.refusal();
		if (refusal == null) {
			chain.doFilter(new Collected(request, upload.body(), upload.body() instanceof FiledBody), response);
			return;
		}
		if (!tell(refusal, request, response)) {
			response.sendError(refusal.status());
		}
		if (upload.isLate()) {
			Wire.closeAfter(request);
		}
	}

	/** Whether it was said in short. */
	private boolean tell(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (refusal.retryAfter() > 0) {
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(refusal.retryAfter()));
		}
		return this.farewell.tell(refusal.status(), request, response);
	}

	private static boolean hasBody(HttpServletRequest request) {
		return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
	}

}
