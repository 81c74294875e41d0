package org.digits.decode;

import java.io.IOException;

import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Bytes for an ImageIO reader that run dry with an exception when the time is up, and for
 * a reader that takes the end of the file for zeros, again and again.
 */
final class GuardedStream extends ImageInputStreamImpl {

	/** As often may a reader try to read on at the end. */
	private static final int MOST_AT_END = 256;

	private final Bytes bytes;

	private final Deadline deadline;

	private int reads;

	private int ends;

	GuardedStream(Bytes bytes, Deadline deadline) {
		this.bytes = bytes;
		this.deadline = deadline;
	}

	@Override
	public int read() throws IOException {
		guard();
		this.bitOffset = 0;
		if (this.streamPos >= this.bytes.length()) {
			return end();
		}
		return this.bytes.array()[this.bytes.start() + (int) this.streamPos++] & 0xff;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		guard();
		this.bitOffset = 0;
		int size = (int) Math.min(length, this.bytes.length() - this.streamPos);
		if (size <= 0) {
			return (length > 0) ? end() : 0;
		}
		System.arraycopy(this.bytes.array(), this.bytes.start() + (int) this.streamPos, target, offset, size);
		this.streamPos += size;
		return size;
	}

	@Override
	public long length() {
		return this.bytes.length();
	}

	private int end() throws IOException {
		if (++this.ends > MOST_AT_END) {
			throw new IOException("nothing more comes");
		}
		return -1;
	}

	private void guard() throws IOException {
		if ((this.reads++ & 0xff) == 0 && this.deadline.isOver()) {
			throw new IOException("time is up");
		}
	}

}
