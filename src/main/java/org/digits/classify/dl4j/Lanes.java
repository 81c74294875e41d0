package org.digits.classify.dl4j;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the processor does to several numbers at a time. Java has it as a module that must
 * be asked for: {@code --add-modules jdk.incubator.vector}.
 */
interface Lanes {

	/** Rows that are multiplied at a time. */
	int ROWS = 6;

	/** Columns of weights that are multiplied at a time. */
	int COLUMNS = 16;

	/** Channels that are transformed at a time. */
	int CHANNELS = 8;

	/** The first version of Java whose lanes were measured to be worth it. */
	int OLDEST_JAVA = 25;

	/**
	 * Puts {@link #COLUMNS} sums of products for every row: of values of its row by
	 * weights of its column.
	 * @param values the rows
	 * @param at where the first begins
	 * @param step from a row to the next
	 * @param rows how many, a multiple of {@link #ROWS}
	 * @param count how many values of a row
	 * @param weights value by value, {@link #COLUMNS} for each
	 * @param from where they begin
	 * @param start what is added to
	 * @param startAt where that for the first sum is
	 * @param startStep from there to that for the next row
	 * @param sums takes the sums
	 * @param to where the first is put
	 * @param sumStep from a row of sums to the next
	 */
	void multiply(float[] values, int at, int step, int rows, int count, float[] weights, int from, float[] start,
			int startAt, int startStep, float[] sums, int to, int sumStep);

	/** Makes each value the larger of itself and its counterpart. */
	void enlarge(float[] values, int at, float[] others, int from, int count);

	/**
	 * The first half of the transformation of tiles of 4 × 4 pixels, for
	 * {@link LaneTiles}: four rows of a picture become four others.
	 * @param values the picture
	 * @param at where the first row begins
	 * @param rowStep from a row to the next
	 * @param count how many values of a row, a multiple of {@link #CHANNELS}
	 * @param result takes the rows
	 * @param to where the first goes
	 * @param step from a row of the result to the next
	 */
	void splitRows(float[] values, int at, int rowStep, int count, float[] result, int to, int step);

	/**
	 * The second half: the four pixels that a tile has in such a row become four others.
	 * @param rows such rows
	 * @param at the tile's first pixel in one of them
	 * @param channels of a pixel, a multiple of {@link #CHANNELS}
	 * @param tile takes four times so many values
	 * @param to where the first of them go
	 * @param step from one of the four to the next
	 */
	void splitColumns(float[] rows, int at, int channels, float[] tile, int to, int step);

	/**
	 * The transformation of a tile's products into the result: 2 × 2 pixels.
	 * @param sums sixteen times so many values as a pixel has channels
	 * @param at where the first of them are
	 * @param step from one of the sixteen to the next
	 * @param bias is added
	 * @param least what is less becomes this
	 * @param channels of a pixel, a multiple of {@link #CHANNELS}
	 * @param result takes the four pixels, all of which must have room
	 * @param to where the upper left one goes
	 * @param rowStep from a row of the result to the next
	 */
	void join(float[] sums, int at, int step, float[] bias, float least, int channels, float[] result, int to,
			int rowStep);

	/** The same, but the largest of the four pixels, which is all that is put. */
	void joinLargest(float[] sums, int at, int step, float[] bias, float least, int channels, float[] result, int to);

	/**
	 * How fast the processor is asked; empty if this JVM can't, or was not allowed to.
	 */
	static Optional<Lanes> ofThisMachine() {
		boolean asked = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
		if (!asked || Runtime.version().feature() < OLDEST_JAVA) {
			return Optional.empty();
		}
		return of("WideVectorLanes").or(() -> of("VectorLanes"));
	}

	private static Optional<Lanes> of(String name) {
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
