package org.digits.decode;

import java.util.List;

/** Paints the rows of units of a JPEG picture from their coefficients. */
final class JpegPixels {

	private final JpegFrame frame;

	private final List<JpegComponent> needed;

	private final JpegColours colours;

	private final int kept;

	private final InverseCosines cosines;

	private final byte[][] planes;

	private final float[][] factors;

	JpegPixels(JpegFrame frame, List<JpegComponent> needed, JpegColours colours, int kept) throws Unreadable {
		this.frame = frame;
		this.needed = needed;
		this.colours = colours;
		this.kept = kept;
		this.cosines = new InverseCosines(kept);
		this.planes = new byte[needed.size()][];
		this.factors = new float[needed.size()][];
		for (int index = 0; index < needed.size(); index++) {
			JpegComponent component = needed.get(index);
			this.planes[index] = new byte[component.paddedBlocks * component.down * kept * kept];
			this.factors[index] = component.factors();
		}
	}

	/** Paints a row of units, whose coefficients are kept as those of another. */
	void paint(int unitRow, int keptAs, Canvas canvas) {
		for (int index = 0; index < this.needed.size(); index++) {
			fill(this.needed.get(index), this.planes[index], this.factors[index], keptAs);
		}
		int step = 8 / this.kept;
		int columns = JpegFrame.parts(this.frame.width(), step);
		int rows = this.frame.down() * this.kept;
		byte[] lumas = new byte[columns];
		for (int row = 0; row < rows && (unitRow * rows + row) * step < this.frame.height(); row++) {
			int y = (unitRow * rows + row) * step;
			JpegComponent first = this.needed.get(0);
			if (this.needed.size() == 1 && first.across == this.frame.across() && first.down == this.frame.down()) {
				canvas.row(y, this.planes[0], row * stride(first));
			}
			else {
				mix(row, lumas);
				canvas.row(y, lumas, 0);
			}
		}
	}

	private int stride(JpegComponent component) {
		return component.paddedBlocks * this.kept;
	}

	private void fill(JpegComponent component, byte[] plane, float[] factors, int keptAs) {
		int stride = stride(component);
		int size = this.kept * this.kept;
		for (int row = 0; row < component.down; row++) {
			int from = (keptAs * component.down + row) * component.paddedBlocks * size;
			for (int block = 0; block < component.paddedBlocks; block++) {
				this.cosines.pixels(component.coefficients, from + block * size, factors, plane,
						row * this.kept * stride + block * this.kept, stride);
			}
		}
	}

	/** The luma of a row whose components may have fewer pixels than the picture. */
	private void mix(int row, byte[] lumas) {
		int[] colour = new int[4];
		for (int x = 0; x < lumas.length; x++) {
			for (int index = 0; index < this.needed.size(); index++) {
				JpegComponent component = this.needed.get(index);
				int line = row * component.down / this.frame.down();
				int column = x * component.across / this.frame.across();
				colour[index] = this.planes[index][line * stride(component) + column] & 0xff;
			}
			lumas[x] = (byte) this.colours.luma(colour);
		}
	}

}
