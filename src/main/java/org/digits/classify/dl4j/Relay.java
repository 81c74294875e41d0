package org.digits.classify.dl4j;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import org.digits.classify.Network;

/** A network that is run one way until a faster one is there. */
final class Relay implements Network {

	/** Shared by who runs the network; alone for who hands over. */
	private final ReadWriteLock lock = new ReentrantReadWriteLock(true);

	private final int outputs;

	private volatile Network now;

	private volatile boolean settled;

	/** Begins with one way of running a network. */
	Relay(Network first) {
		this.outputs = first.outputs();
		this.now = first;
	}

	/**
	 * Goes on with another. The first isn't run any more when this returns.
	 * @param network the same network, run another way
	 */
	void handTo(Network network) {
		this.lock.writeLock().lock();
		try {
			this.now = network;
			this.settled = true;
		}
		finally {
			this.lock.writeLock().unlock();
		}
	}

	/** What it has come to: the second way, or itself while there is none. */
	Network settled() {
		return this.settled ? this.now : this;
	}

	@Override
	public int outputs() {
		return this.outputs;
	}

	@Override
	public float[] run(float[] pictures, int count) {
		if (this.settled) {
			return this.now.run(pictures, count);
		}
		this.lock.readLock().lock();
		try {
			return this.now.run(pictures, count);
		}
		finally {
			this.lock.readLock().unlock();
		}
	}

}
