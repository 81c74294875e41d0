package org.digits.door;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * What has come of an upload. It is read once, and let go while it is read. Only one
 * thread at a time uses it.
 */
class Body {

	private final Deque<byte[]> pieces = new ArrayDeque<>();

	private final Budget budget;

	private final long limit;

	/** Of the budget, until the request is over. */
	private long held;

	private long arrived;

	private boolean deaf;

	private boolean starved;

	private @Nullable IOException failure;

	/**
	 * An upload.
	 * @param limit of more bytes than these none is kept
	 */
	Body(Budget budget, long limit) {
		this.budget = budget;
		this.limit = limit;
	}

	/** Takes what has come, or lets it fall if it is too much or not wanted. */
	void add(byte[] bytes, int count) {
		this.arrived += count;
		if (this.deaf || this.arrived > this.limit) {
			drop();
		}
		else if (!this.budget.take(count)) {
			this.starved = true;
			drop();
		}
		else {
			this.held += count;
			try {
				keep(bytes, count);
			}
			catch (IOException ex) {
				this.failure = ex;
				drop();
			}
		}
	}

	/** Puts what has come to what had come before. */
	void keep(byte[] bytes, int count) throws IOException {
		this.pieces.add(Arrays.copyOf(bytes, count));
	}

	/** Lets go of all that was kept. */
	void forget() {
		this.pieces.clear();
	}

	/** From now on it is only listened to, so that the other side comes to its end. */
	void drop() {
		this.deaf = true;
		release();
	}

	/** Gives back what it has of the budget. */
	void release() {
		forget();
		this.budget.giveBack(this.held);
		this.held = 0;
	}

	long arrived() {
		return this.arrived;
	}

	boolean isTooLarge() {
		return this.arrived > this.limit;
	}

	/** Whether there was no room for it. */
	boolean isStarved() {
		return this.starved;
	}

	/** Why it could not be kept; null if it could. */
	@Nullable IOException failure() {
		return this.failure;
	}

	InputStream stream() throws IOException {
		return new Pieces();
	}

	private final class Pieces extends InputStream {

		private byte[] piece = {};

		private int next;

		@Override
		public int read() {
			return isOver() ? -1 : this.piece[this.next++] & 0xff;
		}

		@Override
		public int read(byte[] into, int from, int count) {
			if (isOver()) {
				return (count == 0) ? 0 : -1;
			}
			int taken = Math.min(count, this.piece.length - this.next);
			System.arraycopy(this.piece, this.next, into, from, taken);
			this.next += taken;
			return taken;
		}

		@Override
		public int available() {
			return this.piece.length - this.next;
		}

		private boolean isOver() {
			while (this.next == this.piece.length) {
				byte[] following = Body.this.pieces.poll();
				if (following == null) {
					return true;
				}
				this.piece = following;
				this.next = 0;
			}
			return false;
		}

	}

}
