package org.digits.decode;

import java.util.List;

/** A scan of a JPEG picture: some coefficients, or some bits of them, of all blocks. */
final class JpegScan {

	private final JpegFrame frame;

	private final List<JpegComponent> components;

	private final JpegBits bits;

	private final int interval;

	private final JpegBlocks blocks;

	private int untilRestart;

	/**
	 * A scan.
	 * @param frame the picture
	 * @param components whose coefficients these are
	 * @param blocks how a block is read
	 * @param bits the entropy-coded bits
	 * @param interval how many units there are between restart markers; 0 for none
	 */
	JpegScan(JpegFrame frame, List<JpegComponent> components, JpegBlocks blocks, JpegBits bits, int interval) {
		this.frame = frame;
		this.components = components;
		this.blocks = blocks;
		this.bits = bits;
		this.interval = interval;
		this.untilRestart = interval;
		components.forEach((component) -> component.previous = 0);
	}

	/** Reads all, keeping the coefficients. */
	void read(Deadline deadline) throws Unreadable {
		if (this.components.size() > 1) {
			for (int row = 0; row < this.frame.unitRows(); row++) {
				deadline.check();
				unitRow(row, row);
			}
			return;
		}
		JpegComponent component = this.components.get(0);
		for (int row = 0; row < component.rows; row++) {
			deadline.check();
			for (int column = 0; column < component.blocks; column++) {
				restartIfDue();
				this.blocks.read(component, row * component.paddedBlocks + column);
			}
		}
	}

	/** Reads the blocks of a row of units, and keeps them as those of another. */
	void unitRow(int row, int keptAs) throws Unreadable {
		for (int unit = 0; unit < this.frame.unitColumns(); unit++) {
			restartIfDue();
			for (JpegComponent component : this.components) {
				for (int y = 0; y < component.down; y++) {
					int first = (keptAs * component.down + y) * component.paddedBlocks + unit * component.across;
					for (int x = 0; x < component.across; x++) {
						this.blocks.read(component, first + x);
					}
				}
			}
		}
	}

	private void restartIfDue() throws Unreadable {
		if (this.interval == 0) {
			return;
		}
		if (this.untilRestart == 0) {
			this.bits.restart();
			this.blocks.restart();
			this.components.forEach((component) -> component.previous = 0);
			this.untilRestart = this.interval;
		}
		this.untilRestart--;
	}

}
