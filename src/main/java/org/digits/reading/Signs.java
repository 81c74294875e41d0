package org.digits.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
	 * The last point, with one or two digits behind it; those before part thousands, if
	 * there are any.
	 */
	private static final Pattern DECIMAL = Pattern
		.compile("(?<![0-9.])(?:[0-9]+|[0-9]{1,3}(?:\\.[0-9]{3})+)(\\.)[0-9]{1,2}(?![0-9.])");

	/** A dash in front of a number that no dash ends. */
	private static final Pattern MINUS = Pattern.compile("^(-)[0-9][0-9./]*$");

	private static final Pattern THOUSANDS = Pattern.compile("(?<=[0-9])\\.(?=[0-9]{3}(?![0-9]))");

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
	 */
	static List<Form> forms(String text) {
		List<String> between = new ArrayList<>();
		between.add(".");
		for (int i = 1; i < text.length(); i++) {
			boolean decimal = text.substring(i).matches("[0-9]{1,2}(/.*)?");
			between.add(!isDigit(text, i - 1) || !isDigit(text, i) ? "" : decimal ? "-" : ".-");
		}
		between.add(Spelling.SIGNS);
		if (text.isEmpty() || text.startsWith("-")) {
			between.set(text.length(), text.isEmpty() ? Spelling.SIGNS : ".");
			return List.of(new Form(text, between));
		}
		// A dash in front is no minus where another ends the number.
		List<String> enclosed = new ArrayList<>(between);
		enclosed.add(0, "");
		enclosed.set(text.length() + 1, ".");
		enclosed.add(Spelling.SIGNS);
		return List.of(new Form(text, between), new Form("-" + text + "-", enclosed));
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
