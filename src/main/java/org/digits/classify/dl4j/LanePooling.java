package org.digits.classify.dl4j;

import org.digits.classify.dl4j.Step.Window;

/**
 * The largest of the values in every window, channel by channel.
 *
 * @param lanes how it is computed
 * @param window without padding
 * @param in the form of what comes
 * @param out the form of what it gives
 * @param result room for what it gives
 */
record LanePooling(Lanes lanes, Window window, LanePicture in, LanePicture out, float[] result) implements LaneStep {

	LanePooling(Lanes lanes, Window window, LanePicture in, int most) {
		this(lanes, window, in, in.through(window, in.channels()),
				new float[most * in.through(window, in.channels()).values()]);
	}

	@Override
	public float[] take(float[] values, int count) {
		int depth = this.in.channels();
		int width = this.in.columns() * depth;
		for (int i = 0; i < count * this.out.pixels(); i++) {
			int pixel = i % this.out.pixels();
			int top = i / this.out.pixels() * this.in.values()
					+ pixel / this.out.columns() * this.window.stride()[0] * width
					+ pixel % this.out.columns() * this.window.stride()[1] * depth;
			System.arraycopy(values, top, this.result, i * depth, depth);
			for (int place = 1; place < this.window.size()[0] * this.window.size()[1]; place++) {
				int at = top + place / this.window.size()[1] * width + place % this.window.size()[1] * depth;
				this.lanes.enlarge(this.result, i * depth, values, at, depth);
			}
		}
		return this.result;
	}

	@Override
	public LaneStep another() {
		return new LanePooling(this.lanes, this.window, this.in, this.out, new float[this.result.length]);
	}

}
