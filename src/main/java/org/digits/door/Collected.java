package org.digits.door;

import java.io.IOException;
import java.io.InputStream;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/** A request whose body is all here. */
final class Collected extends HttpServletRequestWrapper {

	private final Body body;

	private final ServletInputStream stream;

	private final boolean freight;

	/**
	 * A request.
	 * @param freight whether its files are kept on the disk
	 */
	Collected(HttpServletRequest request, Body body, boolean freight) throws IOException {
		super(request);
		this.body = body;
		this.freight = freight;
		this.stream = new Stream(body.stream());
	}

	boolean isFreight() {
		return this.freight;
	}

	/** Whether of so many bytes none was kept. */
	boolean isTooLarge() {
		return this.body.isTooLarge();
	}

	@Override
	public ServletInputStream getInputStream() {
		return this.stream;
	}

	/** Why it could not be kept; null if it could. */
	@Nullable IOException failure() {
		return this.body.failure();
	}

	private static final class Stream extends ServletInputStream {

		private final InputStream bytes;

		private boolean over;

		Stream(InputStream bytes) {
			this.bytes = bytes;
		}

		@Override
		public int read() throws IOException {
			int next = this.bytes.read();
			this.over |= next < 0;
			return next;
		}

		@Override
		public int read(byte[] into, int from, int count) throws IOException {
			int taken = this.bytes.read(into, from, count);
			this.over |= taken < 0;
			return taken;
		}

		@Override
		public boolean isFinished() {
			return this.over;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new IllegalStateException("It is all here.");
		}

	}

}
