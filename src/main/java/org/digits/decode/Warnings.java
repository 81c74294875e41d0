package org.digits.decode;

import java.util.Locale;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/** What the JDK's JPEG decoder mends silently: we would rather know. */
final class Warnings implements IIOReadWarningListener {

	private boolean premature;

	private boolean corrupt;

	@Override
	public void warningOccurred(ImageReader source, String warning) {
		String text = warning.toLowerCase(Locale.ROOT);
		this.premature |= text.contains("premature");
		this.corrupt |= text.contains("corrupt") && !text.contains("extraneous");
	}

	void check() throws Unreadable {
		if (this.premature) {
			throw Unreadable.truncated();
		}
		if (this.corrupt) {
			throw Unreadable.garbled();
		}
	}

}
