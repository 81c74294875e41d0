package org.digits.ink;

import java.util.Arrays;
import java.util.function.UnaryOperator;

import org.digits.image.Ground;
import org.digits.image.Ink;
import org.digits.image.Photo;

/** Finds the writing in a photo. */
public final class InkFinder {

	/** The faintest writing that is looked for, as a share of the paper's brightness. */
	private static final float FAINTEST = .025f;

	/** So many times as dark as the paper wavers, writing is at least. */
	private static final float OVER_NOISE = 5;

	/**
	 * The darkest grains of mottled paper are up to six times as dark as it wavers, but
	 * few: what is pale and covers less than a hundredth must be darker than these.
	 */
	private static final float OVER_GRAINS = 6.5f;

	private static final float GRAINS = .01f;

	private static final float PALE = .4f;

	/** What is half as dark as black wavers no more: paper has a printed pattern then. */
	private static final float DARK = .45f;

	private static final float OVER_PATTERN = 4.25f;

	/**
	 * What is darker than the paper by so many times as it wavers may be ink. 2.5 times
	 * broke the strokes on a cheque's pattern, 1.5 times made ink of the pattern.
	 */
	private static final float WAVERING = 1.75f;

	/**
	 * Beside erased lines there is more that looks like faint writing: their shadows,
	 * JPEG's ringing. Writing there must be this dark, and this much of the lines'
	 * darkness.
	 */
	private static final float PALEST_LEFT = .06f;

	private static final float PALEST_TO_LINES = .15f;

	/**
	 * From this shorter side on, in pixels, strokes are wider than the mean of three by
	 * three pixels would hide.
	 */
	private static final int FINE = 200;

	/**
	 * Half as dark as the ink, a stroke is a tenth of the ink's darkness above what is
	 * marked: paper that wavers by half of that breaks it up, unless every pixel is the
	 * mean of its neighbourhood.
	 */
	private static final float NOISY = .05f;

	/** Nobody sends a smaller picture of a sheet on a desk: these are cut out. */
	private static final int SMALLEST_OF_SHEET = 300;

	private static final int THUMBNAIL = 28;

	/** From this grain on, a thumbnail's noise is as strong as its ink. */
	private static final float GRAINY = .07f;

	/**
	 * Below this standard deviation (of 1) the paper is even: with soft and thick strokes
	 * on white paper up to .005 was measured, and .01 to .02 in photographs of cells.
	 */
	private static final float EVEN = .006f;

	/** So many rows say whether a picture is flat. */
	private static final int ROWS = 256;

	/** What of the photo is writing, and nothing else. */
	public Ink find(Photo photo) {
		return find(photo, false);
	}

	/** The same where what seems to be the paper is the writing. */
	public Ink findInverse(Photo photo) {
		return find(photo, true);
	}

	private static Ink find(Photo photo, boolean inverse) {
		int cell = Paper.cell(photo.width(), photo.height());
		Plane grid = Plane.of(photo, cell);
		boolean seen = Math.min(photo.width(), photo.height()) >= SMALLEST_OF_SHEET && !isFlat(photo);
		boolean two = seen && Surfaces.areTwo(grid);
		Plane fine = seen ? Plane.of(photo, Paper.fineCell(cell)) : grid;
		boolean dark = (polarity(grid, fine, seen, two) == Polarity.DARK_ON_LIGHT) != inverse;
		Photo light = dark ? photo : photo.negative();
		if (isThumbnail(photo) && grain(light) > GRAINY) {
			return new Ink(photo.width(), photo.height(), light.negative().luminance(), photo.scale(), Ground.NOISE);
		}
		Plane cells = dark ? grid : Plane.of(light, cell);
		Darkness darkness = seen ? Paper.below(light, cells, dark ? fine : fine.negative(), two)
				: Paper.below(light, cells);
		Depths first = darkness.depths();
		if (!isThere(first) && isFlat(light)) {
			darkness = Paper.belowFlat(light);
			first = darkness.depths();
		}
		Ground ground = (two && !Sheets.areIn(cells)) ? Ground.THINGS : ground(light, first);
		if (isFine(photo) && first.noise() > NOISY * first.ink() && isThere(first)) {
			Plane smooth = new Plane(photo.width(), photo.height(), darkness.pixels()).blurred(1);
			darkness = new Darkness.OfPixels(smooth.values());
			first = darkness.depths();
		}
		UnaryOperator<Ink> sheets = two ? (ink) -> Sheets.on(ink, cells, cell) : UnaryOperator.identity();
		Ink everything = sheets.apply(ink(photo, darkness, first));
		Ink writing = withoutLines(everything);
		if (!Arrays.equals(everything.certainty(), writing.certainty())) {
			darkness = darkness.erased(everything.certainty(), writing.certainty());
			Depths second = darkness.depths();
			boolean pale = second.ink() < Math.max(PALEST_LEFT, PALEST_TO_LINES * first.ink());
			return on(ground, pale ? writing : withoutLines(sheets.apply(ink(photo, darkness, second))));
		}
		return on(ground, writing);
	}

