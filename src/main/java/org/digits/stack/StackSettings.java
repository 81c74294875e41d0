package org.digits.stack;

import java.nio.file.Path;
import java.time.Duration;

import org.digits.bundle.BundleLimits;
import org.digits.settings.Bounds;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much of stacks is taken, where they are kept, and for how long.
 *
 * @param directory the folder that they are kept in
 * @param retention how long a stack is kept after it came
 * @param maxStacks how many stacks are kept at once; 0 takes none
 * @param perClient how many of one client are kept at once; 0 for no limit
 * @param maxSize how many bytes all stacks together may take on the disk
 * @param maxUpload how many bytes the files of one stack may have together
 * @param maxUnpacked how many bytes the archives of one stack may unpack to
 * @param maxPages how many pages of a stack are read
 * @param pageTimeout how long drawing a page of a PDF document may take
 * @param pdfMemory how much memory each process may use that draws PDF documents
 * @param readers how many pages are read at once; 0 for one on each processor
 * @param listeners how many browsers may listen to events at once
 */
@ConfigurationProperties("digits.stacks")
record StackSettings(@DefaultValue("stacks") Path directory, @DefaultValue("24h") Duration retention,
		@DefaultValue("100") int maxStacks, @DefaultValue("20") int perClient, @DefaultValue("4GB") DataSize maxSize,
		@DefaultValue("200MB") DataSize maxUpload, @DefaultValue("1GB") DataSize maxUnpacked,
		@DefaultValue("1000") int maxPages, @DefaultValue("20s") Duration pageTimeout,
		@DefaultValue("256MB") DataSize pdfMemory, @DefaultValue("0") int readers, @DefaultValue("100") int listeners) {

	StackSettings {
		Bounds.of("digits.stacks")
			.given("directory", directory)
			.atLeast("retention", retention, Duration.ofMinutes(1))
			.atLeast("max-stacks", maxStacks, 0)
			.atLeast("per-client", perClient, 0)
			.given("max-size", maxSize)
			.given("max-upload", maxUpload)
			.given("max-unpacked", maxUnpacked)
			.within("max-pages", maxPages, 1, 10_000)
			.atLeast("page-timeout", pageTimeout, Duration.ofMillis(100))
			.given("pdf-memory", pdfMemory)
			.atLeast("readers", readers, 0)
			.atLeast("listeners", listeners, 0);
	}

	BundleLimits limits() {
		BundleLimits usual = BundleLimits.defaults();
		return new BundleLimits(this.maxPages, usual.pageBytes(), this.maxUnpacked.toBytes(), usual.ratio(),
				this.pageTimeout, this.pdfMemory.toBytes());
	}

	int threads() {
		return (this.readers > 0) ? this.readers : Runtime.getRuntime().availableProcessors();
	}

}
