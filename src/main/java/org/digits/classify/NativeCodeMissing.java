package org.digits.classify;

/**
 * The native code that networks are run with can't be loaded on this machine; the message
 * says why, for the owner of the machine.
 */
public class NativeCodeMissing extends RuntimeException {

	public NativeCodeMissing(String sentence, Throwable cause) {
		super(sentence, cause);
	}

}
