package org.digits.reading;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

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
	 * The last point, with one or two digits behind it; those before part thousands, if
	 * there are any.
	 */
	private static final Pattern DECIMAL = Pattern
		.compile("(?<![0-9.])(?:[0-9]+|[0-9]{1,3}(?:\\.[0-9]{3})+)(\\.)[0-9]{1,2}(?![0-9.])");

	/** A dash in front of a number that no dash ends. */
	private static final Pattern MINUS = Pattern.compile("^(-)[0-9][0-9./]*$");

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

}