	private static Polarity polarity(Plane grid, Plane fine, boolean seen, boolean two) {
		if (two) {
			return Polarity.near(fine);
		}
		return seen ? Polarity.of(grid, fine) : Polarity.of(grid);
	}

	private static Ink on(Ground ground, Ink ink) {
		return ink.on((ground == Ground.EVEN && Softness.isEnlarged(ink)) ? Ground.ENLARGED : ground);
	}

	private static boolean isFine(Photo photo) {
		return Math.min(photo.width(), photo.height()) >= FINE;
	}

	/** A picture of the very size that networks for digits see. */
	private static boolean isThumbnail(Photo photo) {
		return photo.width() == THUMBNAIL && photo.height() == THUMBNAIL;
	}

	/** The median difference between neighbours, of 1: next to nothing but in noise. */
	private static float grain(Photo photo) {
		byte[] luminance = photo.luminance();
		float[] differences = new float[luminance.length - 1];
		for (int i = 0; i < differences.length; i++) {
			differences[i] = Math.abs((luminance[i + 1] & 0xff) - (luminance[i] & 0xff)) / 255f;
		}
		return Plane.quantile(differences, differences.length, .5);
	}

	private static Ground ground(Photo photo, Depths depths) {
		if (depths.noise() >= EVEN || !isFlat(photo)) {
			return Ground.GRAINY;
		}
		return (Math.min(photo.width(), photo.height()) < Rims.SMALLEST) ? Ground.THUMBNAIL : Ground.EVEN;
	}

	/**
	 * Whether most neighbours are alike: no camera sees that, but for JPEG's sake. Of
	 * large pictures some rows will do.
	 */
	private static boolean isFlat(Photo photo) {
		byte[] luminance = photo.luminance();
		int step = Math.max(1, photo.height() / ROWS) * photo.width();
		int seen = 0;
		int alike = 0;
		for (int row = 0; row < luminance.length; row += step) {
			for (int i = Math.max(1, row); i < row + photo.width(); i++) {
				alike += (luminance[i] == luminance[i - 1]) ? 1 : 0;
				seen++;
			}
		}
		return 2 * alike >= seen;
	}

	private static Ink ink(Photo photo, Darkness darkness, Depths depths) {
		byte[] certainty = darkness.by((depth) -> certainty(depth, depths));
		return new Ink(photo.width(), photo.height(), certainty, photo.scale());
	}

	private static Ink withoutLines(Ink ink) {
		return Frames.without(Holes.without(Rims.without(RuledLines.without(Frames.withoutBoxes(ink)))));
	}

	/** Whether the ink stands out from the paper. */
	private static boolean isThere(Depths depths) {
		float least = (depths.ink() >= DARK) ? OVER_PATTERN : OVER_NOISE;
		if (depths.ink() < PALE && depths.share() < GRAINS) {
			least = OVER_GRAINS;
		}
		return depths.ink() >= Math.max(FAINTEST, least * depths.noise());
	}

	private static byte[] certainty(float[] depth, Depths depths) {
		byte[] certainty = new byte[depth.length];
		if (!isThere(depths)) {
			return certainty;
		}
		float none = Math.max(WAVERING * depths.noise(), .1f * depths.ink());
		float full = .95f * depths.ink();
		for (int i = 0; i < depth.length; i++) {
			// Most is paper, and stays 0.
			if (depth[i] > none) {
				float share = (depth[i] - none) / (full - none);
				certainty[i] = (byte) (int) (255 * Math.min(1, share) + .5);
			}
		}
		return certainty;
	}

}
