package org.digits.reading;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.digits.classify.Guess;
import org.digits.glyph.Line;
import org.digits.image.Ground;

/**
 * What is known of a line's candidates. Ink that hangs together, and surely is one digit,
 * need not be looked at in parts: first the network is asked about all that is whole,
 * then about the parts of what it doubts.
 */
final class Parts {

	/**
	 * From this confidence on ink that hangs together is the digit that it looks like: of
	 * 693 such in amounts on cheques that might have been cut, all ways through all parts
	 * took all but 15 for that digit, and some of those for it and a piece beside it.
	 */
	private static final double SURE = .9995;

	/**
	 * The same on even ground: with it, as many of 400 drawn numbers whose digits touch
	 * are read as by all ways.
	 */
	private static final double SURE_ON_EVEN = .998;

	/**
	 * On even ground, too, what is no wider than high and in doubt among the digits only:
	 * from this confidence on, and with no more than this for "no digit", it is one,
	 * whichever it is; a model that knows digits only has no say in that. Of 4,000 drawn
	 * numbers in hands not learned from, many of which touch, as many come out right but
	 * for two, and 3 of some 550 sure ones are wrong as before.
	 */
	private static final double NEARLY_SURE = .99;

	private static final double HARDLY_NONE = .0007;

	private final Line line;

	private final List<Line.Candidate> whole;

	private List<Line.Candidate> cut;

	private final Map<Line.Candidate, Guess> guesses = new IdentityHashMap<>();

	/**
	 * A line of which nothing is known.
	 * @param line the line
	 * @param maySkip whether parts of what is sure may be left out
	 */
	Parts(Line line, boolean maySkip) {
		this.line = line;
		this.whole = line.candidates().stream().filter((candidate) -> !maySkip || isWhole(candidate)).toList();
		this.cut = line.candidates().stream().filter((candidate) -> maySkip && !isWhole(candidate)).toList();
	}

	Line line() {
		return this.line;
	}

	/** Those that end where the ink does. */
	List<Line.Candidate> whole() {
		return this.whole;
	}

	/** Those that are cut out of ink that hangs together. */
	List<Line.Candidate> cut() {
		return this.cut;
	}

	void learn(Line.Candidate candidate, Guess guess) {
		this.guesses.put(candidate, guess);
	}

	/**
	 * Leaves out the parts of ink that hangs together and surely is a digit.
	 * @param ground what the line stands on
	 */
	void leaveWhatIsSure(Ground ground) {
		List<Line.Candidate> sure = this.whole.stream()
			.filter((candidate) -> hangsTogether(candidate) && isOneDigit(candidate, guess(candidate), ground))
			.toList();
		this.cut = this.cut.stream()
			.filter((part) -> sure.stream().noneMatch((one) -> part.from() < one.to() && part.to() > one.from()))
			.toList();
	}

	private static boolean isOneDigit(Line.Candidate candidate, Guess guess, Ground ground) {
		if (ground != Ground.EVEN && ground != Ground.ENLARGED) {
			return guess.confidence() >= SURE;
		}
		boolean mayBeNone = guess.other() == 0 || guess.other() > HARDLY_NONE;
		boolean isWide = candidate.shape().width() > candidate.shape().height();
		return guess.confidence() >= ((mayBeNone || isWide) ? SURE_ON_EVEN : NEARLY_SURE);
	}

	/** The line with the candidates that were asked about. */
	Line known() {
		return this.line.with(this.line.candidates().stream().filter(this.guesses::containsKey).toList());
	}

	/** A guess for each of these. */
	List<Guess> guesses() {
		return this.line.candidates().stream().filter(this.guesses::containsKey).map(this::guess).toList();
	}

	private Guess guess(Line.Candidate candidate) {
		return Objects.requireNonNull(this.guesses.get(candidate));
	}

	private boolean isWhole(Line.Candidate candidate) {
		return !isCut(candidate.from()) && !isCut(candidate.to());
	}

	private boolean hangsTogether(Line.Candidate candidate) {
		for (int i = candidate.from() + 1; i < candidate.to(); i++) {
			if (!isCut(i)) {
				return false;
			}
		}
		return true;
	}

	private boolean isCut(int piece) {
		return piece < this.line.pieces() && this.line.joints().get(piece).isCut();
	}

}
