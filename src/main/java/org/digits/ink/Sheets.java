package org.digits.ink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

import org.digits.image.Ink;

/**
 * The surfaces of a picture that may be written on, where there are several: large, of
 * one brightness from place to place, and calm. What lies about on a desk, wood and cloth
 * aren't.
 */
final class Sheets {

	/** Within three cells the light falls off by less, as a share. */
	private static final float STEP = .18f;

	/** The smallest sheet, as a share of the picture. */
	private static final double SMALLEST = .04;

	/** Half of a sheet is no darker than it is, but for this share. */
	private static final float CALM = .05f;

	/** How far writing may go on from one sheet, or light, to another, in cells. */
	private static final int ACROSS = 4;

	/**
	 * What hangs together is on a sheet, or isn't, as the most of it is; but what is
	 * larger than this is cut.
	 */
	private static final double LARGEST = .4;

	/** The share of the border that a sheet takes up at most, and a desk at least. */
	private static final double HARDLY = .1;

	private static final double MOSTLY = .3;

	/** A desk is darker than a sheet on it by this factor. */
	private static final double DARKER = .9;

	/** The smallest that is a sheet for sure. */
	private static final double SMALLEST_ALONE = .1;

	/** Of a page with a shadow on it, so much is calm. */
	private static final double MOST_OF_PICTURE = .6;

	private Sheets() {
	}

	/**
	 * The ink that stands on sheets.
	 * @param ink the ink of all the picture
	 * @param grid the picture in cells, dark writing on light
	 * @param cell pixels of a cell, along a side
	 */
	static Ink on(Ink ink, Plane grid, int cell) {
		boolean[] sheets = sheets(grid, written(ink, grid, cell));
		Blobs blobs = Blobs.of(ink, Blobs.MARKED);
		int[] inside = new int[blobs.all().size() + 1];
		for (int run = 0; run < blobs.runs(); run++) {
			for (int at = blobs.first(run); at < blobs.end(run); at++) {
				inside[blobs.label(run)] += isOn(sheets, grid, cell, at, ink.width()) ? 1 : 0;
			}
		}
		byte[] certainty = ink.certainty().clone();
		for (int y = 0; y < ink.height(); y++) {
			int row = y * ink.width();
			int end = row + ink.width();
			for (int at = Ink.next(certainty, row, end); at < end; at = Ink.next(certainty, at + 1, end)) {
				if (!isOn(sheets, grid, cell, at, ink.width())) {
					certainty[at] = 0;
				}
			}
		}
		double largest = LARGEST * Math.min(ink.width(), ink.height());
		for (int run = 0; run < blobs.runs(); run++) {
			Blob blob = blobs.all().get(blobs.label(run) - 1);
			int first = blobs.first(run);
			if (2 * inside[blob.label()] < blob.area()) {
				Arrays.fill(certainty, first, blobs.end(run), (byte) 0);
			}
			else if (blob.box().longest() <= largest) {
				System.arraycopy(ink.certainty(), first, certainty, first, blobs.end(run) - first);
			}
		}
		return ink.with(certainty);
	}

	private static boolean isOn(boolean[] sheets, Plane grid, int cell, int at, int width) {
		return sheets[at / width / cell * grid.width() + at % width / cell];
	}

	/** In which cells there is ink. */
	private static boolean[] written(Ink ink, Plane grid, int cell) {
		boolean[] written = new boolean[grid.values().length];
		for (int y = 0; y < ink.height(); y++) {
			for (int x = 0; x < ink.width(); x++) {
				written[y / cell * grid.width() + x / cell] |= ink.at(x, y) >= Blobs.MARKED;
			}
		}
		return written;
	}

	/**
	 * Whether a picture in cells, dark writing on light, shows paper: a sheet that lies
	 * in it, or calm surfaces for the most part.
	 */
	static boolean areIn(Plane grid) {
		int cells = grid.values().length;
		List<Surface> found = surfaces(grid, new boolean[cells]);
		int calm = found.stream().mapToInt((surface) -> surface.cells().size()).sum();
		return calm >= MOST_OF_PICTURE * cells || found.stream()
			.anyMatch((surface) -> surface.border() <= HARDLY && surface.cells().size() >= SMALLEST_ALONE * cells);
	}

