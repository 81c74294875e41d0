package org.digits.classify.dl4j;

import org.digits.classify.dl4j.Step.Window;

/**
 * A convolution by kernels of 3 × 3, in tiles: four pixels of the result are worked out
 * together with 16 multiplications in place of 36 (Lavin and Gray 2016, after Winograd
 * 1980). Each tile of 4 × 4 pixels is transformed by additions, so that the sixteen sums
 * over its channels are sixteen products of matrices; the results are transformed back.
 * What comes next, rectifying and the largest of 2 × 2 pixels, is done on the way out.
 */
final class LaneTiles implements LaneStep {

	/** Where fewer pixels come out, too much of the tiles lies outside of the picture. */
	private static final int FEWEST_PIXELS = 16;

	/** Tiles at a time, at most. */
	private static final int TILES = 9 * Lanes.ROWS;

	/** So many of their values fit in the second nearest cache. */
	private static final int CACHE = 1 << 16;

	private static final int SIXTEEN = 16;

	private final Lanes lanes;

	private final LaneProduct[] products = new LaneProduct[SIXTEEN];

	private final float[] bias;

	private final float least;

	private final boolean largest;

	private final LanePicture in;

	private final LanePicture out;

	private final int tilesAcross;

	private final int tilesDown;

	private final int paddedWidth;

	private final int paddedSize;

	private final int before;

	/** At a time. */
	private final int tiles;

	private final float[] padded;

	/** Transformed by rows: four for every row of tiles. */
	private final float[] rows;

	/** Transformed altogether. */
	private final float[] split;

	private final float[] sums;

	/** Of the four pixels of a tile that lies half outside. */
	private final float[] corner;

	private final float[] result;

	/**
	 * A convolution that {@link #knows} tiles.
	 * @param rectified whether values less than 0 become 0
	 * @param largest whether only the largest of each 2 × 2 pixels is wanted
	 * @param most how many pictures at a time
	 */
	LaneTiles(Lanes lanes, Step.Convolution convolution, LanePicture in, boolean rectified, boolean largest, int most) {
		this.lanes = lanes;
		this.in = in;
		Window window = convolution.window();
		LanePicture all = in.through(window, (int) convolution.bias().length());
		this.largest = largest;
		this.out = largest ? new LanePicture(all.rows() / 2, all.columns() / 2, all.channels()) : all;
		this.least = rectified ? 0 : Float.NEGATIVE_INFINITY;
		this.bias = convolution.bias().toFloatVector();
		this.tilesDown = largest ? this.out.rows() : (all.rows() + 1) / 2;
		this.tilesAcross = largest ? this.out.columns() : (all.columns() + 1) / 2;
		int top = in.before(window, 0, all.rows());
		int left = in.before(window, 1, all.columns());
		int channels = in.channels();
		this.paddedWidth = Math.max(2 * this.tilesAcross + 2, left + in.columns()) * channels;
		this.paddedSize = Math.max(2 * this.tilesDown + 2, top + in.rows()) * this.paddedWidth;
		this.before = top * this.paddedWidth + left * channels;
		float[][] weights = weights(convolution.weights().data().asFloat(), this.bias.length, channels);
		for (int place = 0; place < SIXTEEN; place++) {
			this.products[place] = new LaneProduct(lanes, weights[place], new float[this.bias.length], 1, channels);
		}
		this.padded = new float[most * this.paddedSize];
		this.rows = new float[most * this.tilesDown * 4 * this.paddedWidth];
		int fitting = CACHE / SIXTEEN / (channels + this.bias.length) / Lanes.ROWS * Lanes.ROWS;
		this.tiles = Math.min(TILES, Math.max(2 * Lanes.ROWS, fitting));
		this.split = new float[SIXTEEN * this.tiles * channels];
		this.sums = new float[SIXTEEN * this.tiles * this.products[0].padded()];
		this.corner = new float[4 * all.channels()];
		this.result = new float[most * this.out.values()];
	}

	private LaneTiles(LaneTiles other) {
		this.lanes = other.lanes;
		System.arraycopy(other.products, 0, this.products, 0, SIXTEEN);
		this.bias = other.bias;
		this.least = other.least;
		this.largest = other.largest;
		this.in = other.in;
		this.out = other.out;
		this.tilesAcross = other.tilesAcross;
		this.tilesDown = other.tilesDown;
		this.paddedWidth = other.paddedWidth;
		this.paddedSize = other.paddedSize;
		this.before = other.before;
		this.tiles = other.tiles;
		this.padded = new float[other.padded.length];
		this.rows = new float[other.rows.length];
		this.split = new float[other.split.length];
		this.sums = new float[other.sums.length];
		this.corner = new float[other.corner.length];
		this.result = new float[other.result.length];
	}

	@Override
	public LaneStep another() {
		return new LaneTiles(this);
	}

