package org.digits.door;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Tells whoever is sent away why, without keeping busy those who work for others. */
@FunctionalInterface
public interface Farewell {

	/**
	 * Writes the answer, if it is one that can be had at once.
	 * @param status of the answer
	 * @return whether it was written; if not, the usual way is left
	 */
	boolean tell(int status, HttpServletRequest request, HttpServletResponse response) throws IOException;

}
