package org.digits.stack;

import java.nio.file.Path;
import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.digits.bundle.BundleLimits;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

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
@Validated
@ConfigurationProperties("digits.stacks")
record StackSettings(@DefaultValue("stacks") @NotNull Path directory,
		@DefaultValue("24h") @NotNull @DurationMin(minutes = 1) Duration retention,
		@DefaultValue("100") @Min(0) int maxStacks, @DefaultValue("20") @Min(0) int perClient,
		@DefaultValue("4GB") @NotNull DataSize maxSize, @DefaultValue("200MB") @NotNull DataSize maxUpload,
		@DefaultValue("1GB") @NotNull DataSize maxUnpacked, @DefaultValue("1000") @Min(1) @Max(10_000) int maxPages,
		@DefaultValue("20s") @NotNull @DurationMin(millis = 100) Duration pageTimeout,
		@DefaultValue("256MB") @NotNull DataSize pdfMemory, @DefaultValue("0") @Min(0) int readers,
		@DefaultValue("100") @Min(0) int listeners) {

	BundleLimits limits() {
		BundleLimits usual = BundleLimits.defaults();
		return new BundleLimits(this.maxPages, usual.pageBytes(), this.maxUnpacked.toBytes(), usual.ratio(),
				this.pageTimeout, this.pdfMemory.toBytes());
	}

	int threads() {
		return (this.readers > 0) ? this.readers : Runtime.getRuntime().availableProcessors();
	}

}