	/** Whether a convolution can be done in tiles, and should. */
	static boolean knows(Step.Convolution convolution, LanePicture in) {
		Window window = convolution.window();
		boolean threes = window.size()[0] == 3 && window.size()[1] == 3;
		boolean steps = window.stride()[0] == 1 && window.stride()[1] == 1;
		int outputs = (int) convolution.bias().length();
		return threes && steps && in.channels() % Lanes.CHANNELS == 0 && outputs % Lanes.CHANNELS == 0
				&& in.through(window, outputs).pixels() >= FEWEST_PIXELS;
	}

	/** The form of what it gives. */
	LanePicture out() {
		return this.out;
	}

	/**
	 * Kernels of 3 × 3 as sixteen matrices.
	 * @param kernels channels out × 3 × 3 × channels in
	 */
	private static float[][] weights(float[] kernels, int outputs, int channels) {
		float[][] result = new float[SIXTEEN][outputs * channels];
		double[] half = new double[12];
		for (int output = 0; output < outputs; output++) {
			for (int channel = 0; channel < channels; channel++) {
				int at = output * 9 * channels + channel;
				for (int column = 0; column < 3; column++) {
					transform(kernels[at + column * channels], kernels[at + (3 + column) * channels],
							kernels[at + (6 + column) * channels], half, column, 3);
				}
				double[] whole = new double[SIXTEEN];
				for (int row = 0; row < 4; row++) {
					transform(half[3 * row], half[3 * row + 1], half[3 * row + 2], whole, 4 * row, 1);
				}
				for (int place = 0; place < SIXTEEN; place++) {
					result[place][output * channels + channel] = (float) whole[place];
				}
			}
		}
		return result;
	}

	private static void transform(double a, double b, double c, double[] result, int at, int step) {
		result[at] = a;
		result[at + step] = (a + b + c) / 2;
		result[at + 2 * step] = (a - b + c) / 2;
		result[at + 3 * step] = c;
	}

	@Override
	public float[] take(float[] values, int count) {
		int width = this.in.columns() * this.in.channels();
		for (int row = 0; row < count * this.in.rows(); row++) {
			int to = row / this.in.rows() * this.paddedSize + this.before + row % this.in.rows() * this.paddedWidth;
			System.arraycopy(values, row * width, this.padded, to, width);
		}
		for (int row = 0; row < count * this.tilesDown; row++) {
			int at = row / this.tilesDown * this.paddedSize + row % this.tilesDown * 2 * this.paddedWidth;
			this.lanes.splitRows(this.padded, at, this.paddedWidth, this.paddedWidth, this.rows,
					4 * row * this.paddedWidth, this.paddedWidth);
		}
		int all = count * this.tilesDown * this.tilesAcross;
		for (int first = 0; first < all; first += this.tiles) {
			multiply(first, Math.min(this.tiles, all - first));
		}
		return this.result;
	}

	private void multiply(int first, int count) {
		int channels = this.in.channels();
		int room = LaneProduct.whole(count, Lanes.ROWS);
		int each = this.tilesDown * this.tilesAcross;
		for (int i = 0; i < count; i++) {
			int at = (first + i) / this.tilesAcross * 4 * this.paddedWidth
					+ (first + i) % this.tilesAcross * 2 * channels;
			for (int row = 0; row < 4; row++) {
				this.lanes.splitColumns(this.rows, at + row * this.paddedWidth, channels, this.split,
						(4 * row * room + i) * channels, room * channels);
			}
		}
		int step = room * this.products[0].padded();
		for (int place = 0; place < SIXTEEN; place++) {
			LaneProduct product = this.products[place];
			for (int block = 0; block < product.blocks(); block++) {
				product.multiply(block, this.split, place * room * channels, channels, 0, this.sums, place * step,
						count);
			}
		}
		for (int i = 0; i < count; i++) {
			join((first + i) / each, (first + i) % each, i * this.products[0].padded(), step);
		}
	}

	private void join(int picture, int tile, int at, int step) {
		int channels = this.out.channels();
		int from = picture * this.out.values();
		int row = tile / this.tilesAcross;
		int column = tile % this.tilesAcross;
		if (this.largest) {
			this.lanes.joinLargest(this.sums, at, step, this.bias, this.least, channels, this.result,
					from + tile * channels);
			return;
		}
		int width = this.out.columns() * channels;
		int to = from + 2 * row * width + 2 * column * channels;
		int rows = Math.min(2, this.out.rows() - 2 * row);
		int columns = Math.min(2, this.out.columns() - 2 * column);
		if (rows == 2 && columns == 2) {
			this.lanes.join(this.sums, at, step, this.bias, this.least, channels, this.result, to, width);
			return;
		}
		this.lanes.join(this.sums, at, step, this.bias, this.least, channels, this.corner, 0, 2 * channels);
		for (int y = 0; y < rows; y++) {
			System.arraycopy(this.corner, 2 * y * channels, this.result, to + y * width, columns * channels);
		}
	}

}
