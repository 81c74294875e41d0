package org.digits.classify.dl4j;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Keeps the native libraries from starting threads of their own: a digit is too small to
 * share between cores, and OpenMP's threads spin while they wait.
 */
final class NativeThreads {

	private NativeThreads() {
	}

	/** One native thread a calling thread, from now on. */
	static void onePerCaller() {
		Nd4j.getEnvironment().setMaxThreads(1);
		Nd4j.getEnvironment().setMaxMasterThreads(1);
		onlyThisOne();
	}

	/** OpenMP keeps its number of threads for every calling thread apart. */
	static void onlyThisOne() {
		NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
	}

}
