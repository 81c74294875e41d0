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

	/**
	 * Adds products to {@link #ROWS} × {@link #COLUMNS} sums: to each sum, so many values
	 * of its row, one after the other, by as many weights of its column.
	 * @param values the rows
	 * @param at where the first begins
	 * @param step from a row to the next
	 * @param count how many values of a row
	 * @param weights row by row, {@link #COLUMNS} in each
	 * @param from where they begin
	 * @param sums what is added to
	 * @param to where the first is
	 * @param sumStep from a row of sums to the next
	 */
	void addProducts(float[] values, int at, int step, int count, float[] weights, int from, float[] sums, int to,
			int sumStep);

	/** Makes each value the larger of itself and its counterpart. */
	void enlarge(float[] values, int at, float[] others, int from, int count);

	/** How fast the processor is asked; empty if this JVM was not allowed to. */
	static Optional<Lanes> ofThisMachine() {
		if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
			return Optional.empty();
		}
		Logger log = LoggerFactory.getLogger(Lanes.class);
		try {
			Class<?> type = Class.forName("org.digits.classify.dl4j.VectorLanes");
			return Optional.of((Lanes) type.getDeclaredConstructor().newInstance());
		}
		catch (ClassNotFoundException | NoSuchMethodException | InstantiationException | IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InvocationTargetException | LinkageError ex) {
			log.warn("The vector module does not do as expected", ex);
			return Optional.empty();
		}
	}

}
