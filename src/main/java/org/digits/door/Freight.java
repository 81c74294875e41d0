package org.digits.door;

import java.nio.file.Path;

/**
 * Uploads that may be too large for memory, and are collected in files. At most one such
 * bean says which they are; all others keep to the limits of a picture.
 */
public interface Freight {

	/**
	 * Whether an upload is freight.
	 * @param path the path of the request within the application
	 */
	boolean carries(String path);

	/**
	 * Whether requests with a body are let in however many others wait to be read, as
	 * nobody has to wait for them.
	 * @param path the path of the request within the application
	 */
	boolean keepsNobodyWaiting(String path);

	/** How many bytes an upload may have, and every file of it. */
	long mostBytes();

	/** How many bytes all uploads under way may have together. */
	long room();

	/** How many parts a form may have. */
	int mostParts();

	/** The folder for what is under way; made when there is need. */
	Path folder();

}
