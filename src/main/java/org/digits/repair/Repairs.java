package org.digits.repair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All that a person has mended, in order.
 *
 * @param all at most {@value #MOST}
 */
public record Repairs(List<Repair> all) {

	/** Nothing is mended. */
	public static final Repairs NONE = new Repairs(List.of());

	private static final int MOST = 100;

	public Repairs {
		if (all.size() > MOST) {
			throw new IllegalArgumentException("More than %d repairs".formatted(MOST));
		}
		all = List.copyOf(all);
	}

	/**
	 * The repairs of a text.
	 * @throws IllegalArgumentException if it is no such text
	 */
	public static Repairs of(String text) {
		return new Repairs(Arrays.stream(text.split(";"))
			.filter((one) -> !one.isBlank())
			.limit(MOST + 1L)
			.map(Repair::of)
			.toList());
	}

	/** The text of all, from which they can be made again. */
	public String text() {
		return this.all.stream().map(Repair::text).collect(Collectors.joining(";"));
	}

	/** These, and then another. */
	public Repairs with(Repair repair) {
		List<Repair> more = new ArrayList<>(this.all);
		more.add(repair);
		return new Repairs(more);
	}

	/** All but the last. */
	public Repairs undone() {
		return this.all.isEmpty() ? this : new Repairs(this.all.subList(0, this.all.size() - 1));
	}

	/** Whether nothing is mended. */
	public boolean isEmpty() {
		return this.all.isEmpty();
	}

}
