package org.digits.settings;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * What settings may be. Records of settings hold themselves to it as they are made, so
 * that there are none that can't be; Bean Validation, which would do it afterwards, takes
 * an eighth of a start's main thread. Whatever is out of bounds ends the start with the
 * setting's name, its value, and what it may be.
 */
public final class Bounds {

	private final String prefix;

	private Bounds(String prefix) {
		this.prefix = prefix;
	}

	/** Those of the settings whose names begin with this and a dot. */
	public static Bounds of(String prefix) {
		return new Bounds(prefix);
	}

	/**
	 * Something must be there.
	 * @throws InvalidConfigurationPropertyValueException if nothing is, or only blanks
	 */
	public Bounds given(String name, @Nullable Object value) {
		if (value == null || value.toString().isBlank()) {
			throw wrong(name, value, "It must not be empty.");
		}
		return this;
	}

	/**
	 * A number must not be less.
	 * @throws InvalidConfigurationPropertyValueException if it is
	 */
	public Bounds atLeast(String name, long value, long least) {
		if (value < least) {
			throw wrong(name, value, "It must be at least %d.".formatted(least));
		}
		return this;
	}

	/**
	 * A time must not be shorter.
	 * @throws InvalidConfigurationPropertyValueException if it is, or isn't there
	 */
	public Bounds atLeast(String name, @Nullable Duration value, Duration least) {
		given(name, value);
		if (value != null && value.compareTo(least) < 0) {
			throw wrong(name, value, "It must be at least %s.".formatted(words(least)));
		}
		return this;
	}

	/**
	 * A number must be within bounds, or on one of them.
	 * @throws InvalidConfigurationPropertyValueException if it isn't
	 */
	public Bounds within(String name, double value, double least, double most) {
		if (!(value >= least && value <= most)) {
			throw wrong(name, value, "It must be from %s to %s.".formatted(words(least), words(most)));
		}
		return this;
	}

	private static String words(Duration duration) {
		return (duration.toMillisPart() != 0) ? duration.toMillis() + "ms" : duration.toSeconds() + "s";
	}

	private static String words(double number) {
		return (number == Math.rint(number)) ? Long.toString((long) number) : Double.toString(number);
	}

	private InvalidConfigurationPropertyValueException wrong(String name, @Nullable Object value, String reason) {
		return new InvalidConfigurationPropertyValueException(this.prefix + "." + name, value, reason);
	}

}
