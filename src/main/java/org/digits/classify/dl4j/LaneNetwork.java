package org.digits.classify.dl4j;

import java.util.List;
import java.util.stream.LongStream;

import org.digits.classify.Network;

/** A network run by {@link Lanes}: the fastest way. */
final class LaneNetwork implements Network {

	private final LanePlan plan;

	private final Workers<LaneRoom> rooms;

	private final int values;

	/**
	 * Plans a network.
	 * @param weights its weights
	 * @param steps what it does
	 * @param rooms of the threads that may run it at a time
	 * @param shape rows, columns and channels of a picture, or the number of its values
	 */
	LaneNetwork(LaneWeights weights, List<Step> steps, Workers<LaneRoom> rooms, long... shape) {
		this.plan = new LanePlan(weights, steps, shape);
		this.rooms = rooms;
		this.values = (int) LongStream.of(shape).reduce(1, Math::multiplyExact);
	}

	/** Room for so many threads. */
	static Workers<LaneRoom> rooms(int threads) {
		return new Workers<>(threads, LaneRoom::new);
	}

	@Override
	public int outputs() {
		return this.plan.outputs();
	}

	@Override
	public float[] run(float[] pictures, int count) {
		if (pictures.length < count * this.values) {
			throw new IllegalArgumentException(pictures.length + " values for " + count + " pictures");
		}
		float[] results = new float[count * outputs()];
		this.rooms.with((room) -> {
			for (int done = 0; done < count; done += LanePlan.MOST) {
				this.plan.run(pictures, results, done, Math.min(LanePlan.MOST, count - done), room);
			}
			return results;
		});
		return results;
	}

}
