package org.digits.glyph;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Something that is made when somebody asks for it first. Safe to use from several
 * threads, which may make the same at once.
 */
final class Once<T> implements Supplier<T> {

	private final Supplier<T> making;

	private volatile @Nullable T made;

	Once(Supplier<T> making) {
		this.making = making;
	}

	@Override
	public T get() {
		T known = this.made;
		if (known == null) {
			known = this.making.get();
			this.made = known;
		}
		return known;
	}

}
