package org.digits.tongue;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;

/** Lets templates say {@code #marked}: where HTML is written, they may not ask beans. */
class MarkedDialect extends AbstractDialect implements IExpressionObjectDialect {

	private final Marked marked;

	MarkedDialect(Marked marked) {
		super(Marked.NAME);
		this.marked = marked;
	}

	@Override
	public IExpressionObjectFactory getExpressionObjectFactory() {
		return new IExpressionObjectFactory() {

			@Override
			public Set<String> getAllExpressionObjectNames() {
				return Set.of(Marked.NAME);
			}

			@Override
			public @Nullable Object buildObject(IExpressionContext context, String name) {
				return name.equals(Marked.NAME) ? MarkedDialect.this.marked : null;
			}

			@Override
			public boolean isCacheable(String name) {
				return true;
			}

		};
	}

}
