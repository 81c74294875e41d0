package org.digits.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.digits.tongue.Wording;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

/**
 * What is said in the guide's video and when. The times come with the recording
 * ({@code docs/video}), the words from the bundles: so one film has captions and a
 * transcript in every language.
 *
 * @param cues in their order
 */
record GuideVideo(List<Cue> cues) {

	/** The cues that the recording left beside the film. */
	static GuideVideo recorded(JsonMapper json) {
		try (InputStream cues = new ClassPathResource("static/video/cues.json").getInputStream()) {
			return json.readValue(cues, GuideVideo.class);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The captions as WebVTT. */
	String captions(Wording wording) {
		return this.cues.stream()
			.map((cue) -> "%s --> %s\n%s\n".formatted(time(cue.from()), time(cue.to()), wording.say(cue.key())))
			.collect(Collectors.joining("\n", "WEBVTT\n\n", ""));
	}

	private static String time(double seconds) {
		long millis = Math.round(seconds * 1000);
		return String.format(Locale.ROOT, "%02d:%02d.%03d", millis / 60_000, millis / 1000 % 60, millis % 1000);
	}

	/**
	 * Something that is said.
	 *
	 * @param name what the bundles know it by
	 * @param from when it is first seen, in seconds
	 * @param to when it is gone
	 */
	record Cue(String name, double from, double to) {

		public String key() {
			return "guide.video.cue." + this.name;
		}

		/** In minutes and seconds. */
		public String clock() {
			long seconds = (long) this.from;
			return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
		}

	}

}
