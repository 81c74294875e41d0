package org.digits.door;

/**
 * Why an upload is sent away.
 *
 * @param status the status of the answer
 * @param retryAfter after how many seconds it may be tried again; 0 if not at all
 */
record Refusal(int status, long retryAfter) {

}
