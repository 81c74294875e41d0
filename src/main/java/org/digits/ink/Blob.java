package org.digits.ink;

import org.digits.image.Box;

/**
 * Ink that hangs together.
 *
 * @param label its number among the {@link Blobs}, from 1
 * @param box where it is
 * @param area how many pixels it has
 * @param peak the greatest certainty in it, 0 to 255
 */
public record Blob(int label, Box box, int area, int peak) {
}
