package org.digits.classify.dl4j;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the processor does to several numbers at a time, by Java's {@link VectorModule}.
 */
interface Lanes {

	/** Rows that are multiplied at a time. */
	int ROWS = 6;

	/** Columns of weights that are multiplied at a time, at least. */
	int COLUMNS = 16;

	/** Values that are transformed at a time. */
	int CHANNELS = 8;

	/** The first version of Java whose lanes were measured to be worth it. */
	int OLDEST_JAVA = 25;

	/**
	 * How many columns of weights are multiplied at a time.
	 * @param left how many are left, a multiple of {@link #COLUMNS}
	 * @return another, no more
	 */
	default int columns(int left) {
		return COLUMNS;
	}

	/**
	 * Puts a sum of products for every row and column: of values of its row by weights of
	 * its column.
	 * @param values the rows
	 * @param at where the first begins
	 * @param step from a row to the next
	 * @param rows how many, a multiple of {@link #ROWS}
	 * @param count how many values of a row
	 * @param columns how many, as {@link #columns} said
	 * @param weights value by value, one of each column
	 * @param from where they begin
	 * @param start what is added to
	 * @param startAt where that for the first sum is
	 * @param startStep from there to that for the next row
	 * @param sums takes the sums
	 * @param to where the first is put
	 * @param sumStep from a row of sums to the next
	 */
	void multiply(float[] values, int at, int step, int rows, int count, int columns, float[] weights, int from,
			float[] start, int startAt, int startStep, float[] sums, int to, int sumStep);

	/** Makes each value the larger of itself and its counterpart. */
	void enlarge(float[] values, int at, float[] others, int from, int count);

	/**
	 * The transformation of tiles of 4 × 4 pixels, for {@link LaneTiles}: each becomes
	 * sixteen others.
	 * @param pixels a picture; each tile begins two pixels after the one before
	 * @param at where the first tile begins
	 * @param rowStep from a row of pixels to the next
	 * @param channels of a pixel, a multiple of {@link #CHANNELS}
	 * @param tiles how many
	 * @param result takes the first of the sixteen of each tile, tile by tile
	 * @param to where the first goes
	 * @param step from there to the second of the sixteen, and so on, row by row
	 */
	void split(float[] pixels, int at, int rowStep, int channels, int tiles, float[] result, int to, int step);

	/**
	 * The transformation of the sixteen products of each tile into the result, 2 × 2
	 * pixels.
	 * @param sums sixteen times so many values, those of one tile after the other
	 * @param at where the first of them are
	 * @param step from one of the sixteen to the next
	 * @param bias is added
	 * @param least what is less becomes this
	 * @param count of all tiles' values, a multiple of {@link #CHANNELS}
	 * @param result takes the upper left pixel of each tile
	 * @param to where the first goes
	 * @param pixelStep from there to the upper right ones, the lower left, and the lower
	 * right
	 */
	void join(float[] sums, int at, int step, float[] bias, float least, int count, float[] result, int to,
			int pixelStep);

	/** The same, but only the largest of the four pixels is put. */
	void joinLargest(float[] sums, int at, int step, float[] bias, float least, int count, float[] result, int to);

	/**
	 * How fast the processor is asked; empty if this JVM can't, or may not.
	 */
	static Optional<Lanes> ofThisMachine() {
		if (Runtime.version().feature() < OLDEST_JAVA || !VectorModule.isThere()) {
			return Optional.empty();
		}
		return of("WideVectorLanes").or(() -> of("VectorLanes"));
	}

	/** The lanes of this name; empty if this processor doesn't have them. */
	static Optional<Lanes> of(String name) {
		Logger log = LoggerFactory.getLogger(Lanes.class);
		try {
			Class<?> type = Class.forName(Lanes.class.getPackageName() + "." + name);
			return Optional.of((Lanes) type.getDeclaredConstructor().newInstance());
		}
		catch (ClassNotFoundException | NoSuchMethodException | InstantiationException | IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InvocationTargetException ex) {
			log.info("Networks are run without {}: {}", name, String.valueOf(ex.getCause()));
			return Optional.empty();
		}
		catch (LinkageError ex) {
			log.warn("Networks are run without {}", name, ex);
			return Optional.empty();
		}
	}

}
