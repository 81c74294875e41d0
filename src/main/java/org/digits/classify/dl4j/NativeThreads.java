package org.digits.classify.dl4j;

import org.digits.classify.NativeCodeMissing;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Keeps the native libraries from starting threads of their own: a digit is too small to
 * share between cores, and OpenMP's threads spin while they wait.
 */
final class NativeThreads {

	private NativeThreads() {
	}

	/**
	 * One native thread a calling thread, from now on.
	 * @throws NativeCodeMissing if there are no native libraries for this machine, or
	 * they can't be unpacked
	 */
	static void onePerCaller() {
		try {
			Nd4j.getEnvironment().setMaxThreads(1);
			Nd4j.getEnvironment().setMaxMasterThreads(1);
			onlyThisOne();
		}
		catch (LinkageError ex) {
			throw missing(ex);
		}
	}

	/** The first sentence at the root is what the machine says. */
	static NativeCodeMissing missing(LinkageError error) {
		Throwable root = error;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return new NativeCodeMissing("The native libraries that networks are run with can't be loaded on this machine ("
				+ System.getProperty("os.name") + ", " + System.getProperty("os.arch") + "). " + root.getMessage(),
				error);
	}

	/** OpenMP keeps its number of threads for every calling thread apart. */
	static void onlyThisOne() {
		NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
	}

}
