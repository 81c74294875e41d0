package org.digits.web;

import java.util.ArrayList;
import java.util.List;

import org.digits.image.Box;
import org.digits.image.Ink;
import org.digits.reading.Trace;
import org.digits.repair.LoosePart;
import org.digits.repair.Repair;
import org.digits.repair.Repairs;

/**
 * The ink of an answer, out of which a person takes what is no part of the number: by a
 * click into its picture, or by a button for each loose part.
 *
 * @param ink what was taken for writing, dark on light
 * @param field the field of a click: how wide the picture is shown, and how many columns
 * of the upload that is
 * @param width how wide the picture is shown, in CSS pixels
 * @param height how high it is shown, in CSS pixels
 * @param stretched whether each pixel of the ink is seen
 * @param open whether the person is at it
 * @param parts the loose parts, largest first
 */
record RubbingPage(GreyPicture ink, String field, int width, int height, boolean stretched, boolean open,
		List<Part> parts) {

	private static final int WIDEST = 480;

	private static final int HIGHEST = 400;

	private static final int PARTS = 9;

	static RubbingPage of(Trace trace, Repairs repairs, int uploadWidth, int uploadHeight) {
		double shown = Math.min((double) WIDEST / uploadWidth, (double) HIGHEST / uploadHeight);
		int width = Math.max(1, (int) Math.round(shown * uploadWidth));
		int height = Math.max(1, (int) Math.round(shown * uploadHeight));
		Ink ink = trace.ink();
		return new RubbingPage(GreyPicture.of(ink).within(WIDEST), RepairForm.SPOT + width + " " + uploadWidth, width,
				height, ink.width() < width / 2, isAtIt(repairs), parts(trace));
	}

	private static boolean isAtIt(Repairs repairs) {
		if (repairs.isEmpty()) {
			return false;
		}
		Repair last = repairs.all().get(repairs.all().size() - 1);
		return last instanceof Repair.Spot || last instanceof Repair.Rub;
	}

	private static List<Part> parts(Trace trace) {
		List<Part> parts = new ArrayList<>();
		for (LoosePart loose : LoosePart.of(trace, PARTS)) {
			parts.add(Part.of(parts.size() + 1, loose, trace.ink()));
		}
		return parts;
	}

	/**
	 * A loose part.
	 *
	 * @param index counted from 1
	 * @param box where it is, in pixels of the upload
	 * @param seen what it looks like
	 * @param repair what takes it out
	 */
	record Part(int index, Box box, GreyPicture seen, String repair) {

		private static final int SIDE = 32;

		static Part of(int index, LoosePart loose, Ink ink) {
			GreyPicture seen = GreyPicture.of(ink).cut(loose.box().times(1 / ink.scale()), .1).within(SIDE);
			return new Part(index, loose.box(), seen, loose.spot().text());
		}

	}

}