	/** The surfaces that may be written on. */
	private static List<Surface> surfaces(Plane grid, boolean[] written) {
		int cells = grid.values().length;
		Plane paper = Paper.near(grid);
		float least = Paper.DIM * Plane.quantile(paper.values(), cells, .9);
		boolean[] seen = edges(paper);
		List<Surface> found = new ArrayList<>();
		for (int start = 0; start < cells; start++) {
			if (!seen[start]) {
				List<Integer> surface = surface(paper, start, seen);
				if (surface.size() >= SMALLEST * cells && isCalm(surface, grid, paper, least)) {
					found.add(Surface.of(surface, paper, written));
				}
			}
		}
		return found;
	}

	/** Which cells are of a sheet; all if there is none. */
	private static boolean[] sheets(Plane grid, boolean[] written) {
		int cells = grid.values().length;
		List<Surface> found = surfaces(grid, written);
		boolean[] sheets = new boolean[cells];
		Plane kept = Plane.empty(grid.width(), grid.height());
		found.stream()
			.filter((surface) -> found.stream().noneMatch((other) -> other.liesOn(surface)))
			.forEach((surface) -> surface.cells().forEach((at) -> kept.values()[at] = 1));
		Plane closed = kept.dilated(ACROSS).eroded(ACROSS);
		for (int i = 0; i < cells; i++) {
			sheets[i] = found.isEmpty() || closed.values()[i] > 0;
		}
		return sheets;
	}

	/**
	 * A surface.
	 *
	 * @param cells its cells
	 * @param light how light it is, 0 to 1
	 * @param border the share of the picture's border that it takes up
	 * @param isWritten whether there is ink on it
	 */
	private record Surface(List<Integer> cells, double light, double border, boolean isWritten) {

		static Surface of(List<Integer> cells, Plane paper, boolean[] written) {
			int border = 0;
			double light = 0;
			int inked = 0;
			for (int at : cells) {
				int x = at % paper.width();
				int y = at / paper.width();
				border += (x == 0 || y == 0 || x == paper.width() - 1 || y == paper.height() - 1) ? 1 : 0;
				light += paper.values()[at];
				inked += written[at] ? 1 : 0;
			}
			return new Surface(cells, light / cells.size(), border / (2.0 * (paper.width() + paper.height())),
					inked > 1);
		}

		/** Whether it is a sheet with writing on a darker desk. */
		boolean liesOn(Surface desk) {
			return this.isWritten && this.border <= HARDLY && desk.border >= MOSTLY && desk.light < DARKER * this.light;
		}

	}

	/** The cells beside which the light is another. */
	private static boolean[] edges(Plane paper) {
		Plane most = paper.dilated(1);
		Plane least = paper.eroded(1);
		boolean[] edges = new boolean[paper.values().length];
		for (int i = 0; i < edges.length; i++) {
			edges[i] = most.values()[i] - least.values()[i] > STEP * most.values()[i];
		}
		return edges;
	}

	/** The cells that can be reached from one without a step. */
	private static List<Integer> surface(Plane paper, int start, boolean[] seen) {
		List<Integer> surface = new ArrayList<>();
		Deque<Integer> next = new ArrayDeque<>(List.of(start));
		seen[start] = true;
		while (!next.isEmpty()) {
			int at = next.pop();
			surface.add(at);
			int x = at % paper.width();
			int[] beside = { (x > 0) ? at - 1 : at, (x < paper.width() - 1) ? at + 1 : at, at - paper.width(),
					at + paper.width() };
			for (int other : beside) {
				if (other >= 0 && other < seen.length && !seen[other]) {
					seen[other] = true;
					next.push(other);
				}
			}
		}
		return surface;
	}

	private static boolean isCalm(List<Integer> surface, Plane grid, Plane paper, float least) {
		float[] drops = new float[surface.size()];
		for (int i = 0; i < drops.length; i++) {
			int at = surface.get(i);
			drops[i] = (paper.values()[at] - grid.values()[at]) / Math.max(least, paper.values()[at]);
		}
		Arrays.sort(drops);
		return drops[drops.length / 2] <= CALM;
	}

}
