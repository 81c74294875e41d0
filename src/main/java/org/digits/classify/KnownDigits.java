package org.digits.classify;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import org.digits.glyph.Glyph;
import org.digits.image.Box;

/**
 * Digits whose names are known, to try a model on: a small sample of MNIST's test part
 * (LeCun, Cortes, Burges; CC BY-SA 3.0).
 *
 * @param glyphs the digits
 * @param labels their names, 0 to 9, in the same order
 */
public record KnownDigits(List<Glyph> glyphs, List<Integer> labels) {

	public KnownDigits {
		if (glyphs.isEmpty() || glyphs.size() != labels.size()) {
			throw new IllegalArgumentException(glyphs.size() + " digits, " + labels.size() + " labels");
		}
	}

	/** The sample that travels with the program. */
	public static KnownDigits bundled() {
		try (InputStream images = resource("known-digits.idx3.gz");
				InputStream labels = resource("known-digits-labels.idx1.gz")) {
			return ofIdx(images, labels);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Digits in the form that MNIST comes in.
	 * @param images gzipped IDX of rank 3, n × 28 × 28 bytes, white ink on black
	 * @param labels gzipped IDX of rank 1, n bytes
	 */
	public static KnownDigits ofIdx(InputStream images, InputStream labels) throws IOException {
		DataInputStream data = unzipped(images);
		expect(data, 0x803);
		int count = data.readInt();
		expect(data, Glyph.SIDE);
		expect(data, Glyph.SIDE);
		List<Glyph> glyphs = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			glyphs.add(glyph(data.readNBytes(Glyph.SIDE * Glyph.SIDE)));
		}
		DataInputStream names = unzipped(labels);
		expect(names, 0x801);
		expect(names, count);
		List<Integer> digits = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			digits.add(names.readUnsignedByte());
		}
		return new KnownDigits(List.copyOf(glyphs), List.copyOf(digits));
	}

	/**
	 * Some of them, where it is known what to expect: at a start DL4J takes a hundredth
	 * of a second for each.
	 * @param count how many; all if there are no more
	 */
	public KnownDigits few(int count) {
		int some = Math.min(count, this.glyphs.size());
		int[] chosen = IntStream.range(0, some).map((i) -> i * this.glyphs.size() / some).toArray();
		return new KnownDigits(IntStream.of(chosen).mapToObj(this.glyphs::get).toList(),
				IntStream.of(chosen).mapToObj(this.labels::get).toList());
	}

	/**
	 * The share of which a model names the right digit, 0 to 1, however sure it is that
	 * it is a digit.
	 */
	public double shareRight(Classifier classifier) {
		List<Guess> guesses = classifier.classify(this.glyphs);
		int right = 0;
		for (int i = 0; i < guesses.size(); i++) {
			right += (guesses.get(i).best() == this.labels.get(i)) ? 1 : 0;
		}
		return (double) right / guesses.size();
	}

	private static Glyph glyph(byte[] pixels) {
		return new Glyph(new Box(0, 0, Glyph.SIDE, Glyph.SIDE), pixels, 0, 0);
	}

	private static DataInputStream unzipped(InputStream gzipped) throws IOException {
		try (InputStream in = new GZIPInputStream(gzipped)) {
			return new DataInputStream(new ByteArrayInputStream(in.readAllBytes()));
		}
	}

	private static void expect(DataInputStream data, int value) throws IOException {
		int found = data.readInt();
		if (found != value) {
			throw new IOException("IDX: " + found + " where " + value + " should be");
		}
	}

	private static InputStream resource(String name) throws IOException {
		InputStream resource = KnownDigits.class.getResourceAsStream(name);
		if (resource == null) {
			throw new IOException(name + " is missing from the program");
		}
		return resource;
	}

}
