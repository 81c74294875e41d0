package org.digits.serve;

import org.digits.classify.UnusableModel;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the server doesn't start when its model can't be used. */
class UnusableModelFailureAnalyzer extends AbstractFailureAnalyzer<UnusableModel> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnusableModel cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"Set digits.model.path to a Keras model of the ten digits, or leave it out to use the model that comes "
						+ "with the program.",
				cause);
	}

}
