package org.digits.classify;

import java.util.List;

import org.digits.glyph.Glyph;

/** A network of which it is known what it wants and what it means. */
final class ModelClassifier implements Classifier {

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
		if (glyphs.isEmpty()) {
			return List.of();
		}
		return this.outputs.guesses(this.network.run(this.form.of(glyphs), glyphs.size()));
	}

	@Override
	public ModelCard card() {
		return this.card;
	}

}
