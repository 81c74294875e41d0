package org.digits.web;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeatsTests {

	private static final Duration LINE = Duration.ofMillis(100);

	private final Seats seats = new Seats(new RequestSettings(1, LINE, Duration.ofMinutes(1)));

	@Test
	void areNotFullWhileNobodyWaits() {
		this.seats.take();
		this.seats.leave(Duration.ofSeconds(10).toNanos());
		this.seats.take();
		assertThat(this.seats.isFull()).isFalse();
	}

	@Test
	void areFullWhenThoseWhoWaitWillTakeTooLong() {
		this.seats.take();
		this.seats.leave(Duration.ofMillis(40).toNanos());
		this.seats.take();
		CompletableFuture<?>[] waiting = { another(), another() };
		awaitLine(true);
		finish(waiting);
		assertThat(this.seats.isFull()).isFalse();
	}

	@Test
	void areNotFullWhenThoseWhoWaitAreQuick() {
		this.seats.take();
		this.seats.leave(Duration.ofMillis(1).toNanos());
		this.seats.take();
		CompletableFuture<?>[] waiting = { another(), another() };
		awaitLine(false);
		assertThat(this.seats.isFull()).isFalse();
		finish(waiting);
	}

	@Test
	void takeNobodyWhoWouldWaitForLongOnceSomebodyWasSentAway() {
		this.seats.take();
		this.seats.leave(Duration.ofSeconds(1).toNanos());
		this.seats.take();
		assertThat(this.seats.isFull()).as("one may wait").isFalse();
		CompletableFuture<?>[] waiting = { another(), another() };
		awaitLine(true);
		finish(waiting);
		this.seats.take();
		assertThat(this.seats.isFull()).as("none may wait").isTrue();
		this.seats.leave(1);
		assertThat(this.seats.isFull()).as("a seat is free").isFalse();
	}

	private CompletableFuture<?> another() {
		return CompletableFuture.runAsync(() -> {
			this.seats.take();
			this.seats.leave(Duration.ofMillis(40).toNanos());
		}, (task) -> new Thread(task).start());
	}

	private void awaitLine(boolean full) {
		while (this.seats.waiting() < 2) {
			Thread.onSpinWait();
		}
		assertThat(this.seats.isFull()).isEqualTo(full);
	}

	private void finish(CompletableFuture<?>[] waiting) {
		this.seats.leave(Duration.ofMillis(40).toNanos());
		CompletableFuture.allOf(waiting).join();
	}

}
