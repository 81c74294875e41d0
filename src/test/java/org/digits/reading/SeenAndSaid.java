package org.digits.reading;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.digits.classify.Classifier;
import org.digits.classify.Guess;
import org.digits.classify.ModelCard;
import org.digits.classify.dl4j.KerasModels;
import org.digits.decode.DecodeLimits;
import org.digits.decode.Decoding.Decoded;
import org.digits.decode.Pictures;
import org.digits.glyph.Glyph;
import org.digits.image.Ground;
import org.digits.image.Photo;

/**
 * Sends folders of pictures of one digit each down the whole way, and writes into each
 * folder's {@code said.csv} what ground the digit stands on and what the model says of
 * it, before calibration. {@code training/calibrate.py} learns from that. Not a test.
 */
final class SeenAndSaid {

	private final Pictures pictures = new Pictures(DecodeLimits.defaults());

	private final Remembering classifier;

	private final NumberReader reader;

	private SeenAndSaid(Classifier classifier) {
		this.classifier = new Remembering(classifier);
		this.reader = new NumberReader(this.classifier);
	}

	/**
	 * Writes what is said.
	 * @param args the model's file, then folders with a {@code labels.csv} of the columns
	 * file and label
	 */
	public static void main(String[] args) throws IOException {
		SeenAndSaid program = new SeenAndSaid(KerasModels.loadWithExperts(args[0], null));
		for (int i = 1; i < args.length; i++) {
			program.write(Path.of(args[i]));
		}
	}

	private void write(Path folder) throws IOException {
		List<String> rows = Files.readAllLines(folder.resolve("labels.csv"));
		try (PrintWriter out = new PrintWriter(folder.resolve("said.csv").toFile(), StandardCharsets.UTF_8)) {
			out.println("file,label,ground,height,"
					+ IntStream.range(0, 10).mapToObj((digit) -> "p" + digit).collect(Collectors.joining(","))
					+ ",other");
			for (String row : rows.subList(1, rows.size())) {
				String[] fields = row.split(",", -1);
				byte[] bytes = Files.readAllBytes(folder.resolve(fields[0]));
				if (this.pictures.decode(bytes) instanceof Decoded decoded) {
					write(fields[0] + "," + fields[1], decoded.photo(), out);
				}
			}
		}
	}

	/** Where no ink is found, nothing is said. */
	private void write(String start, Photo photo, PrintWriter out) {
		this.classifier.forget();
		Trace trace = this.reader.read(photo, OptionalInt.of(1));
		int at = this.classifier.indexOf(trace.reading());
		if (at < 0) {
			return;
		}
		Guess guess = this.classifier.guesses.get(at);
		out.printf(Locale.ROOT, "%s,%s,%d,%s,%s%n", start, trace.ink().ground(),
				this.classifier.glyphs.get(at).box().height(),
				DoubleStream.of(guess.digits()).mapToObj(Double::toString).collect(Collectors.joining(",")),
				guess.other());
	}

	/** A classifier that keeps what it was asked last. */
	private static final class Remembering implements Classifier {

		private final Classifier classifier;

		private List<Glyph> glyphs = List.of();

		private List<Guess> guesses = List.of();

		Remembering(Classifier classifier) {
			this.classifier = classifier;
		}

		void forget() {
			this.glyphs = List.of();
		}

		/**
		 * The glyph that was read, the first if none was, or -1 if there was nothing.
		 */
		int indexOf(Reading reading) {
			if (reading.lines().isEmpty()) {
				return this.glyphs.isEmpty() ? -1 : 0;
			}
			byte[] seen = reading.lines().get(0).digits().get(0).pixels();
			return IntStream.range(0, this.glyphs.size())
				.filter((i) -> this.glyphs.get(i).pixels() == seen)
				.findFirst()
				.orElse(0);
		}

		@Override
		public List<Guess> classify(List<Glyph> glyphs) {
			return classify(glyphs, Ground.EVEN);
		}

		@Override
		public List<Guess> classify(List<Glyph> glyphs, Ground ground) {
			this.glyphs = glyphs;
			this.guesses = this.classifier.classify(glyphs, ground);
			return this.guesses;
		}

		@Override
		public ModelCard card() {
			return this.classifier.card();
		}

	}

}
