package org.digits.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A part of a stack's table, small enough for one page in a browser.
 *
 * @param rows its rows: those of its pages that were read, or can't be
 * @param from the place of the first in the whole table, counted from 1
 * @param at the page whose number a person wants to look at; 0 for none
 * @param pages how many there are in the whole table
 */
record Leaf(List<StackRow> rows, int from, int at, int pages) {

	/** How many rows there are at most. */
	static final int MOST = 50;

	/** The row to look at is the first. */
	static final String FIRST = "first";

	/** The row to look at is the last. */
	static final String LAST = "last";

	/**
	 * A part of a table.
	 * @param table all pages, in the order of the table
	 * @param from the place of the first row, if that is known; 0 if not
	 * @param at the number of the page to look at, {@link #FIRST} or {@link #LAST}, or
	 * nothing
	 */
	static Leaf of(List<Page> table, int from, String at) {
		int wanted = at.matches("[0-9]{1,6}") ? Integer.parseInt(at) : 0;
		int first = first(table, from, wanted);
		List<StackRow> rows = table.stream()
			.skip(first - 1L)
			.limit(MOST)
			.filter((page) -> page.state() != Page.State.WAITING)
			.map(StackRow::of)
			.toList();
		if (!rows.isEmpty() && at.equals(FIRST)) {
			wanted = rows.get(0).page().index();
		}
		else if (!rows.isEmpty() && at.equals(LAST)) {
			wanted = rows.get(rows.size() - 1).page().index();
		}
		return new Leaf(rows, first, wanted, table.size());
	}

	private static int first(List<Page> table, int from, int wanted) {
		if (from > 0) {
			return (from <= table.size()) ? from : begin(Math.max(1, table.size()));
		}
		return begin(IntStream.range(0, table.size())
			.filter((i) -> table.get(i).index() == wanted)
			.map((i) -> i + 1)
			.findFirst()
			.orElse(1));
	}

	/** Where the part begins that has a row of this place. */
	private static int begin(int place) {
		return place - (place - 1) % MOST;
	}

	/** How many rows there are at most. */
	public int most() {
		return MOST;
	}

	/** Whether there are other parts. */
	public boolean isOneOfSeveral() {
		return this.pages > MOST || this.from > 1;
	}

	/** The first part, the last, this one and those beside it. */
	public List<Span> spans() {
		TreeSet<Integer> begins = new TreeSet<>(List.of(1, this.from, Math.max(1, this.from - MOST)));
		if (this.from + MOST <= this.pages) {
			begins.add(this.from + MOST);
			begins.add(this.pages - (this.pages - this.from) % MOST);
		}
		List<Span> spans = new ArrayList<>();
		for (int begin : begins) {
			int most = (begin < this.from) ? Math.min(MOST, this.from - begin) : MOST;
			spans.add(new Span(begin, Math.min(this.pages, begin + most - 1), rel(begin)));
		}
		return spans;
	}

	private String rel(int begin) {
		return (begin == this.from) ? "self"
				: (begin == Math.max(1, this.from - MOST)) ? "prev" : (begin == this.from + MOST) ? "next" : "";
	}

	/**
	 * Where a part begins and ends.
	 *
	 * @param from the place of its first row
	 * @param to the place of its last
	 * @param rel how it lies to this part, as HTML says it: {@code self}, {@code prev},
	 * {@code next}, or nothing
	 */
	record Span(int from, int to, String rel) {
	}

}
