package org.digits.door;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;

/** How much each client has asked for lately. */
final class Clients {

	/** After so long, every bucket is full again, and its client need not be known. */
	private static final Duration MEMORY = Duration.ofMinutes(2);

	private final ClientSettings settings;

	private final Cache<String, Client> known;

	Clients(ClientSettings settings) {
		this.settings = settings;
		this.known = Caffeine.newBuilder().maximumSize(settings.remembered()).expireAfterAccess(MEMORY).build();
	}

	/** The client that a request comes from. */
	Client of(HttpServletRequest request) {
		return Peer.isLocal(request) ? new Client(0, 0) : this.known.get(Peer.name(request),
				(name) -> new Client(this.settings.perMinute(), this.settings.atOnce()));
	}

	/** One client; free of limits that are 0. */
	static final class Client {

		private final int perMinute;

		private final int atOnce;

		private final Bucket bucket;

		private final AtomicInteger uploads = new AtomicInteger();

		private Client(int perMinute, int atOnce) {
			this.perMinute = perMinute;
			this.atOnce = atOnce;
			int capacity = Math.max(1, perMinute);
			this.bucket = Bucket.builder()
				.addLimit((limit) -> limit.capacity(capacity).refillGreedy(capacity, Duration.ofMinutes(1)))
				.withNanosecondPrecision() // of the clock that can't be set
				.build();
		}

		/**
		 * Lets an upload in.
		 * @return 0, or after how many seconds it may be tried again
		 */
		long enter() {
			if (this.uploads.incrementAndGet() > this.atOnce && this.atOnce > 0) {
				return 1;
			}
			if (this.perMinute == 0) {
				return 0;
			}
			long wait = this.bucket.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill();
			return (wait == 0) ? 0 : 1 + TimeUnit.NANOSECONDS.toSeconds(wait);
		}

		/** An upload is over, whether it had been let in or not. */
		void leave() {
			this.uploads.decrementAndGet();
		}

	}

}
