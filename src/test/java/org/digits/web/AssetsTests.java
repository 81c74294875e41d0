package org.digits.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

class AssetsTests {

	@Test
	void takeLessThanAHundredKilobytesTogether() throws IOException {
		long bytes = 0;
		for (Resource asset : assets()) {
			bytes += asset.contentLength();
		}
		assertThat(bytes).isPositive().isLessThan(100_000);
	}

	@Test
	void fetchNothingFromOtherHosts() throws IOException {
		for (Resource asset : assets()) {
			assertThat(asset.getContentAsString(StandardCharsets.UTF_8).replace("http://www.w3.org/2000/svg", ""))
				.as(asset.getFilename())
				.doesNotContain("//www", "http:", "https:", "url(//", "@import");
		}
	}

	private static Resource[] assets() throws IOException {
		return new PathMatchingResourcePatternResolver().getResources("classpath:/static/assets/*");
	}

}
