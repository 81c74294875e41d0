package org.digits.stack;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The names of stacks. Who knows one may see and correct the stack, so none can be
 * guessed: 160 bits of chance.
 */
final class StackId {

	private static final int BYTES = 20;

	private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");

	private static final SecureRandom CHANCE = new SecureRandom();

	private StackId() {
	}

	static String next() {
		byte[] bytes = new byte[BYTES];
		CHANCE.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	/** Whether it may be one. No other text ever becomes part of a path. */
	static boolean isOne(String text) {
		return FORM.matcher(text).matches();
	}

}
