package org.digits.door;

/** Whether there is room for one more. Asked before an upload is collected. */
@FunctionalInterface
public interface Crowding {

	/** Whether whoever comes now would wait for too long. */
	boolean isFull();

}
