package org.digits.classify.dl4j;

import java.util.List;
import java.util.stream.LongStream;

import org.digits.classify.Network;

/** A network run by {@link Lanes}: the fastest way. */
final class LaneNetwork implements Network {

	private final Workers<LanePlan> workers;

	private final int outputs;

	private final int values;

	/**
	 * Plans a network.
	 * @param weights its weights
	 * @param steps what it does
	 * @param workers how many threads may run it at a time
	 * @param shape rows, columns and channels of a picture, or the number of its values
	 */
	LaneNetwork(LaneWeights weights, List<Step> steps, int workers, long... shape) {
		LanePlan plan = new LanePlan(weights, steps, shape);
		this.workers = new Workers<>(workers, plan, plan::another);
		this.outputs = plan.outputs();
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
		this.workers.with((plan) -> {
			for (int done = 0; done < count; done += LanePlan.MOST) {
				plan.run(pictures, results, done, Math.min(LanePlan.MOST, count - done));
			}
			return results;
		});
		return results;
	}

}
