package org.digits.classify.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import org.digits.classify.Network;

/**
 * A network run by plans: the fast way. There is a set of plans for every worker, one for
 * each power of two of pictures, so that any number of pictures is run without waste;
 * whoever comes while all are at work waits.
 */
final class PlannedNetwork implements Network {

	/** More pictures at a time are no faster. */
	private static final int MOST = 32;

	private final List<Step> steps;

	private final int most;

	private final long[] shape;

	private final Workers<List<Plan>> workers;

	private final int outputs;

	private final int values;

	/**
	 * Plans a network.
	 * @param steps what it does
	 * @param workers how many threads may run it at a time
	 * @param shape rows, columns and channels of a picture, or the number of its values
	 */
	PlannedNetwork(List<Step> steps, int workers, long... shape) {
		this(MOST, steps, workers, shape);
	}

	/** The same for so many pictures at a time at most, a power of two. */
	PlannedNetwork(int most, List<Step> steps, int workers, long... shape) {
		this.most = most;
		this.steps = steps;
		this.shape = shape.clone();
		this.workers = new Workers<>(workers, this::plans);
		this.outputs = this.workers.with((plans) -> plans.get(0).outputs());
		this.values = (int) LongStream.of(shape).reduce(1, Math::multiplyExact);
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
		return this.workers.with((plans) -> {
			NativeThreads.onlyThisOne();
			int done = 0;
			while (done < count) {
				int power = 31 - Integer.numberOfLeadingZeros(Math.min(count - done, this.most));
				plans.get(power).run(pictures, results, done);
				done += 1 << power;
			}
			return results;
		});
	}

	private List<Plan> plans() {
		List<Plan> plans = new ArrayList<>();
		for (int count = 1; count <= this.most; count *= 2) {
			plans.add(new Plan(this.steps, count, this.shape));
		}
		return plans;
	}

}
