package org.digits.classify.dl4j;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import org.digits.classify.Network;
import org.jspecify.annotations.Nullable;

/** A network that is run one way until a faster one is there. */
final class Relay implements Network {

	private final Network first;

	/** Shared by who runs the first; alone for who ends it. */
	private final ReadWriteLock lock = new ReentrantReadWriteLock(true);

	private volatile @Nullable Network second;

	/** Begins with one way of running a network. */
	Relay(Network first) {
		this.first = first;
	}

	/**
	 * Goes on with another. The first isn't run any more when this returns.
	 * @param network the same network, run another way
	 */
	void handTo(Network network) {
		this.lock.writeLock().lock();
		try {
			this.second = network;
		}
		finally {
			this.lock.writeLock().unlock();
		}
	}

	/** What it has come to: the second way, or itself while there is none. */
	Network settled() {
		Network settled = this.second;
		return (settled != null) ? settled : this;
	}

	@Override
	public int outputs() {
		return this.first.outputs();
	}

	@Override
	public float[] run(float[] pictures, int count) {
		Network network = this.second;
		if (network == null) {
			this.lock.readLock().lock();
			try {
				network = this.second;
				if (network == null) {
					return this.first.run(pictures, count);
				}
			}
			finally {
				this.lock.readLock().unlock();
			}
		}
		return network.run(pictures, count);
	}

}
