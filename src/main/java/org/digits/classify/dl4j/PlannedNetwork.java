package org.digits.classify.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import org.digits.classify.Network;

/**
 * A network run by plans: the fast way. There is a set of plans for every worker, one for
 * each power of two of pictures, so that any number of pictures is run without waste;
 * whoever comes while all are at work waits.
 */
final class PlannedNetwork implements Network {

	/** More pictures at a time are no faster. */
	private static final int MOST = 32;

	private final BlockingQueue<List<Plan>> free;

	private final int outputs;

	private final int values;

	/**
	 * Plans a network.
	 * @param steps what it does
	 * @param workers how many threads may run it at a time
	 * @param shape rows, columns and channels of a picture, or the number of its values
	 */
	PlannedNetwork(List<Step> steps, int workers, long... shape) {
		this.free = new ArrayBlockingQueue<>(workers, true);
		for (int worker = 0; worker < workers; worker++) {
			List<Plan> plans = new ArrayList<>();
			for (int count = 1; count <= MOST; count *= 2) {
				plans.add(new Plan(steps, count, shape));
			}
			this.free.add(plans);
		}
		this.outputs = this.free.element().get(0).outputs();
		long size = 1;
		for (long side : shape) {
			size *= side;
		}
		this.values = (int) size;
	}

	@Override
	public int outputs() {
		return this.outputs;
	}

	@Override
	public float[] run(float[] pictures, int count) {
		if (pictures.length < count * this.values) {
			throw new IllegalArgumentException(pictures.length + " values for " + count + " pictures");
		}
		float[] results = new float[count * this.outputs];
		List<Plan> plans = take();
		try {
			NativeThreads.onlyThisOne();
			int done = 0;
			while (done < count) {
				int power = 31 - Integer.numberOfLeadingZeros(Math.min(count - done, MOST));
				plans.get(power).run(pictures, results, done);
				done += 1 << power;
			}
			return results;
		}
		finally {
			this.free.add(plans);
		}
	}

	private List<Plan> take() {
		try {
			return this.free.take();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for a free worker", ex);
		}
	}

}
