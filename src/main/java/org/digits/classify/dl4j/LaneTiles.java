package org.digits.classify.dl4j;

import java.util.Arrays;

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

	private final LaneProduct[] products;

	/** Once for every tile of a row, each with room for as many values as its sums. */
	private final float[] bias;

	private final float least;

	private final boolean largest;

	private final LanePicture in;

	private final LanePicture out;

	private final int tilesAcross;

	private final int tilesDown;

	/** Rows of tiles at a time. */
	private final int some;

	private final LanePadded padded;

	private final LaneTurn turn;

	/**
	 * A convolution that {@link #knows} tiles.
	 * @param rectified whether values less than 0 become 0
	 * @param largest whether only the largest of each 2 × 2 pixels is wanted
	 */
	LaneTiles(LaneWeights weights, Step.Convolution convolution, LanePicture in, boolean rectified, boolean largest,
			LaneTurn turn) {
		this.lanes = weights.lanes();
		this.products = weights.tiles(convolution);
		this.in = in;
		Window window = convolution.window();
		LanePicture all = in.through(window, (int) convolution.bias().length());
		this.largest = largest;
		this.out = largest ? new LanePicture(all.rows() / 2, all.columns() / 2, all.channels()) : all;
		this.least = rectified ? 0 : Float.NEGATIVE_INFINITY;
		this.tilesDown = largest ? this.out.rows() : (all.rows() + 1) / 2;
		this.tilesAcross = largest ? this.out.columns() : (all.columns() + 1) / 2;
		this.padded = new LanePadded(in, window, all, 2 * this.tilesDown + 2, 2 * this.tilesAcross + 2, turn);
		int channels = in.channels();
		float[] bias = convolution.bias().toFloatVector();
		int padded = this.products[0].padded();
		this.bias = new float[this.tilesAcross * padded];
		for (int tile = 0; tile < this.tilesAcross; tile++) {
			System.arraycopy(bias, 0, this.bias, tile * padded, bias.length);
		}
		this.some = rowsAtATime(CACHE / SIXTEEN / (channels + padded), turn.most() * this.tilesDown);
		this.turn = turn;
	}

	/**
	 * How many rows of tiles, so that few rows are multiplied for nothing: as many as fit
	 * where that is equally good.
	 */
	private int rowsAtATime(int fitting, int all) {
		int most = Math.min(all, Math.max(1, Math.min(TILES, fitting) / this.tilesAcross));
		int best = 1;
		for (int rows = 1; rows <= most; rows++) {
			int tiles = rows * this.tilesAcross;
			int before = best * this.tilesAcross;
			if (LaneProduct.whole(tiles, Lanes.ROWS) * before <= LaneProduct.whole(before, Lanes.ROWS) * tiles) {
				best = rows;
			}
		}
		return best;
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

	/** The weights of a convolution, for each of the sixteen places in a tile. */
	static LaneProduct[] products(Lanes lanes, Step.Convolution convolution) {
		int outputs = (int) convolution.bias().length();
		int channels = (int) convolution.weights().size(3);
		float[][] weights = weights(convolution.weights().data().asFloat(), outputs, channels);
		return Arrays.stream(weights)
			.map((place) -> new LaneProduct(lanes, place, new float[outputs], channels))
			.toArray(LaneProduct[]::new);
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
	public float[] take(float[] values, int count, LaneRoom room) {
		Work work = work(values, count, room);
		int all = count * this.tilesDown;
		for (int first = 0; first < all; first += this.some) {
			multiply(work, first, Math.min(this.some, all - first));
		}
		return work.result;
	}

	private Work work(float[] values, int count, LaneRoom room) {
		int padded = this.products[0].padded();
		int tiles = LaneProduct.whole(this.some * this.tilesAcross, Lanes.ROWS);
		return new Work(this.padded.take(values, count, room),
				room.get(LaneRoom.Use.FACTORS, SIXTEEN * tiles * this.in.channels()),
				room.get(LaneRoom.Use.SUMS, SIXTEEN * tiles * padded),
				room.get(LaneRoom.Use.PIXELS, this.largest ? 0 : 4 * this.tilesAcross * padded),
				room.get(this.turn.result(), this.turn.most() * this.out.values()));
	}

	/** Some rows of tiles. */
	private void multiply(Work work, int first, int count) {
		int channels = this.in.channels();
		int room = LaneProduct.whole(count * this.tilesAcross, Lanes.ROWS);
		int place = room * channels;
		for (int i = 0; i < count; i++) {
			int at = this.padded.at((first + i) / this.tilesDown, (first + i) % this.tilesDown * 2, 0);
			this.lanes.split(work.pictures, at, this.padded.width(), channels, this.tilesAcross, work.split,
					i * this.tilesAcross * channels, place);
		}
		int step = room * this.products[0].padded();
		for (int i = 0; i < SIXTEEN; i++) {
			this.products[i].multiply(work.split, i * place, work.sums, i * step, count * this.tilesAcross);
		}
		for (int i = 0; i < count; i++) {
			join(work, first + i, i * this.tilesAcross * this.products[0].padded(), step);
		}
	}

	private void join(Work work, int rowOfTiles, int at, int step) {
		int channels = this.out.channels();
		int padded = this.products[0].padded();
		int width = this.out.columns() * channels;
		int all = this.tilesAcross * padded;
		int row = rowOfTiles % this.tilesDown;
		int to = rowOfTiles / this.tilesDown * this.out.values();
		if (this.largest) {
			int together = (padded == channels) ? this.tilesAcross : 1;
			for (int tile = 0; tile < this.tilesAcross; tile += together) {
				this.lanes.joinLargest(work.sums, at + tile * padded, step, this.bias, this.least, together * channels,
						work.result, to + row * width + tile * channels);
			}
			return;
		}
		this.lanes.join(work.sums, at, step, this.bias, this.least, all, work.four, 0, all);
		for (int pixel = 0; pixel < 2 * this.out.columns(); pixel++) {
			int y = 2 * row + pixel / this.out.columns();
			int x = pixel % this.out.columns();
			if (y < this.out.rows()) {
				System.arraycopy(work.four, (pixel / this.out.columns() * 2 + x % 2) * all + x / 2 * padded,
						work.result, to + y * width + x * channels, channels);
			}
		}
	}

	/**
	 * The arrays of a thread that takes this step.
	 *
	 * @param pictures with their zeros
	 * @param split transformed tiles
	 * @param sums of their products
	 * @param four the four pixels of the tiles of a row, each in a row of its own
	 * @param result what the step gives
	 */
	private record Work(float[] pictures, float[] split, float[] sums, float[] four, float[] result) {
	}

}
