package org.digits.decode;

import java.util.ArrayList;
import java.util.List;

/**
 * The frame of a JPEG picture (T.81, B.2.2): its size, its components and how they share
 * it.
 *
 * @param width columns
 * @param height rows
 * @param progressive whether coefficients come in parts
 * @param components in their order
 * @param across the most blocks, across, of a component in a unit
 * @param down the most blocks, down, of a component in a unit
 */
record JpegFrame(int width, int height, boolean progressive, List<JpegComponent> components, int across, int down) {

	static JpegFrame read(Bytes segment, boolean progressive) throws Unreadable {
		int height = segment.u16(1);
		int width = segment.u16(3);
		List<JpegComponent> components = new ArrayList<>();
		int across = 1;
		int down = 1;
		for (int index = 0; index < segment.u8(5); index++) {
			Bytes part = segment.slice(6 + 3L * index, 3);
			// A component that is alone takes its blocks one by one, whatever it says.
			int shares = (segment.u8(5) == 1) ? 0x11 : part.u8(1);
			JpegComponent component = new JpegComponent(part.u8(0), shares >> 4, shares & 15, part.u8(2));
			if (component.across < 1 || component.across > 4 || component.down < 1 || component.down > 4
					|| component.quantizer > 3) {
				throw Unreadable.garbled();
			}
			across = Math.max(across, component.across);
			down = Math.max(down, component.down);
			components.add(component);
		}
		if (components.size() != 1 && components.size() != 3 && components.size() != 4) {
			throw Unreadable.garbled();
		}
		JpegFrame frame = new JpegFrame(width, height, progressive, List.copyOf(components), across, down);
		components.forEach(frame::layOut);
		return frame;
	}

	private void layOut(JpegComponent component) {
		component.blocks = parts(parts(this.width * component.across, this.across), 8);
		component.rows = parts(parts(this.height * component.down, this.down), 8);
		component.paddedBlocks = unitColumns() * component.across;
		component.paddedRows = unitRows() * component.down;
	}

	int unitColumns() {
		return parts(this.width, 8 * this.across);
	}

	int unitRows() {
		return parts(this.height, 8 * this.down);
	}

	static int parts(int whole, int part) {
		return (whole + part - 1) / part;
	}

}
