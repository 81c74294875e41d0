package org.digits.classify.dl4j;

/**
 * Which of a plan's steps a step is.
 *
 * @param most how many pictures it takes at a time
 * @param number counts the convolutions before it
 * @param result where what it gives goes
 */
record LaneTurn(int most, int number, LaneRoom.Use result) {
}
