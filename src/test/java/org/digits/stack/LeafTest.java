package org.digits.stack;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LeafTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "1000 | 1 | 1–50 51–100 951–1000", "1000 | 101 | 1–50 51–100 101–150 151–200 951–1000",
					"1000 | 951 | 1–50 901–950 951–1000", "53 | 49 | 1–48 49–53", "53 | 51 | 1–50 51–53",
					"120 | 30 | 1–29 30–79 80–120", "100 | 51 | 1–50 51–100" })
	void namesThePartsBesideAndTheFirstAndTheLast(int pages, int from, String spans) {
		assertThat(Leaf.of(table(pages), from, "").spans()).extracting((span) -> span.from() + "–" + span.to())
			.containsExactly(spans.strip().split(" "));
	}

	@Test
	void isAloneWhereAllFits() {
		assertThat(Leaf.of(table(50), 0, "").isOneOfSeveral()).isFalse();
		assertThat(Leaf.of(table(51), 0, "").isOneOfSeveral()).isTrue();
		assertThat(Leaf.of(List.of(), 0, "first").isOneOfSeveral()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "0, 120, 101", "0, 50, 1", "0, 51, 51", "0, 999, 1", "0, x, 1", "7, 120, 7", "500, '', 101" })
	void beginsWhereItIsAskedToOrWhereThePageIs(int from, String at, int first) {
		assertThat(Leaf.of(table(120), from, at).from()).isEqualTo(first);
	}

	private static List<Page> table(int pages) {
		return IntStream.rangeClosed(1, pages).mapToObj((i) -> Page.waiting(i, "a.png")).toList();
	}

}
