package org.digits.repair;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

import org.digits.image.Box;

/**
 * One thing that a person mends. Boxes are in pixels of the picture as it was when the
 * repair was asked for, set upright. Each has a text of letters, digits, spaces and
 * {@code %+.-_*}, from which it can be made again.
 */
public sealed interface Repair {

	/**
	 * The picture stands on its side, or on its head.
	 *
	 * @param quarters how far to turn it clockwise, in right angles, 1 to 3
	 */
	record Turn(int quarters) implements Repair {

		public Turn {
			if (quarters < 1 || quarters > 3) {
				throw new IllegalArgumentException(quarters + " quarters");
			}
		}

		@Override
		public String text() {
			return "turn " + this.quarters;
		}

	}

	/** What was taken for paper is the writing. */
	record Invert() implements Repair {

		@Override
		public String text() {
			return "invert";
		}

	}

	/** What stands there is dirt. */
	record Erase(Box box) implements Repair {

		@Override
		public String text() {
			return "erase " + words(this.box);
		}

	}

	/**
	 * What is written at a spot, or nearest to it, is dirt, as far as it hangs together.
	 */
	record Spot(int x, int y) implements Repair {

		@Override
		public String text() {
			return "spot " + this.x + " " + this.y;
		}

	}

	/** All ink that is there is dirt, and what hangs together with it is not. */
	record Rub(Box box) implements Repair {

		@Override
		public String text() {
			return "rub " + words(this.box);
		}

	}

	/** What was taken for one digit is several. */
	record Split(Box box) implements Repair {

		@Override
		public String text() {
			return "split " + words(this.box);
		}

	}

	/** All that stands there is one digit. */
	record Join(Box box) implements Repair {

		@Override
		public String text() {
			return "join " + words(this.box);
		}

	}

	/** The whole picture is one digit. */
	record One() implements Repair {

		@Override
		public String text() {
			return "one";
		}

	}

	/**
	 * What stands there is this digit.
	 *
	 * @param digit 0 to 9
	 */
	record Say(Box box, int digit) implements Repair {

		public Say {
			if (digit < 0 || digit > 9) {
				throw new IllegalArgumentException("No digit: " + digit);
			}
		}

		@Override
		public String text() {
			return "say " + words(this.box) + " " + this.digit;
		}

	}

	/**
	 * This is the number, whatever was read.
	 *
	 * @param number its lines parted by a line feed
	 */
	record Number(String number) implements Repair {

		private static final Pattern NUMBER = Pattern.compile("[0-9 .,/\\n-]{1,200}");

		public Number {
			number = number.strip().replaceAll("\\R", "\n");
			if (!NUMBER.matcher(number).matches()) {
				throw new IllegalArgumentException("No number");
			}
		}

		@Override
		public String text() {
			return "number " + URLEncoder.encode(this.number, StandardCharsets.UTF_8);
		}

	}

	/** The text that it can be made of again. */
	String text();

	/**
	 * The repair that a text describes.
	 * @throws IllegalArgumentException if it describes none
	 */
	static Repair of(String text) {
		String[] words = text.strip().split(" ");
		int[] numbers = words[0].equals("number") ? new int[0]
				: Arrays.stream(words).skip(1).mapToInt(Repair::number).toArray();
		String form = words[0] + "/" + (words.length - 1);
		return switch (form) {
			case "turn/1" -> new Turn(numbers[0]);
			case "invert/0" -> new Invert();
			case "erase/4" -> new Erase(box(numbers));
			case "spot/2" -> new Spot(numbers[0], numbers[1]);
			case "rub/4" -> new Rub(box(numbers));
			case "split/4" -> new Split(box(numbers));
			case "join/4" -> new Join(box(numbers));
			case "one/0" -> new One();
			case "say/5" -> new Say(box(numbers), numbers[4]);
			case "number/1" -> new Number(URLDecoder.decode(words[1], StandardCharsets.UTF_8));
			default -> throw new IllegalArgumentException("No repair");
		};
	}

	/**
	 * @return 0 to 99999
	 */
	private static int number(String word) {
		if (!word.matches("[0-9]{1,5}")) {
			throw new IllegalArgumentException("No length");
		}
		return Integer.parseInt(word);
	}

	private static Box box(int[] numbers) {
		return new Box(numbers[0], numbers[1], Math.max(1, numbers[2]), Math.max(1, numbers[3]));
	}

	private static String words(Box box) {
		return box.x() + " " + box.y() + " " + box.width() + " " + box.height();
	}

}
