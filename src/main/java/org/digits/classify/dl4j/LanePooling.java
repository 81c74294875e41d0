package org.digits.classify.dl4j;

import org.digits.classify.dl4j.Step.Window;

/**
 * The largest of the values in every window, channel by channel.
 *
 * @param lanes how it is computed
 * @param window without padding
 * @param in the form of what comes
 * @param out the form of what it gives
 * @param turn which step it is
 */
record LanePooling(Lanes lanes, Window window, LanePicture in, LanePicture out, LaneTurn turn) implements LaneStep {

	LanePooling(Lanes lanes, Window window, LanePicture in, LaneTurn turn) {
		this(lanes, window, in, in.through(window, in.channels()), turn);
	}

	@Override
	public float[] take(float[] values, int count, LaneRoom room) {
		float[] largest = room.get(this.turn.result(), this.turn.most() * this.out.values());
		int depth = this.in.channels();
		int width = this.in.columns() * depth;
		for (int i = 0; i < count * this.out.pixels(); i++) {
			int pixel = i % this.out.pixels();
			int top = i / this.out.pixels() * this.in.values()
					+ pixel / this.out.columns() * this.window.stride()[0] * width
					+ pixel % this.out.columns() * this.window.stride()[1] * depth;
			System.arraycopy(values, top, largest, i * depth, depth);
			for (int place = 1; place < this.window.size()[0] * this.window.size()[1]; place++) {
				int at = top + place / this.window.size()[1] * width + place % this.window.size()[1] * depth;
				this.lanes.enlarge(largest, i * depth, values, at, depth);
			}
		}
		return largest;
	}

}
