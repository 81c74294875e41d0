package org.digits;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What a page weighs on the wire, and when it can be used on a slow phone (a processor a
 * quarter as fast as this one, 1.6 Mbit/s, 150 ms there and back), with nothing in the
 * browser's cache. A command, no test: {@code ./mvnw -Dtest=PageTimes test}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PageTimes {

	private static final double SLOWER = 4;

	private static final double BYTES_A_SECOND = 1.6e6 / 8;

	private static final double LATENCY = 150; // milliseconds

	private static final int TIMES = 5;

	/** Usable: parsed, scripts run, and no task of over 50 ms goes on. */
	private static final String USABLE = """
			(() => {
				const marks = { usable: 0 };
				window.marks = marks;
				const mark = (time) => { marks.usable = Math.max(marks.usable, time); };
				new PerformanceObserver((list) => list.getEntries().forEach((task) => mark(task.startTime + task.duration)))
					.observe({ type: "longtask", buffered: true });
				document.addEventListener("DOMContentLoaded", () => mark(performance.now()));
				new MutationObserver(() => mark(performance.now())).observe(document, { attributes: true, attributeFilter: ["class"], subtree: true });
				new PerformanceObserver((list) => list.getEntries().forEach((paint) => { marks.painted = paint.startTime; }))
					.observe({ type: "largest-contentful-paint", buffered: true });
			})();
			""";

	@LocalServerPort
	private int port;

	@Test
	void measure() {
		try (Chromium chromium = Chromium.launch()) {
			System.out.printf("%-10s %8s %10s %10s%n", "page", "KB", "painted s", "usable s");
			for (String path : List.of("/", "/guide", "/limits", "/?lang=ta")) {
				double[] best = { 0, Double.MAX_VALUE, Double.MAX_VALUE };
				for (int time = 0; time < TIMES; time++) {
					double[] measured = visit(chromium, path);
					best[0] = measured[0];
					best[1] = Math.min(best[1], measured[1]);
					best[2] = Math.min(best[2], measured[2]);
				}
				System.out.printf("%-10s %8.1f %10.2f %10.2f%n", path, best[0], best[1], best[2]);
			}
		}
	}

	/** Kilobytes, seconds until it is painted, and until it can be used. */
	private double[] visit(Chromium chromium, String path) {
		try (BrowserContext context = chromium.browser().newContext()) {
			Page page = context.newPage();
			CDPSession session = context.newCDPSession(page);
			AtomicLong bytes = new AtomicLong();
			session.on("Network.loadingFinished",
					(event) -> bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
			session.send("Network.enable");
			session.send("Emulation.setCPUThrottlingRate", json("rate", SLOWER));
			JsonObject network = json("latency", LATENCY);
			network.addProperty("offline", false);
			network.addProperty("downloadThroughput", BYTES_A_SECOND);
			network.addProperty("uploadThroughput", BYTES_A_SECOND);
			session.send("Network.emulateNetworkConditions", network);
			page.addInitScript(USABLE);
			page.navigate("http://localhost:" + this.port + path);
			page.waitForTimeout(1500);
			return new double[] { bytes.get() / 1000.0, number(page, "painted") / 1000, number(page, "usable") / 1000 };
		}
	}

	private static double number(Page page, String mark) {
		return ((Number) page.evaluate("window.marks." + mark + " ?? 0")).doubleValue();
	}

	private static JsonObject json(String name, double value) {
		JsonObject object = new JsonObject();
		object.addProperty(name, value);
		return object;
	}

}
