package org.digits.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.digits.classify.Spelling;

/**
 * Which of a line's marks belong to its number: a decimal point, a minus in front, a
 * slash between digits. Points between thousands, dashes and slashes that end an amount,
 * and what is no part of a number don't.
 *
 * @param marks a character for every step of the way: a digit or the mark of its kind
 * @param kept for every one, whether it belongs to the number
 */
record Signs(String marks, boolean[] kept) {

	/**
	 * The last point, with one or two digits behind it and no more, not even behind a
	 * dash; those before part thousands, or lakhs and crores, if there are any.
	 */
	private static final Pattern DECIMAL = Pattern
		.compile("(?<![0-9.])(?:[0-9]+|[0-9]{1,3}(?:\\.[0-9]{3})+|[0-9]{1,2}(?:\\.[0-9]{2})+\\.[0-9]{3})"
				+ "(\\.)[0-9]{1,2}(?![0-9.]|-+[0-9])");

	/** A dash in front of a number that no dash ends. */
	private static final Pattern MINUS = Pattern.compile("^(-)[0-9][0-9./]*$");

	private static final Pattern THOUSANDS = Pattern.compile("(?<=[0-9])\\.(?=(?:[0-9]{2}\\.)*[0-9]{3}(?![0-9]))");

	/** What is left of a number behind its decimal point. */
	private static final Pattern DECIMALS = Pattern.compile("[0-9]{1,2}(?:/.*)?");

	/** What is left behind a point that parts thousands, or lakhs and crores. */
	private static final Pattern GROUPS = Pattern.compile("(?:(?:[0-9]{3})+|(?:[0-9]{2})+[0-9]{3})(?:[^0-9].*)?");

	/**
	 * How much a number counts whose points part no groups of digits, as those in dates
	 * don't; supposed.
	 */
	static final double UNGROUPED = .1;

	private static final Pattern SLASH = Pattern.compile("(?<=[0-9])(/)(?=[0-9])");

	static Signs of(String marks) {
		boolean[] kept = new boolean[marks.length()];
		int[] places = IntStream.range(0, kept.length)
			.filter((i) -> marks.charAt(i) != Kind.mark(Kind.ELSE.index()))
			.toArray();
		StringBuilder number = new StringBuilder();
		for (int place : places) {
			kept[place] = Character.isDigit(marks.charAt(place));
			number.append(marks.charAt(place));
		}
		for (Pattern belonging : List.of(DECIMAL, MINUS, SLASH)) {
			Matcher matcher = belonging.matcher(number);
			while (matcher.find()) {
				kept[places[matcher.start(1)]] = true;
			}
		}
		return new Signs(marks, kept);
	}

	/**
	 * How a line may be written whose number is this.
	 * @param text a number, as {@link #text} has it
	 * @param grouped whether its points may stand between groups of digits alone, or
	 * anywhere
	 */
	static List<Form> forms(String text, boolean grouped) {
		List<String> within = within(text, grouped);
		if (text.isEmpty()) {
			return List.of(new Form(text, List.of(Spelling.SIGNS)));
		}
		if (text.startsWith("-")) {
			return List.of(new Form(text, between(".", within, ".")));
		}
		// A dash in front is no minus where another ends the number.
		return List.of(new Form(text, between(".", within, Spelling.SIGNS)),
				new Form("-" + text + "-", between("", between(".", within, "."), Spelling.SIGNS)));
	}

	/** The signs that don't matter between any two of the number's characters. */
	private static List<String> within(String text, boolean grouped) {
		List<String> within = new ArrayList<>();
		for (int i = 1; i < text.length(); i++) {
			String rest = text.substring(i);
			boolean point = !DECIMALS.matcher(rest).matches() && (!grouped || GROUPS.matcher(rest).matches());
			within.add(!isDigit(text, i - 1) || !isDigit(text, i) ? "" : point ? ".-" : "-");
		}
		return within;
	}

	private static List<String> between(String before, List<String> within, String after) {
		List<String> between = new ArrayList<>(within);
		between.add(0, before);
		between.add(after);
		return between;
	}

	private static boolean isDigit(String text, int place) {
		return Character.isDigit(text.charAt(place));
	}

	/**
	 * Whether a mark is a point within a number, which goes on behind it however wide the
	 * gap.
	 */
	boolean joins(int place) {
		return this.marks.charAt(place) == Kind.POINT.mark()
				&& (this.kept[place] || THOUSANDS.matcher(this.marks).results().anyMatch((at) -> at.start() == place));
	}

	/** How much it counts that points stand as these do, 0 to 1. */
	double weight() {
		return IntStream.range(0, this.kept.length).anyMatch(this::partsNoGroups) ? UNGROUPED : 1;
	}

	private boolean partsNoGroups(int place) {
		if (this.marks.charAt(place) != Kind.POINT.mark() || this.kept[place]
				|| IntStream.range(0, place).noneMatch((i) -> isDigit(this.marks, i))) {
			return false;
		}
		String rest = IntStream.range(place + 1, this.kept.length)
			.takeWhile((i) -> isDigit(this.marks, i) || !this.kept[i])
			.filter((i) -> this.kept[i])
			.mapToObj((i) -> this.marks.substring(i, i + 1))
			.collect(Collectors.joining());
		return !rest.isEmpty() && !GROUPS.matcher(rest).matches();
	}

	/** The same without the mark at a place. */
	Signs without(int place) {
		boolean[] others = this.kept.clone();
		others[place] = false;
		return new Signs(this.marks, others);
	}

	/** What belongs to the number. */
	String text() {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < this.kept.length; i++) {
			if (this.kept[i]) {
				text.append(this.marks.charAt(i));
			}
		}
		return text.toString();
	}

	/**
	 * A way to write a number.
	 *
	 * @param marks its digits and signs
	 * @param between the signs that don't matter before, between and after them
	 */
	record Form(String marks, List<String> between) {
	}

}
