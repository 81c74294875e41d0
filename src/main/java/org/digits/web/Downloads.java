package org.digits.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import org.digits.image.Box;
import org.digits.reading.Reading;
import org.digits.reading.Reading.ReadDigit;
import org.digits.reading.Reading.ReadLine;

/**
 * An answer as files, each the address of a link that holds all of it, so that nothing
 * has to be kept here to be fetched.
 *
 * @param json as the API gives it
 * @param csv a digit a row
 * @param text the number alone
 */
record Downloads(String json, String csv, String text) {

	static Downloads of(Reading reading, String json) {
		return new Downloads(address("application/json", json), address("text/csv", csv(reading)),
				address("text/plain", (reading.number() != null) ? reading.number() + "\n" : ""));
	}

	/** Only digits, points and names that need no quotes (RFC 4180). */
	static String csv(Reading reading) {
		List<String> rows = new ArrayList<>();
		rows.add("line,place,digit,confidence,x,y,width,height");
		for (int line = 0; line < reading.lines().size(); line++) {
			ReadLine all = reading.lines().get(line);
			for (int i = 0; i < all.digits().size(); i++) {
				ReadDigit digit = all.digits().get(i);
				Box box = digit.box();
				rows.add(String.format(Locale.ROOT, "%d,%d,%s,%.4f,%d,%d,%d,%d", line + 1, i + 1, digit.digit(),
						Math.floor(digit.confidence() * 1e4) / 1e4, box.x(), box.y(), box.width(), box.height()));
			}
		}
		return String.join("\r\n", rows) + "\r\n";
	}

	private static String address(String type, String content) {
		return "data:" + type + ";charset=utf-8;base64,"
				+ Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
	}

}
