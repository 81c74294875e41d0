package org.digits.classify;

import java.util.ArrayList;
import java.util.List;

import org.digits.glyph.Glyph;

/** A network of which it is known what it wants and what it means. */
final class ModelClassifier implements Classifier {

	/**
	 * So many glyphs are asked about at once: each takes half a megabyte between DL4J's
	 * layers, and a page of text has ten thousand. A faster network can take over
	 * between.
	 */
	private static final int AT_ONCE = 128;

	private final Network network;

	private final InputForm form;

	private final Outputs outputs;

	private final ModelCard card;

	ModelClassifier(Network network, InputForm form, Outputs outputs, ModelCard card) {
		this.network = network;
		this.form = form;
		this.outputs = outputs;
		this.card = card;
	}

	@Override
	public List<Guess> classify(List<Glyph> glyphs) {
		List<Guess> guesses = new ArrayList<>(glyphs.size());
		for (int from = 0; from < glyphs.size(); from += AT_ONCE) {
			List<Glyph> some = glyphs.subList(from, Math.min(glyphs.size(), from + AT_ONCE));
			guesses.addAll(this.outputs.guesses(this.network.run(this.form.of(some), some.size())));
		}
		return guesses;
	}

	@Override
	public ModelCard card() {
		return this.card;
	}

}
