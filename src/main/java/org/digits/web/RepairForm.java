package org.digits.web;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.digits.repair.Repair;
import org.digits.repair.Repairs;
import org.jspecify.annotations.Nullable;

/** What the buttons and fields of the answer's page ask for. */
final class RepairForm {

	/** The button that takes back the last repair. */
	static final String UNDO = "undo";

	/** The button that takes what was typed, pressed by Enter in any field. */
	static final String TYPED = "typed";

	/** How the field of a click into the picture begins; see {@link RubbingPage}. */
	static final String SPOT = "spot ";

	private static final Pattern CLICK = Pattern.compile(SPOT + "([1-9][0-9]{0,4}) ([1-9][0-9]{0,4})\\.x");

	private static final String SAY = "say ";

	private RepairForm() {
	}

	/**
	 * All repairs, those of before and the one that is asked for now.
	 * @param before the text of those of before
	 * @param button the value of the button that was pressed
	 * @param number what was typed for the whole number
	 * @param fields all fields of the form
	 * @throws IllegalArgumentException if any of it makes no sense
	 */
	static Repairs of(@Nullable String before, @Nullable String button, @Nullable String number,
			Map<String, String[]> fields) {
		Repairs repairs = Repairs.of((before != null) ? before : "");
		if (button == null || button.isEmpty()) {
			return clicked(fields).map(repairs::with).orElse(repairs);
		}
		return switch (button) {
			case UNDO -> repairs.undone();
			case TYPED -> typed(repairs, number, fields);
			default -> repairs.with(Repair.of(button));
		};
	}

	/** Where somebody clicked into the picture, which a browser says in CSS pixels. */
	private static Optional<Repair> clicked(Map<String, String[]> fields) {
		return fields.keySet().stream().map(CLICK::matcher).filter(Matcher::matches).findFirst().map((click) -> {
			double scale = Double.parseDouble(click.group(2)) / Double.parseDouble(click.group(1));
			return new Repair.Spot(scaled(fields, click.group(), scale),
					scaled(fields, click.group().replaceFirst("x$", "y"), scale));
		});
	}

	private static int scaled(Map<String, String[]> fields, String field, double scale) {
		String text = String.join("", fields.getOrDefault(field, new String[0]));
		if (!text.matches("[0-9]{1,5}")) {
			throw new IllegalArgumentException("No place");
		}
		return (int) Math.min(99_999, (Integer.parseInt(text) + .5) * scale);
	}

	private static Repairs typed(Repairs before, @Nullable String number, Map<String, String[]> fields) {
		Repairs repairs = before;
		for (Map.Entry<String, String[]> field : fields.entrySet()) {
			String text = String.join("", field.getValue()).strip();
			if (field.getKey().startsWith(SAY) && !text.isEmpty()) {
				repairs = repairs.with(Repair.of(field.getKey() + " " + text));
			}
		}
		return (number != null && !number.isBlank()) ? repairs.with(new Repair.Number(number)) : repairs;
	}

}
