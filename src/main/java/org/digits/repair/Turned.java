package org.digits.repair;

import org.digits.image.Box;
import org.digits.image.Ink;
import org.digits.image.Photo;

/** Pictures turned clockwise by right angles. */
final class Turned {

	private Turned() {
	}

	static Photo photo(Photo photo, int quarters) {
		boolean sideways = quarters % 2 == 1;
		return new Photo(sideways ? photo.height() : photo.width(), sideways ? photo.width() : photo.height(),
				pixels(photo.luminance(), photo.width(), photo.height(), quarters), photo.scale());
	}

	static Ink ink(Ink ink, int quarters) {
		boolean sideways = quarters % 2 == 1;
		return new Ink(sideways ? ink.height() : ink.width(), sideways ? ink.width() : ink.height(),
				pixels(ink.certainty(), ink.width(), ink.height(), quarters), ink.scale(), ink.ground());
	}

	/** A box in a picture of so many columns and rows. */
	static Box box(Box box, int width, int height, int quarters) {
		return switch (quarters) {
			case 1 -> new Box(height - box.bottom(), box.x(), box.height(), box.width());
			case 2 -> new Box(width - box.right(), height - box.bottom(), box.width(), box.height());
			case 3 -> new Box(box.y(), width - box.right(), box.height(), box.width());
			default -> box;
		};
	}

	private static byte[] pixels(byte[] pixels, int width, int height, int quarters) {
		byte[] turned = new byte[pixels.length];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				int to = switch (quarters) {
					case 1 -> x * height + height - 1 - y;
					case 2 -> (height - 1 - y) * width + width - 1 - x;
					case 3 -> (width - 1 - x) * height + y;
					default -> y * width + x;
				};
				turned[to] = pixels[y * width + x];
			}
		}
		return turned;
	}

}
