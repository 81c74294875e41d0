package org.digits.classify.dl4j;

import java.util.Arrays;
import java.util.List;

import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * One operation of ND4J on the same arrays again and again. What ND4J does for every call
 * otherwise (looking up the operation, working out shapes, allocating the result) takes
 * longer than the operation on one digit.
 */
final class NativeCall implements Runnable {

	private static final NativeOps NATIVE = NativeOpsHolder.getInstance().getDeviceNativeOps();

	private final String name;

	private final long hash;

	/** Holds the arrays, too, so that their memory stays. */
	private final OpContext context;

	private final Pointer pointer;

	/**
	 * Prepares an operation.
	 * @param name as ND4J calls it
	 * @param inputs what it reads
	 * @param output what it writes
	 * @param integers its integer arguments
	 * @param numbers its floating-point arguments
	 */
	NativeCall(String name, List<INDArray> inputs, INDArray output, long[] integers, double... numbers) {
		this.name = name;
		this.hash = DynamicCustomOp.builder(name).build().opHash();
		this.context = Nd4j.getExecutioner().buildContext();
		this.context.setInputArrays(inputs);
		this.context.setOutputArray(0, output);
		if (integers.length > 0) {
			this.context.setIArguments(integers);
		}
		if (numbers.length > 0) {
			this.context.setTArguments(numbers);
		}
		this.context.shapeFunctionOverride(true);
		this.pointer = this.context.contextPointer();
	}

	/** The same, but without oneDNN. */
	NativeCall unaided() {
		this.context.allowHelpers(false);
		return this;
	}

	@Override
	public void run() {
		int status = NATIVE.execCustomOp2(null, this.hash, this.pointer);
		if (status != 0) {
			throw new IllegalStateException("%s gave %d: %s".formatted(this.name, status, NATIVE.lastErrorMessage()));
		}
	}

	@Override
	public String toString() {
		return this.name
				+ this.context.getInputArrays().stream().map((array) -> Arrays.toString(array.shape())).toList();
	}

}
