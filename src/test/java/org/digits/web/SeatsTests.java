package org.digits.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** By a clock that stands still until it is set. */
@Timeout(60)
class SeatsTests {

	private static final long READING = Duration.ofMillis(40).toNanos();

	private final AtomicLong now = new AtomicLong();

	private final Seats seats = new Seats(
			new RequestSettings(1, Duration.ofSeconds(1), Duration.ofMillis(100), Duration.ofMinutes(1)),
			this.now::get);

	private final List<CompletableFuture<Boolean>> line = new ArrayList<>();

	@Test
	void areNotFullWhileNobodyWaits() {
		readings(20, Duration.ofSeconds(10).toNanos());
		this.seats.take(false);
		assertThat(this.seats.isFull()).isFalse();
	}

	@Test
	void letABurstFormALineOfASecond() {
		readings(20, READING);
		this.seats.take(false);
		line(24);
		assertThat(this.seats.isFull()).isFalse();
		assertThat(this.line).noneMatch(CompletableFuture::isDone);
		endLine();
		assertThat(this.line).allMatch(CompletableFuture::join);
	}

	@Test
	void sendTheEndOfTheLineAwayWhenItIsNoBurst() {
		readings(20, READING);
		this.seats.take(false);
		line(25);
		assertThat(this.seats.isFull()).isTrue();
		assertThat(this.seats.waiting()).as("two that take 80 ms together").isEqualTo(2);
		endLine();
		assertThat(this.line.stream().filter(CompletableFuture::join)).hasSize(2);
	}

	@Test
	void keepTheLineShortUntilNobodyWasSentAwayForASecond() {
		readings(20, READING);
		this.seats.take(false);
		line(25);
		assertThat(this.seats.isFull()).isTrue();
		this.now.addAndGet(Duration.ofMillis(900).toNanos());
		assertThat(this.seats.isFull()).as("again").isTrue();
		this.now.addAndGet(Duration.ofMillis(900).toNanos());
		assertThat(this.seats.isFull()).as("and again").isTrue();
		this.now.addAndGet(Duration.ofMillis(1100).toNanos());
		assertThat(this.seats.isFull()).as("a burst").isFalse();
		endLine();
	}

	@Test
	void letOneWaitForEachSeatHoweverLongReadingTakes() {
		readings(20, Duration.ofSeconds(10).toNanos());
		this.seats.take(false);
		assertThat(this.seats.isFull()).isFalse();
		line(1);
		assertThat(this.seats.isFull()).isTrue();
		assertThat(this.seats.waiting()).isEqualTo(1);
		endLine();
	}

	@Test
	void sendNobodyAwayOfWhomAPartWasRead() {
		readings(20, READING);
		this.seats.take(false);
		for (int i = 0; i < 25; i++) {
			another(true);
		}
		assertThat(this.seats.isFull()).isTrue();
		assertThat(this.seats.waiting()).isEqualTo(25);
		endLine();
	}

	@Test
	void learnNothingFromTheFirstReadings() {
		readings(3, Duration.ofSeconds(10).toNanos());
		this.seats.take(false);
		line(10);
		assertThat(this.seats.isFull()).isFalse();
		line(22);
		assertThat(this.seats.isFull()).isTrue();
		endLine();
	}

	@Test
	void giveUpAfterAWhile() {
		Seats impatient = new Seats(
				new RequestSettings(1, Duration.ofSeconds(1), Duration.ofMillis(100), Duration.ofMillis(1)));
		assertThat(impatient.take(false)).isTrue();
		assertThat(impatient.take(false)).isFalse();
		assertThat(impatient.waiting()).isZero();
		impatient.leave(1);
		assertThat(impatient.take(false)).isTrue();
	}

	private void readings(int count, long time) {
		for (int i = 0; i < count; i++) {
			this.seats.take(false);
			this.seats.leave(time);
		}
	}

	private void line(int count) {
		for (int i = 0; i < count; i++) {
			another(false);
		}
	}

	/** One who waits, and leaves a seat at once. */
	private void another(boolean stays) {
		int before = this.seats.waiting();
		this.line.add(CompletableFuture.supplyAsync(() -> {
			boolean taken = this.seats.take(stays);
			if (taken) {
				this.seats.leave(READING);
			}
			return taken;
		}, (task) -> new Thread(task).start()));
		while (this.seats.waiting() == before) {
			Thread.onSpinWait();
		}
	}

	private void endLine() {
		this.seats.leave(READING);
		CompletableFuture.allOf(this.line.toArray(CompletableFuture[]::new)).join();
	}

}
