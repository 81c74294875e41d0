package org.digits.reading;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.digits.classify.Guess;
import org.digits.glyph.Line;

/**
 * A way to read a line.
 *
 * @param steps its candidates from the left
 * @param signs which of them belong to the number
 * @param probability how likely its text is among all texts of the line, 0 to 1
 */
record Way(List<Step> steps, Signs signs, double probability) {

	/**
	 * Reading as a digit what leaves a part of the ink out costs, for every factor of e.
	 */
	private static final double DIRT = 3;

	/** What is lower than this share of the line's height is no character of its own. */
	private static final double LOW = .6;

	/** No minus rises by so much for its width. */
	private static final double RISING = .5;

	/** Ink that can't be read at all. */
	static final Way NONE = new Way(List.of(), Signs.of(""), 0);

	/**
	 * The likeliest way to take a line for a single digit.
	 * @param line a line of one piece
	 * @param guesses a guess for each of its candidates
	 */
	static Way ofOneDigit(Line line, List<Guess> guesses) {
		int best = 0;
		double highest = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < guesses.size(); i++) {
			double score = Features.log(guesses.get(i).confidence())
					+ DIRT * Math.log(line.candidates().get(i).share());
			if (score > highest) {
				highest = score;
				best = i;
			}
		}
		Guess guess = guesses.get(best);
		Step step = new Step(line.candidates().get(best), guess, guess.best());
		return new Way(List.of(step), Signs.of(String.valueOf(Kind.mark(guess.best()))), 1);
	}

	/**
	 * A candidate and what it is taken for.
	 *
	 * @param candidate the candidate
	 * @param guess what the network says of it
	 * @param kind the index of its kind
	 */
	record Step(Line.Candidate candidate, Guess guess, int kind) {

		boolean isDigit() {
			return Kind.isDigit(this.kind);
		}

		boolean isElse() {
			return this.kind == Kind.ELSE.index();
		}

		/** Whether it is one stroke above another, or more than one that may rise. */
		boolean isMoreThanADash() {
			Line.Shape shape = this.candidate.shape();
			return this.candidate.glyph().isDouble() || shape.height() - shape.stroke() > RISING * shape.width();
		}

		/** Whether it is as tall as a character. */
		boolean isTall() {
			return this.candidate.shape().height() > LOW;
		}

	}

	List<Step> digits() {
		return this.steps.stream().filter(Step::isDigit).toList();
	}

	/** The same way, as likely as this. */
	Way with(double other) {
		return new Way(this.steps, this.signs, other);
	}

	/** The same way to one digit, called by another guess. */
	Way called(Guess guess) {
		Step step = new Step(digits().get(0).candidate(), guess, guess.best());
		return new Way(List.of(step), Signs.of(String.valueOf(Kind.mark(guess.best()))), this.probability);
	}

	/** The same way without an equals sign in front, which is no minus. */
	Way withoutEqualsSign() {
		return IntStream.range(0, this.steps.size())
			.filter((i) -> this.signs.kept()[i] && this.steps.get(i).kind() == Kind.DASH.index())
			.filter((i) -> this.steps.get(i).isMoreThanADash())
			.mapToObj((i) -> new Way(this.steps, this.signs.without(i), this.probability))
			.findFirst()
			.orElse(this);
	}

	/** Whether the network, too, takes one of its digits rather for a digit. */
	boolean hasDigits() {
		return digits().stream().anyMatch((step) -> step.guess().other() < .5);
	}

	/** Whether something as tall as a digit is neither digit nor sign. */
	boolean passesOver() {
		return this.steps.stream().anyMatch((step) -> step.isElse() && step.isTall());
	}

	/** The same way with other guesses of its digits. */
	Way believed(UnaryOperator<Guess> belief) {
		List<Step> steps = this.steps.stream()
			.map((step) -> step.isDigit() ? new Step(step.candidate(), belief.apply(step.guess()), step.kind()) : step)
			.toList();
		return new Way(steps, this.signs, this.probability);
	}

	/**
	 * The number's text, with a space wherever there is one between its digits and no
	 * point.
	 * @param spaces the pieces that have a word space before them
	 */
	String text(Set<Integer> spaces) {
		StringBuilder text = new StringBuilder();
		int end = 0;
		boolean parts = false;
		for (int i = 0; i < this.steps.size(); i++) {
			parts = parts && !this.signs.joins(i);
			if (!this.signs.kept()[i]) {
				continue;
			}
			Step step = this.steps.get(i);
			int from = end;
			if (parts && spaces.stream().anyMatch((space) -> space >= from && space <= step.candidate().from())) {
				text.append(' ');
			}
			text.append(Kind.mark(step.kind()));
			end = step.candidate().to();
			parts = !this.signs.joins(i);
		}
		return text.toString();
	}

}
