package org.digits.classify.dl4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Java's arrays as ND4J's. */
final class FloatArrays {

	private FloatArrays() {
	}

	/**
	 * A copy, made at one go; ND4J's own makers put one value after the other, which
	 * takes its time while nothing is compiled yet.
	 * @param values row by row
	 */
	static INDArray of(float[] values, long... shape) {
		INDArray array = Nd4j.createUninitialized(DataType.FLOAT, shape, 'c');
		if (array.length() != values.length) {
			throw new IllegalArgumentException(values.length + " values for " + array.shapeInfoToString());
		}
		array.data().asNioFloat().put(values);
		return array;
	}

}
