package org.digits.web;

import java.util.Map;

import org.digits.repair.Repair;
import org.digits.repair.Repairs;
import org.jspecify.annotations.Nullable;

/** What the buttons and fields of the answer's page ask for. */
final class RepairForm {

	/** The button that takes back the last repair. */
	static final String UNDO = "undo";

	/** The button that takes what was typed, pressed by Enter in any field. */
	static final String TYPED = "typed";

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
			return repairs;
		}
		return switch (button) {
			case UNDO -> repairs.undone();
			case TYPED -> typed(repairs, number, fields);
			default -> repairs.with(Repair.of(button));
		};
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
