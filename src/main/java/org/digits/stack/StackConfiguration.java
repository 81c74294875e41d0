package org.digits.stack;

import java.nio.file.Path;
import java.util.Set;

import org.digits.decode.Pictures;
import org.digits.door.Freight;
import org.digits.keep.EveryMinute;
import org.digits.keep.SteadyClock;
import org.digits.reading.NumberReader;
import org.digits.tongue.Tongues;
import org.digits.web.Leisure;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StackConfiguration {

	@Bean
	Stacks stacks(StackSettings settings, JsonMapper json) {
		return new Stacks(settings, json, new SteadyClock());
	}

	@Bean
	EveryMinute stacksSweep(Stacks stacks) {
		return new EveryMinute("stacks-sweep", stacks::sweep);
	}

	@Bean
	Readers stackReaders(Stacks stacks, Pictures pictures, NumberReader reader, Leisure leisure,
			StackSettings settings) {
		return new Readers(stacks, new PageReader(pictures, reader), leisure, settings);
	}

	@Bean
	StackDesk stackDesk(Stacks stacks, Readers readers) {
		return new StackDesk(stacks, readers);
	}

	@Bean
	StackEvents stackEvents(JsonMapper json, StackSettings settings) {
		return new StackEvents(json, settings);
	}

	@Bean
	Results stackResults(JsonMapper json, Tongues tongues, StackSettings settings) {
		return new Results(json, tongues, Stacks.underWay(settings));
	}

	@Bean
	StackPromise stackPromise(StackSettings settings) {
		return new StackPromise(settings.retention(), settings.maxPages(), settings.maxUpload().toMegabytes());
	}

	@Bean
	Freight stackFreight(StackSettings settings) {
		return new StackFreight(settings);
	}

	/**
	 * Stacks on their way in.
	 *
	 * @param settings how large they may be
	 */
	private record StackFreight(StackSettings settings) implements Freight {

		private static final Set<String> PATHS = Set.of("/stacks", StacksApi.PATH);

		/** All that may be under way at once, as a multiple of the largest one. */
		private static final int AT_ONCE = 4;

		@Override
		public boolean carries(String path) {
			return PATHS.contains(path);
		}

		@Override
		public boolean keepsNobodyWaiting(String path) {
			return PATHS.stream().anyMatch((begin) -> path.equals(begin) || path.startsWith(begin + "/"));
		}

		@Override
		public long mostBytes() {
			return this.settings.maxUpload().toBytes();
		}

		@Override
		public long room() {
			return AT_ONCE * mostBytes();
		}

		/** Every page may be a file, and the form has fields beside. */
		@Override
		public int mostParts() {
			return this.settings.maxPages() + 10;
		}

		@Override
		public Path folder() {
			return Stacks.underWay(this.settings);
		}

	}

}
